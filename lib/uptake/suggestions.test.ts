import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexParagraphs, suggestParagraphs as suggest } from './suggestions'

type Point = Parameters<typeof suggest>[0]
const suggestParagraphs = (point: Point, text: Parameters<typeof indexParagraphs>[0]) =>
  suggest(point, indexParagraphs(text))

const paragraph = (label: string, text: string) => ({ id: label, label, text, kind: 'paragraph' })
const text = [
  paragraph('1', 'States reaffirm the norms of responsible State behaviour.'),
  paragraph('2', 'States should keep their entries in the points of contact directory up to date.'),
  paragraph('12', 'States should fund fellowships for delegates.'),
  paragraph('12(a)', 'Fellowships are open to all regions.'),
]
const point = (what: Partial<Point>) => ({
  statement: 'Nothing in common whatsoever',
  proposedWording: null,
  paragraphReference: null,
  ...what,
})

describe('suggestParagraphs', () => {
  it('finds what the statement is about, and says why', () => {
    const [first] = suggestParagraphs(
      point({ statement: 'Keep the contact directory up to date' }),
      text,
    )
    expect(first).toMatchObject({ paragraphId: '2', reason: 'statement' })
  })

  it('prefers the proposed wording where that says more', () => {
    const [first] = suggestParagraphs(
      point({ proposedWording: 'States should fund fellowships for delegates of small States.' }),
      text,
    )
    expect(first).toMatchObject({ paragraphId: '12', reason: 'wording' })
  })

  it('puts first what the author names, and takes no part of a number for the whole', () => {
    const named = (paragraphReference: string) =>
      suggestParagraphs(point({ paragraphReference }), text).map(({ paragraphId }) => paragraphId)
    expect(named('para. 12 (a)')).toEqual(['12(a)'])
    expect(named('OP 12')).toEqual(['12'])
    expect(named('paras 1 and 12')).toEqual(['1', '12'])
    expect(named('112')).toEqual([])
  })

  it('comes back to what the point was linked to before, though its number is another now', () => {
    const moved = text.map((own, index) => ({ ...own, lineageIds: [`l${index}`] }))
    const found = suggestParagraphs(
      point({ paragraphReference: '2', earlier: [{ lineageIds: ['l2'] }] }),
      moved,
    )
    expect(found).toMatchObject([
      { paragraphId: '12', reason: 'earlier' },
      { paragraphId: '2', reason: 'number' },
    ])
  })

  it('follows what the author names from the revision that they read, whatever has its number now', () => {
    const moved = text.map((own, index) => ({ ...own, lineageIds: [`l${index}`] }))
    const read = (lineage: string) => ({
      ...{ revision: 'Zero draft', here: false, names: ['Zero draft', 'Rev.1'] },
      paragraphs: [{ label: '2', lineageIds: [lineage] }],
    })
    const wished = { paragraphReference: 'para. 2 of the Zero draft' }
    expect(suggestParagraphs(point({ ...wished, named: read('l2') }), moved)).toMatchObject([
      { paragraphId: '12', reason: 'reference', named: { label: '2', revision: 'Zero draft' } },
    ])
    expect(suggestParagraphs(point({ ...wished, named: read('gone') }), moved)).toEqual([])
  })

  it('puts a number that nothing is known of below the wording verbatim', () => {
    const proposedWording = 'Fellowships are open to all regions.'
    const found = suggestParagraphs(point({ paragraphReference: 'para. 1', proposedWording }), text)
    expect(found.map(({ reason }) => reason).slice(0, 2)).toEqual(['verbatim', 'number'])
  })

  it('suggests at most five, none twice and no heading', () => {
    fc.assert(
      fc.property(
        fc.array(fc.lorem({ maxCount: 8 }), { maxLength: 20 }),
        fc.lorem(),
        (texts, statement) => {
          const all = texts.map((own, index) => ({
            ...paragraph(String(index), own),
            kind: index % 3 ? 'paragraph' : 'heading',
          }))
          const ids = suggestParagraphs(point({ statement }), all).map(
            ({ paragraphId }) => paragraphId,
          )
          expect(ids.length).toBeLessThanOrEqual(5)
          expect(new Set(ids).size).toBe(ids.length)
          expect(ids.every((id) => Number(id) % 3)).toBe(true)
        },
      ),
    )
  })
})
