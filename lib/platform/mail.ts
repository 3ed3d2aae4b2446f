import sql from 'sql-template-tag'
import { readIn, type Transaction } from './db'
import type { MailKind } from './notices'

export type Mail = {
  /** The same key is never sent twice: kind, subject and recipient, e.g. `input.submitted:<id>:<member>`. */
  key: string
  /** Null for a member without an address, who gets none. */
  recipient: string | null
  locale: string
  subject: string
  text: string
  /** Whom it tells of what, for a mail that can be unsubscribed from. */
  kind?: MailKind
  memberId?: string
}

/** Links to sign in, codes that confirm an address and news of one's second factor are sent in any case. */
const always = ({ key }: { key: string }) => /^(session|second_factor|address)\./.test(key)

/** Who of these wants no mail: asked in the one place that all mails pass, so that none forgets it. */
async function stopped(tx: Transaction, mails: readonly Mail[]): Promise<Set<string>> {
  if (mails.length === 0) return new Set()
  const rows = await readIn<{ email: string }>(
    tx,
    sql`SELECT email FROM members WHERE email = ANY(${mails.map(({ recipient }) => recipient)}::text[])
      AND mail_stopped_at IS NOT NULL`,
  )
  return new Set(rows.map(({ email }) => email))
}

/**
 * Puts mails into the outbox in the transaction of the act they tell of (security.md): with mail down the
 * act still succeeds. They are sent afterwards by lib/notifications. What a member is told of goes through
 * `tell`, which knows how they want it; this is for what is asked for without an account or told in any case.
 * Members who stopped their mail get none, nor do those without an address.
 */
export async function queueMails(tx: Transaction, wished: readonly Mail[]): Promise<void> {
  const mails = wished.flatMap(({ recipient, ...mail }) =>
    recipient ? [{ ...mail, recipient }] : [],
  )
  const unwanted = await stopped(
    tx,
    mails.filter((mail) => !always(mail)),
  )
  const data = mails.filter((mail) => always(mail) || !unwanted.has(mail.recipient))
  await tx.outboxMail.createMany({ data, skipDuplicates: true })
}
