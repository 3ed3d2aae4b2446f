import type SMTPConnection from 'nodemailer/lib/smtp-connection'
import { letterOf } from './letter'
import { claimDueMails, type DueMail, markBegun, markFailed, markSent } from './mutations'
import { nextAttempt } from './rules'
import { connect, handOver } from './smtp'

/** Codes only: a server's words repeat the address. */
const codesOf = (error: unknown) => {
  const { code = 'ERROR', responseCode } = error as { code?: string; responseCode?: number }
  return { text: [code, responseCode].filter(Boolean).join(' '), responseCode }
}

/** One connection for all mails of a round, opened at the first and anew after each failure. */
class Line {
  private open: SMTPConnection | null = null

  async hand(letter: Parameters<typeof handOver>[1], begin: () => Promise<void>): Promise<void> {
    this.open ??= await connect()
    await handOver(this.open, letter, begin).catch((error) => {
      this.end()
      throw error
    })
  }

  end(): void {
    this.open?.close()
    this.open = null
  }
}

async function deliver(by: Line, mail: DueMail): Promise<'sent' | 'failed' | 'taken'> {
  let stage: 'before' | 'begun' | 'taken' = 'before'
  try {
    await by.hand(await letterOf(mail), async () => {
      stage = (await markBegun(mail)) ? 'begun' : 'taken'
      if (stage === 'taken') throw new Error('another process has this mail')
    })
  } catch (error) {
    if ((stage as string) === 'taken') return 'taken'
    const { text, responseCode } = codesOf(error)
    // Its text was handed over and no answer came: it may have arrived, and is not sent twice.
    const unconfirmed = (stage as string) === 'begun' && responseCode === undefined
    const next = unconfirmed ? null : nextAttempt(mail, new Date(), responseCode)
    await markFailed(mail, { error: unconfirmed ? `UNCONFIRMED ${text}` : text, next, unconfirmed })
    return 'failed'
  }
  await markSent(mail)
  return 'sent'
}

/**
 * Sends mails that are due, by SMTP, none of them twice: a mail is taken for five minutes, and marked
 * before its first byte is handed over. If no answer tells what became of it, or the process ends there,
 * it is given up as unconfirmed, for an admin to decide (docs/adr/0008). Any other failure is tried again
 * after 1, 5, 30 minutes, 2, 6, 12 and 24 hours. Any number of processes may do this at once.
 * @returns how many were sent and how many failed
 */
export async function deliverOutbox({
  limit = 20,
} = {}): Promise<{ sent: number; failed: number }> {
  const count = { sent: 0, failed: 0, taken: 0 }
  const by = new Line()
  for (const mail of await claimDueMails(limit)) count[await deliver(by, mail)] += 1
  by.end()
  return { sent: count.sent, failed: count.failed }
}
