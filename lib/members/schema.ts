import { z } from 'zod'

/** A member's address, as it was typed to find them. */
export const findMemberSchema = z.email('email').max(254, 'tooLong')

/** `role` is "admin", "auditor", or "moderator:" and the id of a stream. */
export const proposeRoleSchema = z.strictObject({
  memberId: z.uuid(),
  role: z
    .string('choose')
    .regex(/^(admin|auditor|moderator:[0-9a-f-]{36})$/, 'choose')
    .transform((value) => {
      const [role, streamId = null] = value.split(':')
      return { role: role as 'admin' | 'auditor' | 'moderator', streamId }
    }),
})

export const signRoleSchema = z.strictObject({
  id: z.uuid(),
  version: z.string().regex(/^1$/).transform(Number),
})

export const revokeRoleSchema = z.strictObject({ id: z.uuid() })

export const singleAdminSchema = z.strictObject({ singleAdmin: z.literal('on').optional() })
