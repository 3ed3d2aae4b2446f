import { NextIntlClientProvider } from 'next-intl'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { WorkPoint, WorkRecord } from '@/lib/uptake/record-views'
import messages from '@/messages/en.json'
import { RecordNow } from './record-history'

const record: WorkRecord = {
  ...{ id: 'r', version: 1, outcome: 'noted', reason: null, carriedTo: null, lineageIds: [] },
  ...{ state: 'published', decidedBy: 'Moderator One', decidedAt: '2026-10-02' },
  ...{ published: { day: '2026-10-30', number: 3 }, ratedBy: null, corrects: null, labels: [] },
  contradicted: null,
  ...{ reviews: [], comments: [] },
}
const shown = (more: Partial<WorkRecord> = {}) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={messages}>
      <RecordNow
        work={{ record: { ...record, ...more }, paragraphs: [] } as unknown as WorkPoint}
      />
    </NextIntlClientProvider>,
  ).replace(/<[^>]+>/g, '')

test('a record tells when it was decided and when it was published, each on its own day', () => {
  expect(shown()).toContain(
    'Decided by Moderator One, on 2 October 2026. Published on 30 October 2026, publication 3.',
  )
})

test('a record that is not public tells of no publication, one of a source of no decision', () => {
  expect(shown({ state: 'decided', published: null })).not.toContain('Published on')
  expect(shown({ decidedBy: null, ratedBy: 'A monitor' })).not.toContain('Decided by')
})
