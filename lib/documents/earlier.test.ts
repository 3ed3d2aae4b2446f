import { describe, expect, it } from 'vitest'
import { type EarlierRow, earlierWordings } from './earlier'

const row = (of: string, slug: string, label: string, text: string): EarlierRow => ({
  of,
  revision: slug,
  slug,
  language: 'en',
  label,
  number: label,
  text,
})
const told = (rows: EarlierRow[], texts: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(earlierWordings(rows, texts)).map(([id, list]) => [
      id,
      list.map(({ revisions, places }) => [
        revisions.map(({ slug }) => slug).join(' '),
        places.map(({ label, text }) => `${label}: ${text}`).join(' | '),
      ]),
    ]),
  )

describe('earlierWordings', () => {
  it('tells each wording once for the revisions that had it, the latest first', () => {
    expect(
      told(
        [
          row('a', 'rev-3', '4', 'Now.'),
          row('a', 'rev-2', '3', 'Then.'),
          row('a', 'rev-1', '3', 'Then.'),
          row('a', 'zero', '2', 'Now.'),
        ],
        { a: 'Now.' },
      ),
    ).toEqual({ a: [['rev-2 rev-1', '3: Then.']] })
  })

  it('tells all that were merged, and of what was split what it says again', () => {
    const whole = 'States meet every year and the Secretariat publishes their reports.'
    expect(
      told(
        [
          row('a', 'rev-1', '1', 'States meet every year.'),
          row('a', 'rev-1', '2', 'The Secretariat publishes their reports.'),
          row('a', 'zero', '1', whole),
          row('b', 'rev-1', '1', 'One.'),
          row('b', 'rev-1', '2', 'Two.'),
        ],
        { a: 'The Secretariat publishes all their reports.', b: 'One. Two.' },
      ),
    ).toEqual({
      a: [
        ['rev-1', '2: The Secretariat publishes their reports.'],
        ['zero', `1: ${whole}`],
      ],
      b: [['rev-1', '1: One. | 2: Two.']],
    })
  })
})
