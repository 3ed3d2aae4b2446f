import { createHash } from 'node:crypto'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import sql from 'sql-template-tag'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { closeDatabase, db, read } from '@/lib/platform/db'
import { queueMails } from '@/lib/platform/mail'
import { seal } from '@/lib/platform/seal'
import { deliverOutbox, startDelivery } from './deliver'

// A port of our own, and at first nobody listens there. Set before the environment is first read.
const port = 20_000 + (process.pid % 20_000)
process.env.SMTP_URL = `smtp://127.0.0.1:${port}`

const received: ParsedMail[] = []
let refuse = (_address: string): { responseCode: number } | null => null
let server: SMTPServer | null = null

const up = () =>
  new Promise<void>((resolve) => {
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo({ address }, _session, done) {
        const refusal = refuse(address)
        done(refusal && Object.assign(new Error(`no such box ${address}`), refusal))
      },
      onData: (stream, _session, done) =>
        simpleParser(stream)
          .then((mail) => void received.push(mail))
          .then(() => done(), done),
    })
    server.listen(port, '127.0.0.1', resolve)
  })
const down = () =>
  new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve())).then(() => {
    server = null
  })

const queue = (key: string, more: { recipient?: string; subject?: string; text?: string } = {}) =>
  db().$transaction((tx) =>
    queueMails(tx, [
      { key, recipient: 'a@example.org', locale: 'ar', subject: 'S', text: 'T', ...more },
    ]),
  )
const row = (key: string) => db().outboxMail.findUniqueOrThrow({ where: { key } })
const due = () =>
  read(sql`UPDATE outbox_mails SET next_attempt_at = now() WHERE next_attempt_at IS NOT NULL`)

beforeEach(() => {
  received.length = 0
  refuse = () => null
})
afterEach(down)
afterAll(closeDatabase)

test('with mail down a mail waits, and goes out once when it is up', async () => {
  await queue('down')
  expect(await deliverOutbox()).toEqual({ sent: 0, failed: 1 })
  const waiting = await row('down')
  expect(waiting).toMatchObject({ attempts: 1, sentAt: null, lastError: 'ESOCKET' })
  expect(waiting.nextAttemptAt?.getTime()).toBeGreaterThan(Date.now() + 50_000)
  await up()
  expect(await deliverOutbox()).toEqual({ sent: 0, failed: 0 })
  await due()
  expect(await deliverOutbox()).toEqual({ sent: 1, failed: 0 })
  await due()
  expect(await deliverOutbox()).toEqual({ sent: 0, failed: 0 })
  expect(received).toHaveLength(1)
  expect(await row('down')).toMatchObject({ lastError: null, nextAttemptAt: null })
})

test('the same key is sent once, by ten deliveries at once', async () => {
  await up()
  for (let i = 0; i < 20; i += 1) await queue(`twice-${i % 10}`)
  const runs = await Promise.all(Array.from({ length: 10 }, () => deliverOutbox({ limit: 3 })))
  expect(runs.reduce((sum, { sent }) => sum + sent, 0)).toBe(10)
  expect(received).toHaveLength(10)
})

test('a process that ended before its mark sends again under the same Message-ID', async () => {
  await up()
  await queue('crash')
  await deliverOutbox()
  await read(
    sql`UPDATE outbox_mails SET sent_at = NULL, next_attempt_at = now() WHERE key = 'crash'`,
  )
  await deliverOutbox()
  const id = `<${createHash('sha256').update('crash').digest('hex')}@localhost>`
  expect(received.map(({ messageId }) => messageId)).toEqual([id, id])
})

test('a mail says what it is, in its own words, to one address', async () => {
  await up()
  const subject = 'Your input\r\nBcc: evil@example.org'
  const recipient = 'b@example.org, evil@example.org'
  await queue('headers', { subject, text: seal('نص\nzweite Zeile') })
  await queue('two', { recipient })
  await deliverOutbox()
  const mail = received.find(({ subject }) => subject?.startsWith('Your input'))
  expect(mail?.text?.trim()).toBe('نص\nzweite Zeile')
  expect(mail?.html).toBe(false)
  expect(mail?.headers.get('auto-submitted')).toBe('auto-generated')
  expect(mail?.headers.get('content-language')).toBe('ar')
  expect(mail?.headers.has('x-mailer')).toBe(false)
  expect(mail?.bcc).toBeUndefined()
  const others = received.flatMap(({ to }) => [to].flat().flatMap((one) => one?.value ?? []))
  expect(others.map(({ address }) => address)).not.toContain('evil@example.org')
})

describe('a refusal', () => {
  test('for good is not tried again, and its record names no address', async () => {
    await up()
    refuse = () => ({ responseCode: 550 })
    await queue('refused')
    await deliverOutbox()
    expect(await row('refused')).toMatchObject({ nextAttemptAt: null, lastError: 'EENVELOPE 550' })
  })

  test('for now is, and does not hold up the next mail', async () => {
    await up()
    refuse = (address) => (address.startsWith('full') ? { responseCode: 452 } : null)
    await queue('full', { recipient: 'full@example.org' })
    await queue('next')
    expect(await deliverOutbox()).toEqual({ sent: 1, failed: 1 })
    expect((await row('full')).nextAttemptAt).not.toBeNull()
  })
})

test('delivery runs until it is stopped', async () => {
  await up()
  const stop = startDelivery(20)
  await queue('loop')
  await expect.poll(() => received.length).toBe(1)
  await stop()
  await queue('after')
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(received).toHaveLength(1)
})
