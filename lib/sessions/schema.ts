import { z } from 'zod'
import { canonical, isOneLine, isStorable } from '@/lib/kernel/text'
import { locales } from '@/lib/platform/i18n'

const locale = z.enum(locales)
const token = z.string().regex(/^[\w-]{43}$/)

/** An address as it is kept: small letters, so that one person is one member. */
export const emailSchema = z
  .string('required')
  .trim()
  .toLowerCase()
  .min(1, 'required')
  .max(254, 'tooLong')
  .pipe(z.email('email'))

export const askSchema = z.strictObject({
  email: emailSchema,
  locale,
  callbackUrl: z.string().max(2000).default(''),
})

export const confirmLinkSchema = z.strictObject({ token, locale })

export const confirmCodeSchema = z.strictObject({
  code: z.string('required').trim().min(1, 'required').max(40, 'tooLong'),
  locale,
})

/** A code of six digits from an app, or a recovery code, and where to go with it. */
export const factorCodeSchema = z.strictObject({
  code: z.string('required').trim().min(1, 'required').max(40, 'tooLong'),
  callbackUrl: z.string().max(2000).default(''),
})

export const resetFactorSchema = z.strictObject({ member: z.uuid() })

export const endSessionSchema = z.strictObject({ session: z.uuid() })

export const nothingSchema = z.strictObject({})

/**
 * What a provider vouches for: an identity, and an address where it tells one, which it must have verified
 * itself. No address is needed (docs/adr/0003).
 */
export const identitySchema = z
  .strictObject({
    issuer: z.url(),
    subject: z.string().min(1).max(255),
    email: z.union([
      z.literal('').transform(() => null),
      z.undefined().transform(() => null),
      z.null(),
      emailSchema,
    ]),
    verified: z.unknown(),
    /** Shown beside what they submit: the rules of a name that is typed; another one is left out. */
    name: z
      .string()
      .max(200)
      .refine((name) => isStorable(name) && isOneLine(name))
      .transform(canonical)
      .nullish()
      .catch(null),
    locale,
  })
  .refine(({ email, verified }) => email === null || verified === true, {
    path: ['verified'],
    message: 'invalid',
  })
