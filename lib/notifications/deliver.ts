import { createHash } from 'node:crypto'
import { createTransport, type Transporter } from 'nodemailer'
import { env } from '@/lib/platform/env'
import { unseal } from '@/lib/platform/seal'
import { claimDueMails, type DueMail, markFailed, markSent } from './mutations'
import { nextAttempt } from './rules'

// One connection for all mails of a round. A server that hangs must not outlast the five minutes for
// which twenty mails are taken.
const transport = (): Transporter =>
  createTransport({
    url: env().SMTP_URL,
    pool: true,
    maxConnections: 1,
    connectionTimeout: 5_000,
    greetingTimeout: 5_000,
    socketTimeout: 10_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as Parameters<typeof createTransport>[0])

/** The same for every attempt, so that a mailbox can drop what a crash made us send twice. */
const messageId = (key: string) =>
  `<${createHash('sha256').update(key).digest('hex')}@${new URL(env().NEXTAUTH_URL).hostname}>`

const send = (by: Transporter, mail: DueMail) =>
  by.sendMail({
    messageId: messageId(mail.key),
    from: env().MAIL_FROM,
    // As an object: an address is not read as a list of them.
    to: { name: '', address: mail.recipient },
    subject: mail.subject,
    text: unseal(mail.text),
    xMailer: false,
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': mail.locale },
  })

/** Codes only: a server's words repeat the address. */
const codesOf = (error: unknown) => {
  const { code = 'ERROR', responseCode } = error as { code?: string; responseCode?: number }
  return { text: [code, responseCode].filter(Boolean).join(' '), responseCode }
}

async function deliver(by: Transporter, mail: DueMail): Promise<boolean> {
  try {
    await send(by, mail)
  } catch (error) {
    const { text, responseCode } = codesOf(error)
    await markFailed(mail.id, text, nextAttempt(mail, new Date(), responseCode))
    return false
  }
  await markSent(mail.id)
  return true
}

/**
 * Sends mails that are due, by SMTP. Each is taken for five minutes before and marked after it is
 * sent; a process that ends between the server's "accepted" and that mark leaves the one case in
 * which a mail goes out twice, then under the same Message-ID. A failure is tried again after 1, 5,
 * 30 minutes, 2, 6, 12 and 24 hours.
 * @returns how many were sent and how many failed
 */
export async function deliverOutbox({
  limit = 20,
} = {}): Promise<{ sent: number; failed: number }> {
  const mails = await claimDueMails(limit)
  const by = mails.length > 0 ? transport() : null
  let sent = 0
  for (const mail of mails) if (by && (await deliver(by, mail))) sent += 1
  by?.close()
  return { sent, failed: mails.length - sent }
}

/**
 * Looks for due mails every second until stopped. @returns a function that stops it and waits for
 * what is being sent
 */
export function startDelivery(everyMs = 1000): () => Promise<void> {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  const round = async (): Promise<void> => {
    // The database may be away for a while; what is due waits there.
    await deliverOutbox().catch((error: unknown) => console.error(`mail: ${codesOf(error).text}`))
    if (stopped) return
    await new Promise<void>((resolve) => {
      wake = resolve
      timer = setTimeout(resolve, everyMs)
    })
    if (!stopped) return round()
  }
  let wake = () => {}
  const running = round()
  return async () => {
    stopped = true
    clearTimeout(timer)
    wake()
    await running
  }
}
