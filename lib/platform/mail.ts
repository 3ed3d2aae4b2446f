import type { Transaction } from './db'
import type { MailKind } from './notices'

export type Mail = {
  /** The same key is never sent twice: kind, subject and recipient, e.g. `input.submitted:<id>:<member>`. */
  key: string
  recipient: string
  locale: string
  subject: string
  text: string
  /** Whom it tells of what, for a mail that can be unsubscribed from. */
  kind?: MailKind
  memberId?: string
}

/**
 * Puts mails into the outbox in the transaction of the act they tell of (security.md): with mail down the
 * act still succeeds. They are sent afterwards by lib/notifications. What a member is told of goes through
 * `tell`, which knows how they want it; this is for what is asked for without an account or told in any case.
 */
export async function queueMails(tx: Transaction, mails: readonly Mail[]): Promise<void> {
  await tx.outboxMail.createMany({ data: [...mails], skipDuplicates: true })
}
