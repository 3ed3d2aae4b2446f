import { Readable } from 'node:stream'
import MailComposer from 'nodemailer/lib/mail-composer'
import type Mail from 'nodemailer/lib/mailer'
import { parseConnectionUrl } from 'nodemailer/lib/shared'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { env } from '@/lib/platform/env'

/** No limits of time but these: each is for one answer of the server. */
const LIMITS = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 10_000 }

/** Opens a connection to the mail server and signs in there where its address names an account. */
export function connect(): Promise<SMTPConnection> {
  const { auth, ...options } = parseConnectionUrl(env().SMTP_URL)
  const connection = new SMTPConnection({ ...options, ...LIMITS } as SMTPConnection.Options)
  return new Promise((resolve, reject) => {
    // Heard for as long as it is open: a connection that breaks while nothing is sent ends the process else.
    connection.on('error', reject)
    connection.connect((failed) => {
      if (failed) return reject(failed)
      const { user, pass } = (auth ?? {}) as { user?: string; pass?: string }
      if (!user) return resolve(connection)
      connection.login({ credentials: { user, pass: pass ?? '' } }, (refused) => {
        if (!refused) return resolve(connection)
        connection.close()
        reject(refused)
      })
    })
  })
}

/**
 * Hands one mail over. `begin` is awaited after the server has agreed to take the text and before it is
 * given any of it: until then nothing can have been sent. @throws what the server or the network said
 */
export async function handOver(
  by: SMTPConnection,
  mail: Mail.Options & { to: { name: string; address: string } },
  begin: () => Promise<void>,
): Promise<void> {
  const composed = new MailComposer({ ...mail, disableFileAccess: true, disableUrlAccess: true })
  const message = composed.compile()
  const { from } = message.getEnvelope()
  const bytes = await message.build()
  async function* text() {
    await begin()
    yield bytes
  }
  await new Promise<void>((resolve, reject) => {
    by.send({ from: from || '', to: [mail.to.address] }, Readable.from(text()), (failed) =>
      failed ? reject(failed) : resolve(),
    )
  })
}
