import { z } from 'zod'

const schema = z.object({
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//),
  NEXTAUTH_URL: z.url(),
  NEXTAUTH_SECRET: z.string().min(32),
  SMTP_URL: z.string().regex(/^smtps?:\/\//),
  MAIL_FROM: z.string().default('Uptake <uptake@localhost>'),
  /** Set by `npm start` when it runs the demonstration mailbox; sign-in then says where mail arrives. */
  MAILBOX_URL: z.url().optional(),
  OIDC_ISSUER: z.url().optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  /** Name of the provider on the sign-in button. */
  OIDC_NAME: z.string().default('OpenID Connect'),
  /** `off` gives moderators and admins their powers without a second factor: for demonstrations. */
  STAFF_SECOND_FACTOR: z.enum(['required', 'off']).default('required'),
  /** Set where a proxy in front overwrites X-Forwarded-For. */
  TRUST_FORWARDED_FOR: z.stringbool().default(false),
  /** Counts SQL statements per response in a header; tests and benchmarks only. */
  UPTAKE_COUNT_STATEMENTS: z.stringbool().default(false),
})

let known: z.infer<typeof schema> | undefined

/**
 * The environment, checked once at first use so that a build needs none of it.
 * @throws ZodError that names each variable which is missing or malformed
 */
export const env = (): z.infer<typeof schema> => {
  known ??= schema.parse(process.env)
  return known
}
