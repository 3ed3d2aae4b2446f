import { describe, expect, it } from 'vitest'
import { BEGUN, consequencesOf, decideCorrection, type TiedRevision } from './correction-rules'

const revision = (
  ordinal: number,
  ...paragraphs: [string, string, ...string[]][]
): TiedRevision => ({
  id: `rev-${ordinal}`,
  slug: `rev-${ordinal}`,
  name: `Rev.${ordinal}`,
  ordinal,
  paragraphs: paragraphs.map(([label, text, ...lineageIds]) => ({
    id: `${ordinal}/${label}`,
    kind: 'paragraph',
    number: label,
    label,
    depth: 0,
    text,
    lineageIds,
  })),
})

/** Paragraph 2 of Rev.1 was taken to go on from 1, and is repeated in Rev.2; 1 of Rev.1 is new. */
const revisions = [
  revision(0, ['1', 'States meet every year.', 'meet'], ['2', 'States report.', 'report']),
  revision(1, ['1', 'Something new.', 'new'], ['2', 'States meet at times.', 'meet']),
  revision(2, ['1', 'States meet at times.', 'meet'], ['2', 'Something new.', 'new']),
]
const decide = (label: string, from: string, of = 'rev-1') =>
  decideCorrection(revisions, { revision: of, label, from })
const decided = (label: string, from: string) => {
  const decision = decide(label, from)
  if (!decision.ok) throw new Error(decision.code)
  return decision.value
}

describe('decideCorrection', () => {
  it('unlinks a paragraph and what goes on from it: a lineage of their own begins', () => {
    expect(decided('2', '')).toMatchObject({ before: ['1'], after: [] })
    expect(decided('2', '').changes).toEqual([
      { paragraphId: '1/2', ordinal: 1, ends: ['meet'], begins: [BEGUN] },
      { paragraphId: '2/1', ordinal: 2, ends: ['meet'], begins: [BEGUN] },
    ])
  })

  it('links a new paragraph, which keeps the lineage that began with it', () => {
    expect(decided('1', '2').changes).toEqual([
      { paragraphId: '1/1', ordinal: 1, ends: [], begins: ['report'] },
      { paragraphId: '2/2', ordinal: 2, ends: [], begins: ['report'] },
    ])
  })

  it('links a paragraph to others, or to one more', () => {
    expect(decided('2', '2').changes[0]).toMatchObject({ ends: ['meet'], begins: ['report'] })
    expect(decided('2', '1, 2').changes[0]).toMatchObject({ ends: [], begins: ['report'] })
  })

  it('leaves to what goes on from several what it has from the others', () => {
    const split = [
      revision(0, ['1', 'States meet and report.', 'meet']),
      revision(1, ['1', 'States meet.', 'meet'], ['2', 'States report.', 'meet']),
      revision(2, ['1', 'States meet. States report.', 'meet']),
    ]
    const decision = decideCorrection(split, { revision: 'rev-1', label: '2', from: '' })
    expect(decision).toMatchObject({
      value: {
        changes: [
          { paragraphId: '1/2', ends: ['meet'], begins: [BEGUN] },
          { paragraphId: '2/1', ends: [], begins: [BEGUN] },
        ],
      },
    })
  })

  it.each([
    ['9', '1', { code: 'NOT_FOUND' }],
    ['2', '7', { fieldErrors: { from: ['unknownLabel'] } }],
    ['2', '1', { fieldErrors: { from: ['unchanged'] } }],
    ['1', '', { fieldErrors: { from: ['unchanged'] } }],
  ])('refuses paragraph %s from "%s"', (label, from, refusal) => {
    expect(decide(label, from)).toMatchObject(refusal)
  })

  it('ties the paragraph of exactly this label, and another case of it only where that is one', () => {
    const cased = [
      revision(
        0,
        ['12(A)', 'Upper.', 'upper'],
        ['12(a)', 'Lower.', 'lower'],
        ['Annex I', 'Annex.', 'annex'],
        ['13(Ii)', 'One.', 'one'],
        ['13(iI)', 'Other.', 'other'],
      ),
      revision(1, ['1', 'Something new.', 'new']),
    ]
    const from = (typed: string) =>
      decideCorrection(cased, { revision: 'rev-1', label: '1', from: typed })
    expect(from('12(A)')).toMatchObject({ value: { after: ['12(A)'] } })
    expect(from('12(a)')).toMatchObject({ value: { after: ['12(a)'] } })
    expect(from('12(a), 12(A)')).toMatchObject({ value: { after: ['12(A)', '12(a)'] } })
    expect(from('annex  i')).toMatchObject({ value: { after: ['Annex I'] } })
    expect(from('13(ii)')).toMatchObject({
      code: 'INVALID',
      fieldErrors: { from: ['severalLabels:13(Ii), 13(iI)'] },
    })
  })

  it('knows nothing before the first revision', () => {
    expect(decide('1', '', 'rev-0')).toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('what comes back over a gap', () => {
  const gap = [
    revision(0, ['1', 'States meet.', 'meet'], ['2', 'A fund pays.', 'fund']),
    revision(1, ['1', 'States meet.', 'meet']),
    revision(2, ['1', 'States meet.', 'meet'], ['2', 'A fund pays.', 'own']),
    revision(3, ['1', 'States meet.', 'meet']),
    revision(4, ['3', 'A fund pays.', 'own']),
  ]
  const from = (label: string, typed: string, revisions = gap) =>
    decideCorrection(revisions, { revision: 'rev-2', label, from: typed })

  it('is tied to where it ended, with what goes on from it over another gap', () => {
    expect(from('2', 'Rev.0: 2')).toMatchObject({
      ok: true,
      value: {
        before: [],
        after: ['Rev.0: 2'],
        changes: [
          { paragraphId: '2/2', ordinal: 2, ends: [], begins: ['fund'] },
          { paragraphId: '4/3', ordinal: 4, ends: [], begins: ['fund'] },
        ],
      },
    })
    expect(from('2', '2')).toMatchObject({ code: 'INVALID' })
  })

  it('is parted from it again', () => {
    const tied = gap.map((one) => ({
      ...one,
      paragraphs: one.paragraphs.map((each) =>
        each.lineageIds[0] === 'own' ? { ...each, lineageIds: ['fund'] } : each,
      ),
    }))
    expect(from('2', '', tied)).toMatchObject({
      ok: true,
      value: {
        before: ['Rev.0: 2'],
        after: [],
        changes: [
          { paragraphId: '2/2', ends: ['fund'], begins: [BEGUN] },
          { paragraphId: '4/3', ends: ['fund'], begins: [BEGUN] },
        ],
      },
    })
  })
})

describe('consequencesOf', () => {
  const record = (id: string, ordinal: number, lineage: string, fixed = true) => ({
    id,
    ordinal,
    lineageIds: [lineage],
    fixed,
  })
  const records = [
    record('earlier', 0, 'meet'),
    record('other', 0, 'report'),
    record('own', 1, 'meet'),
    record('open', 1, 'meet', false),
    record('later', 2, 'meet', false),
    record('apart', 1, 'new'),
  ]

  it('tells who comes and leaves, whose signed link is lost, and moves what is not signed', () => {
    const found = consequencesOf(decided('2', '2'), revisions, records)
    expect(found).toMatchObject({ come: 1, leave: 1, lost: ['own'] })
    expect(found.moved).toEqual([
      { recordId: 'open', ends: ['meet'], begins: ['report'] },
      { recordId: 'later', ends: ['meet'], begins: ['report'] },
    ])
  })

  it('loses nothing where a tie is added', () => {
    const found = consequencesOf(decided('2', '1, 2'), revisions, records)
    expect(found).toEqual({ come: 1, leave: 0, lost: [], moved: [] })
  })
})
