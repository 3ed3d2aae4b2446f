import { z } from 'zod'
import { canonical, isOneLine, isStorable } from '@/lib/kernel/text'
import { locales } from '@/lib/platform/i18n'
import { confirmCodeSchema, emailSchema } from '@/lib/sessions/schema'

/** A member's own name or pseudonym, which may be empty, and the language of their mails. */
const profile = z.strictObject({
  name: z
    .string('required')
    .max(200, 'tooLong')
    .refine(isStorable, 'notWellFormed')
    .refine(isOneLine, 'oneLine')
    .transform(canonical),
  /** The name is a pseudonym: then there must be one. */
  pseudonym: z.literal('on').optional(),
  locale: z.enum(locales, 'choose'),
  /** Where to go afterwards; a path of this site or nothing. */
  callbackUrl: z.string().max(500).default(''),
})

export const profileSchema = profile.superRefine(({ name, pseudonym }, context) => {
  if (pseudonym && !name) context.addIssue({ code: 'custom', path: ['name'], message: 'required' })
})

export const mailSchema = z.strictObject({ mail: z.literal('on').optional() })

export const addressSchema = z.strictObject({ email: emailSchema })
export const confirmAddressSchema = confirmCodeSchema.omit({ locale: true })
