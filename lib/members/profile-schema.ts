import { z } from 'zod'
import { canonical, hasBidiControls, isStorable } from '@/lib/kernel/text'
import { locales } from '@/lib/platform/i18n'

/** A member's own name, which may be empty, and the language of their mails. */
export const profileSchema = z.strictObject({
  name: z
    .string('required')
    .max(200, 'tooLong')
    .refine(isStorable, 'notWellFormed')
    .refine((name) => !hasBidiControls(name) && !/\p{Cc}/u.test(name), 'bidiControls')
    .transform(canonical),
  locale: z.enum(locales, 'choose'),
  /** Where to go afterwards; a path of this site or nothing. */
  callbackUrl: z.string().max(500).default(''),
})
