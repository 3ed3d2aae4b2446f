import { z } from 'zod'
import { UUID } from '@/lib/kernel/ids'
import { canonical, isOneLine, isStorable } from '@/lib/kernel/text'

/** A member's address, as it was typed to find them. */
export const findMemberSchema = z.email('email').max(254, 'tooLong')

/** `role` is "admin", "auditor", or "moderator:" and the id of a stream. */
export const proposeRoleSchema = z.strictObject({
  memberId: z.uuid(),
  role: z
    .string('choose')
    .regex(new RegExp(`^(admin|auditor|moderator:${UUID})$`), 'choose')
    .transform((value) => {
      const [role, streamId = null] = value.split(':')
      return { role: role as 'admin' | 'auditor' | 'moderator', streamId }
    }),
})

/** What an organiser records is of the channel of their consultation. */
export const CONSULTATIONS = [
  'regional_consultation',
  'capital_consultation',
  'unidir_or_other_consultation',
] as const

const line = z
  .string('required')
  .refine(isStorable, 'notWellFormed')
  .transform(canonical)
  .pipe(z.string().max(200, 'tooLong').refine(isOneLine, 'oneLine'))

/** `where` is "round:" or "stream:" and an id: all pillars of a round, or one. */
export const proposeOrganiserSchema = z.strictObject({
  memberId: z.uuid(),
  where: z
    .string('choose')
    .regex(new RegExp(`^(round|stream):${UUID}$`), 'choose')
    .transform((value) => {
      const [of, id = ''] = value.split(':')
      return of === 'round' ? { streamId: null, roundId: id } : { streamId: id }
    }),
  consultation: line.refine((name) => name !== '', 'required'),
  channel: z.enum(CONSULTATIONS, 'choose'),
  place: line.transform((place) => place || null),
})

export const signRoleSchema = z.strictObject({
  id: z.uuid(),
  version: z.string().regex(/^1$/).transform(Number),
})

export const revokeRoleSchema = z.strictObject({ id: z.uuid() })

export const singleAdminSchema = z.strictObject({ singleAdmin: z.literal('on').optional() })
