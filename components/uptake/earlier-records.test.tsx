import { NextIntlClientProvider } from 'next-intl'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { Carried } from '@/lib/uptake/carry-views'
import type { WorkPoint } from '@/lib/uptake/record-views'
import messages from '@/messages/en.json'
import { CarriedSource } from './carried-source'
import { EarlierRecords } from './earlier-records'

const told = (node: ReactNode) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={messages}>
      {node}
    </NextIntlClientProvider>,
  )
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

const asked = {
  id: 'q',
  reason: 'Nobody is named.',
  askedOn: '2026-10-03',
  sameOrganisation: false,
}
const one: WorkPoint['earlier'][number] = {
  ...{ revision: 'Zero draft', slug: 'zero-draft', outcome: 'carried_elsewhere', reason: 'Later.' },
  ...{
    carriedTo: 'DTG 2',
    state: 'decided',
    public: 'reflected',
    labels: ['4'],
    lineageIds: ['l'],
  },
  verdict: { answer: 'not', wouldNeed: 'Say who keeps it.', day: '2026-10-02' },
  reconsideration: { ...asked, kept: null, corrected: false, correcting: true },
}

test('an earlier record is told with what is public, what its author answered and asked, and what came of it', () => {
  const text = told(<EarlierRecords earlier={[one]} hrefIn={(slug) => `?revision=${slug}`} />)
  for (const part of [
    'Public meanwhile: Reflected.',
    'Carried to DTG 2',
    'The author’s answer: Not reflected',
    'Say who keeps it.',
    'Nobody is named.',
    'A correction of the record is recorded and not published yet.',
  ])
    expect(text).toContain(part)
  expect(text).not.toContain('Answered by a correction')
})

test('a proposal says how far its source is, and what was corrected that it repeats', () => {
  const held = { source: 'published', disputed: false, correction: false, contradicted: null }
  const source = (more: object) => told(<CarriedSource carried={{ ...held, ...more } as Carried} />)
  expect(source({}).trim()).toBe('')
  expect(source({ source: 'decided', correction: true })).toMatch(/not reviewed yet\. .*corrects/)
  const by = { revision: 'Zero draft', outcome: 'noted', reason: 'We erred.', state: 'agreed' }
  expect(source({ contradicted: { ...by, day: '2026-10-05' } })).toMatch(
    /In Zero draft it is recorded since 5 October 2026 as: Noted \(Agreed\)\..*We erred\./,
  )
})
