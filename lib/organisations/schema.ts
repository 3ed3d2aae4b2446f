import { z } from 'zod'
import { canonical, isOneLine, isStorable } from '@/lib/kernel/text'
import { emailSchema } from '@/lib/sessions/schema'

const line = (max: number) =>
  z
    .string('required')
    .refine(isStorable, 'notWellFormed')
    .transform(canonical)
    .pipe(z.string().min(1, 'required').max(max, 'tooLong'))

/** Roles in an organisation, from the least to the most that they may do. */
export const ROLES = ['drafter', 'submitter', 'focal_point'] as const
const role = z.enum(ROLES, 'choose')
const id = z.uuid()

/** States and observers are here from the start; aggregates are made with what they sum up. */
export const REGISTRABLE = [
  'regional_organisation',
  'un_entity',
  'ecosoc_ngo',
  'other_ngo',
  'academia',
  'private_sector',
  'technical_community',
  'human_rights_institution',
  'individual_expert',
] as const

export const ECOSOC = ['general', 'special', 'roster'] as const

/** ECOSOC status is asked of NGOs that have it, and of nobody else. */
export const registerSchema = z
  .strictObject({
    name: line(200).refine(isOneLine, 'oneLine'),
    type: z.enum(REGISTRABLE, 'choose'),
    ecosocStatus: z.union([z.literal(''), z.enum(ECOSOC)], 'choose').default(''),
  })
  .refine(({ type, ecosocStatus }) => type !== 'ecosoc_ngo' || ecosocStatus !== '', {
    path: ['ecosocStatus'],
    message: 'choose',
  })
  .transform(({ ecosocStatus, ...organisation }) => ({
    ...organisation,
    ecosocStatus: organisation.type === 'ecosoc_ngo' && ecosocStatus !== '' ? ecosocStatus : null,
  }))

export const verifySchema = z.strictObject({ organisation: id })

export const askSchema = z.strictObject({ organisation: id, role, reason: line(500) })
export const requestSchema = z.strictObject({ request: id })
export const decideSchema = z.strictObject({
  request: id,
  answer: z.enum(['accept', 'decline'], 'choose'),
})

/** Who becomes focal point is handed over to, or asks. */
export const INVITED_ROLES = ['drafter', 'submitter'] as const
export const inviteSchema = z.strictObject({
  organisation: id,
  email: emailSchema,
  role: z.enum(INVITED_ROLES, 'choose'),
})
export const invitationSchema = z.strictObject({ invitation: id })
export const answerInvitationSchema = z.strictObject({
  invitation: id,
  answer: z.enum(['accept', 'decline'], 'choose'),
})

export const changeRoleSchema = z.strictObject({ membership: id, role })
/** `alone` confirms that nobody will be left who speaks for the organisation. */
export const endMembershipSchema = z.strictObject({
  membership: id,
  alone: z.literal('on').optional(),
})
/** `membership` is that of the delegate who becomes focal point. */
export const handOverSchema = z.strictObject({
  organisation: id,
  membership: z.uuid('choose'),
})

/** What is searched for in the directory; anything longer finds nothing anyway. */
export const findSchema = z
  .string()
  .refine(isStorable)
  .transform(canonical)
  .pipe(z.string().max(200))
  .catch('')
