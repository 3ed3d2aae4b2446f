import fc from 'fast-check'
import sql from 'sql-template-tag'
import { afterAll, expect, test } from 'vitest'
import { comparableText } from '@/lib/kernel/comparable-text'
import { closeDatabase, read } from '@/lib/platform/db'

afterAll(closeDatabase)

const inSql = (texts: string[]) =>
  read<{ told: string }>(
    sql`SELECT comparable_text(t) AS told FROM unnest(${texts}::text[]) WITH ORDINALITY u(t, at) ORDER BY at`,
  )

test('what counts as the same wording is one rule, in SQL too', async () => {
  const codes = [0x09, 0x0a, 0x0d, 0x20, 0x85, 0xa0, 0xad, 0xb2, 0xb3, 0xb9, 0x2bc, 0x61c, 0x1680]
  const span = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, i) => from + i)
  codes.push(...span(0x2000, 0x2033), 0x205f, ...span(0x2060, 0x2079), 0x207d, 0x207e, 0x2212)
  const sign = fc.constantFrom(
    ...[...codes, 0x3000, 0xfeff].map((code) => String.fromCodePoint(code)),
    ...[
      'a',
      'B',
      'word',
      'km',
      '.',
      ')',
      'é',
      'e\u0301',
      '中',
      'ن',
      '1',
      '*',
      '"',
      "'",
      '-',
      '\n² ',
      '\n⁽i⁾ ',
      '\\',
      '[',
      '😀',
    ],
  )
  const texts = fc.array(fc.string({ unit: sign, maxLength: 24 }), {
    minLength: 200,
    maxLength: 200,
  })
  await fc.assert(
    fc.asyncProperty(texts, async (list) => {
      const told = await inSql(list)
      expect(told.map((row) => row.told)).toEqual(list.map(comparableText))
    }),
    { numRuns: 20 },
  )
})
