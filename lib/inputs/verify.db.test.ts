import { afterAll, expect, test } from 'vitest'
import { closeDatabase } from '@/lib/platform/db'
import { requestNotes } from '@/lib/platform/request'
import { verify } from './verify'

afterAll(closeDatabase)

const asked = { reference: 'GM26-7K2QXD', hash: 'a'.repeat(64) }
const from = (network: string, what: Record<string, unknown> = asked) =>
  requestNotes.run({ statements: 0, network }, () => verify(what))

test('who tries receipts at random is stopped after a hundred, and nobody else', async () => {
  // What is no reference or hash is not looked up, and does not count.
  expect(await from('192.0.2.1', { ...asked, hash: 'no hash' })).toMatchObject({ code: 'INVALID' })
  const answers = await Promise.all(Array.from({ length: 110 }, () => from('192.0.2.1')))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(100)
  const refused = answers.filter((answer) => !answer.ok && answer.code === 'RATE_LIMITED')
  expect(refused).toHaveLength(10)
  expect(await from('192.0.2.2')).toEqual({ ok: true, value: null })
})
