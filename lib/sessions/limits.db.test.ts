import sql from 'sql-template-tag'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { closeDatabase, db, read } from '@/lib/platform/db'
import { requestNotes } from '@/lib/platform/request'
import { visitor } from '@/lib/platform/viewer'
import { buildMember } from '@/prisma/builders/members'
import { askToSignIn } from './actions'
import { FakeBrowser } from './fake-browser'

vi.mock('next/headers', async () => (await import('./fake-browser')).nextHeaders)
afterAll(closeDatabase)
beforeEach(async () => {
  new FakeBrowser().use()
  await db().rateLimit.deleteMany()
})

/** Asks as a browser of `network` would, and counts the statements that it took. */
async function ask(email: string, network = 'a') {
  const notes = { statements: 0, network }
  const result = await requestNotes.run(notes, async () => {
    const asked = await askToSignIn.perform(visitor(), { email, locale: 'en' })
    if (asked.ok) await asked.value.settle?.()
    return asked
  })
  return { result, statements: notes.statements }
}

describe('whether an address is known', () => {
  test('shows neither in the answer, nor in what is stored, nor in the work done', async () => {
    const { email } = await buildMember()
    const [known, unknown] = [await ask(email), await ask('nobody@example.org')]
    expect(unknown.statements).toBe(known.statements)
    expect(known.statements).toBeGreaterThan(3)
    const shape = ({ result }: typeof known) =>
      result.ok && { to: result.value.to, keys: Object.keys(result.value) }
    expect(shape(unknown)).toEqual(shape(known))
    const mails = await db().outboxMail.findMany({ orderBy: { id: 'asc' } })
    expect(mails.map(({ subject }) => subject)).toEqual([mails[0]?.subject, mails[0]?.subject])
    expect(await db().member.count({ where: { email: 'nobody@example.org' } })).toBe(0)
  })
})

describe('limits', () => {
  test.each(['known', 'unknown'])(
    'a %s address gets eight links in a quarter of an hour',
    async (kind) => {
      const email = kind === 'known' ? (await buildMember()).email : 'someone@example.org'
      for (let i = 0; i < 8; i += 1) expect((await ask(email, `n${i}`)).result.ok).toBe(true)
      const { id } = await db().signInToken.findFirstOrThrow({ where: { email } })
      expect((await ask(email)).result).toMatchObject({ code: 'RATE_LIMITED' })
      expect(await db().outboxMail.count({ where: { recipient: email } })).toBe(8)
      // What was refused does not end the last link either.
      expect((await db().signInToken.findFirst({ where: { email } }))?.id).toBe(id)
      expect((await ask('another@example.org')).result.ok).toBe(true)
      await read(sql`UPDATE rate_limits SET expire = expire - 900000`)
      expect((await ask(email)).result.ok).toBe(true)
    },
  )

  const used = async (name: string, points: number) => {
    const [row] = await read<{ key: string }>(sql`
      UPDATE rate_limits SET points = ${points}::int WHERE starts_with(key, ${name}) RETURNING key`)
    expect(row?.key).toBeDefined()
  }

  test('a network asks 200 times, another is not touched by it', async () => {
    await ask('one@example.org', 'a')
    await used('ask-network', 200)
    expect((await ask('two@example.org', 'a')).result).toMatchObject({ code: 'RATE_LIMITED' })
    expect((await ask('two@example.org', 'b')).result.ok).toBe(true)
  })

  test('all together ask 3,000 times', async () => {
    await ask('three@example.org')
    await used('ask-all', 3000)
    expect((await ask('four@example.org', 'b')).result).toMatchObject({ code: 'RATE_LIMITED' })
  })

  test('keep no address and no network in the clear', async () => {
    await ask('five@example.org', '192.0.2.7')
    const rows = JSON.stringify(await read(sql`SELECT key FROM rate_limits`))
    expect(rows).toContain('ask-address')
    expect(rows).not.toMatch(/example|192\.0\.2/)
  })
})

test('more people than the database has connections for can ask at once', async () => {
  const asked = await Promise.all(
    Array.from({ length: 40 }, (_, index) => ask(`crowd-${index}@example.org`, `crowd ${index}`)),
  )
  expect(asked.every(({ result }) => result.ok)).toBe(true)
}, 60_000)
