import { NextIntlClientProvider } from 'next-intl'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { Gaps } from '@/lib/summaries/compose'
import messages from '@/messages/en.json'
import { GapTables } from './gap-tables'

const pillars = [
  { key: 'norms', title: 'Norms' },
  { key: 'cbm', title: 'CBMs' },
]
const gaps: Gaps = {
  pillars: [
    { key: 'norms', gaps: { agree: 2, higher: 7, unanswered: 5 } },
    { key: 'cbm', gaps: { apart: 3, lower: 1 } },
  ],
  types: [{ key: 'academia', gaps: { agree: 2, higher: 7, unanswered: 5 } }],
  cells: [{ pillar: 'norms', types: [{ key: 'academia', gaps: { higher: 7 } }] }],
}

/** Each table as its caption and the cells of its rows. */
function tablesOf(shown: Gaps, titled = pillars) {
  const html = renderToStaticMarkup(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={messages}>
      <GapTables gaps={shown} pillars={titled} />
    </NextIntlClientProvider>,
  )
  const text = (cell: string) => cell.replace(/<[^>]+>/g, '')
  return html
    .split('<table')
    .slice(1)
    .map((table) => ({
      caption: text(/<caption[^>]*>(.*?)<\/caption>/.exec(table)?.[1] ?? ''),
      rows: [...table.matchAll(/<tr[^>]*>(.*?)<\/tr>/g)]
        .slice(1)
        .map(([, row = '']) =>
          [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, cell = '']) => text(cell)),
        ),
    }))
}

test('tell by pillar, by type and by both how many points were answered, and how', () => {
  expect(tablesOf(gaps)).toEqual([
    {
      caption: 'Recorded uptake beside verdicts, in points: Pillar',
      // Answered; the same, higher, lower, apart; not answered.
      rows: [
        ['Norms', '9', '2', '7', '0', '0', '5'],
        ['CBMs', '4', '0', '0', '1', '3', '0'],
      ],
    },
    {
      caption: expect.stringContaining('in points: '),
      rows: [['Academia', '9', '2', '7', '0', '0', '5']],
    },
    {
      caption: expect.stringContaining('Who spoke, Norms'),
      rows: [['Academia', '7', '0', '7', '0', '0', '0']],
    },
  ])
})

test('of one pillar are one table, as those of summaries from before it was counted have no cells', () => {
  expect(tablesOf(gaps, pillars.slice(0, 1))).toHaveLength(1)
  const { cells: _, ...older } = gaps
  expect(tablesOf(older)).toHaveLength(2)
})
