import type { Transaction } from './db'

export type Mail = {
  /** The same key is never sent twice: kind, subject and recipient, e.g. `input.submitted:<id>:<member>`. */
  key: string
  recipient: string
  locale: string
  subject: string
  text: string
}

/**
 * Puts mails into the outbox in the transaction of the act they tell of (security.md): with mail down the
 * act still succeeds. They are sent afterwards by lib/notifications.
 */
export async function queueMails(tx: Transaction, mails: readonly Mail[]): Promise<void> {
  await tx.outboxMail.createMany({ data: [...mails], skipDuplicates: true })
}
