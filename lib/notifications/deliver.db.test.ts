// Over 250 lines: servers that fail in every way, one after the other.
import { createHash } from 'node:crypto'
import { createServer, type Socket } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import sql from 'sql-template-tag'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { closeDatabase, db, read } from '@/lib/platform/db'
import { queueMails } from '@/lib/platform/mail'
import { seal } from '@/lib/platform/seal'
import { deliverOutbox } from './deliver'
import { claimDueMails, markBegun } from './mutations'
import { startDelivery } from './worker'

// A port of our own, below those that connections get, and at first nobody listens there. Set before
// the environment is first read.
const port = 15_000 + (process.pid % 15_000)
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
  read(sql`UPDATE outbox_mails SET next_attempt_at = now() - interval '1 minute'
    WHERE next_attempt_at IS NOT NULL`)

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
  expect(waiting.nextAttemptAt?.getTime()).toBeGreaterThan(Date.now())
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

describe('a process that ended', () => {
  test('before it handed the text over leaves the mail to the next one', async () => {
    await up()
    await queue('crash-before')
    await claimDueMails(20)
    expect(await deliverOutbox()).toEqual({ sent: 0, failed: 0 })
    await due()
    expect(await deliverOutbox()).toEqual({ sent: 1, failed: 0 })
    const id = `<${createHash('sha256').update('crash-before').digest('hex')}@localhost>`
    expect(received.map(({ messageId }) => messageId)).toEqual([id])
  })

  test('while it handed the text over leaves a mail that is not sent twice, and says so', async () => {
    await up()
    await queue('crash-within')
    const [mail] = await claimDueMails(20)
    expect(mail && (await markBegun(mail))).toBe(true)
    await due()
    expect(await deliverOutbox()).toEqual({ sent: 0, failed: 0 })
    await due()
    expect(await deliverOutbox()).toEqual({ sent: 0, failed: 0 })
    expect(received).toHaveLength(0)
    expect(await row('crash-within')).toMatchObject({
      lastError: 'UNCONFIRMED',
      nextAttemptAt: null,
      sentAt: null,
    })
  })

  test('nobody hands over a mail that was taken by another since', async () => {
    await queue('slow')
    const [slow] = await claimDueMails(20)
    await due()
    const [fast] = await claimDueMails(20)
    expect(fast).toMatchObject({ key: 'slow', attempts: 2 })
    expect(slow && (await markBegun(slow))).toBe(false)
    expect(fast && (await markBegun(fast))).toBe(true)
    expect(fast && (await markBegun(fast))).toBe(false)
  })
})

/** A server that speaks SMTP up to a point of one's choice, and there does `then`. */
const speakUntil = (at: 'greeting' | 'text', then: (socket: Socket) => void) =>
  new Promise<() => Promise<void>>((resolve) => {
    let texts = 0
    const sockets = new Set<Socket>()
    const fake = createServer((socket) => {
      sockets.add(socket)
      socket.on('error', () => {})
      if (at === 'greeting') return then(socket)
      let inText = false
      socket.write('220 fake\r\n')
      socket.on('data', (bytes) => {
        const said = bytes.toString()
        if (inText) {
          if (said.endsWith('\r\n.\r\n')) then(socket)
        } else if (said.startsWith('DATA')) {
          inText = true
          texts += 1
          socket.write('354 go on\r\n')
        } else socket.write('250 ok\r\n')
      })
    })
    fake.listen(port, '127.0.0.1', () =>
      resolve(async () => {
        for (const socket of sockets) socket.destroy()
        await new Promise((closed) => fake.close(closed))
        expect(texts).toBeLessThanOrEqual(1)
      }),
    )
  })

describe('a server', () => {
  test('that dies with the text in its hands is not given it again by itself', async () => {
    const end = await speakUntil('text', (socket) => socket.destroy())
    await queue('dies')
    expect(await deliverOutbox()).toEqual({ sent: 0, failed: 1 })
    await end()
    expect(await row('dies')).toMatchObject({
      nextAttemptAt: null,
      lastError: 'UNCONFIRMED ECONNECTION',
    })
    await up()
    await due()
    expect(await deliverOutbox()).toEqual({ sent: 0, failed: 0 })
    expect(received).toHaveLength(0)
  })

  test('that hangs with the text in its hands is left after ten seconds, and not told twice', async () => {
    const end = await speakUntil('text', () => {})
    await queue('hangs')
    expect(await deliverOutbox()).toEqual({ sent: 0, failed: 1 })
    await end()
    expect(await row('hangs')).toMatchObject({
      nextAttemptAt: null,
      lastError: 'UNCONFIRMED ETIMEDOUT',
    })
  })

  test('that hangs before is tried again, for nothing was sent', async () => {
    const end = await speakUntil('greeting', () => {})
    await queue('silent')
    expect(await deliverOutbox()).toEqual({ sent: 0, failed: 1 })
    await end()
    expect(await row('silent')).toMatchObject({ lastError: 'ETIMEDOUT', begunAt: null })
    await up()
    await due()
    expect(await deliverOutbox()).toEqual({ sent: 1, failed: 0 })
    await due()
    expect(await deliverOutbox()).toEqual({ sent: 0, failed: 0 })
    expect(received).toHaveLength(1)
  })

  test('that refuses the text for now is asked again', async () => {
    const end = await speakUntil('text', (socket) => socket.end('451 later\r\n'))
    await queue('later')
    expect(await deliverOutbox()).toEqual({ sent: 0, failed: 1 })
    await end()
    const waiting = await row('later')
    expect(waiting).toMatchObject({ lastError: 'EMESSAGE 451', begunAt: null })
    expect(waiting.nextAttemptAt).not.toBeNull()
  })
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
  // What is not translated yet stands in English.
  expect(mail?.headers.get('content-language')).toBe('ar, en')
  expect(mail?.headers.has('list')).toBe(false)
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
