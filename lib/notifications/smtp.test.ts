import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { connect, handOver } from './smtp'

const seen: string[] = []
const server = new SMTPServer({
  disabledCommands: ['STARTTLS'],
  allowInsecureAuth: true,
  onAuth({ username, password }, _session, done) {
    const known = username === 'uptake' && password === 'p@ss'
    done(known ? null : new Error('who?'), { user: username })
  },
  onRcptTo({ address }, _session, done) {
    seen.push(`to ${address}`)
    done()
  },
  onData(stream, _session, done) {
    stream.on('data', () => seen.push('text')).on('end', () => done())
  },
})

const at = (user: string) => {
  const { port } = server.server.address() as AddressInfo
  return `smtp://${user}@127.0.0.1:${port}`
}

beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  vi.stubEnv('DATABASE_URL', 'postgresql://unused')
  vi.stubEnv('NEXTAUTH_URL', 'http://site.test')
  vi.stubEnv('NEXTAUTH_SECRET', 'x'.repeat(32))
  vi.stubEnv('SMTP_URL', at('uptake:p%40ss'))
})
afterAll(() => new Promise<void>((closed) => server.close(closed)))

const mail = (address: string) => ({
  from: 'Uptake <uptake@localhost>',
  to: { name: '', address },
  subject: 'S',
  text: 'T',
})

it('signs in with the account of the address, and asks before it gives any of the text', async () => {
  const connection = await connect()
  for (const address of ['a@example.org', 'b@example.org'])
    await handOver(connection, mail(address), async () => {
      seen.push('begin')
      await new Promise((later) => setTimeout(later, 20))
      expect(seen.at(-1)).toBe('begin')
    })
  connection.close()
  expect(seen).toEqual(['to a@example.org', 'begin', 'text', 'to b@example.org', 'begin', 'text'])
})

it('gives nothing of the text where the answer is no', async () => {
  seen.length = 0
  const connection = await connect()
  const refused = handOver(connection, mail('c@example.org'), async () => {
    throw new Error('another has it')
  })
  await expect(refused).rejects.toThrow('another has it')
  connection.close()
  expect(seen).toEqual(['to c@example.org'])
})
