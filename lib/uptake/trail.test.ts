import { expect, test } from 'vitest'
import { visitor } from '@/lib/platform/viewer'
import { cellsOf, type RecordRow, trailOf } from './trail'

const record = (more: Partial<RecordRow> = {}): RecordRow => ({
  ...{ id: 'r', outcome: 'reflected', reason: null, carriedTo: null },
  ...{ decidedOn: '2026-11-01', publishedOn: '2026-11-08', signatures: 2 },
  ...{ ratedBy: null, confidence: null, locator: null, sourceUrls: [] },
  ...{ reconsideration: null, revisionId: 'one', supersedesId: null, verdicts: [] },
  lineages: [],
  ...more,
})
const revisions = [{ id: 'one', slug: 'rev-1', name: 'Rev.1', symbol: null }]

test('a record leads once to a paragraph that carries on several, and to no other revision', () => {
  const [here, there] = [
    { revisionId: 'one', label: '12' },
    { revisionId: 'two', label: '14' },
  ]
  const lineages = [{ places: [here, there] }, { places: [here] }]
  expect(cellsOf(revisions, [record({ lineages })])).toMatchObject([
    { record: { links: [{ label: '12', revisionSlug: 'rev-1' }] } },
  ])
})

test('a point that its author replaced is told from the one in its place', () => {
  const { documents } = trailOf(visitor(), {
    ...{ organisationId: null, authorId: null, now: new Date(), roundSlug: 'gm', reply: null },
    documents: [{ slug: 'd', title: 'D', revisions }],
    points: [
      { id: 'new', number: 1, version: 2, standing: true, records: null },
      { id: 'old', number: 1, version: 1, standing: false, records: [record()] },
      { id: 'gone', number: 2, version: 1, standing: false, records: null },
    ],
  })
  expect(documents[0]?.points).toMatchObject([
    { id: 'new', version: 2, replaced: false, cells: [{ kind: 'not_reviewed' }] },
    { id: 'old', version: 1, replaced: true, cells: [{ kind: 'recorded' }] },
  ])
})
