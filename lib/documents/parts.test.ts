import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withKinds } from './kinds'
import { parseParagraphs } from './paragraphs'
import { restartsOf, withPart } from './parts'
import { reviewOf } from './review'
import { decideRevision } from './rules'

const text = '1. Meet.\n2. Report.\n(a) yearly;\n\n1. Fund.\n2. Train.\n\n1. Review.'
const restarts = (of: string) => {
  const { paragraphs, problems } = parseParagraphs(of)
  return restartsOf(paragraphs, problems)
}
const told = (of: string) =>
  parseParagraphs(of).paragraphs.map(({ number, label }) => `${number} ${label}`)

describe('a list that starts again without a heading', () => {
  it('is told where it starts again, once for each time', () => {
    expect(restarts(text)).toEqual([5, 8])
    expect(restarts('1. One.\n2. Two.\n2. Again.\n3. Three.')).toEqual([3])
    expect(restarts('1. One.\n(a) x;\n(a) y.')).toEqual([])
  })

  it('begins a part of its own once somebody says so, its numbers as they are printed', () => {
    const once = withPart(text, '5')
    expect(restarts(once)).toEqual([8])
    const both = withPart(once, '8')
    expect(parseParagraphs(both).problems).toEqual([])
    expect(told(both)).toEqual(['1. 1', '2. 2', '(a) 2(a)', '1. p2 1', '2. p2 2', '1. p3 1'])
    // A line that has changed since begins none.
    for (const line of [undefined, '1', '6', '99', 'x']) expect(withPart(text, line)).toBe(text)
  })

  it('may begin with a heading, a letter, or no number, and ends where an annex begins', () => {
    expect(
      told('1. One.\n\n¶+ # Principles\n\n1. One.\n\n¶+ A text,\n1. One.\n\nAnnex\n\n1. One.'),
    ).toEqual(['1. 1', ' h1', '1. p2 1', ' u1', '1. p3 1', ' h2', '1. Annex 1'])
    expect(told('1. One.\n2.\n¶+ A text.\n1. One.')).toEqual(['1. 1', '2. 2', ' u1', '1. p2 1'])
  })

  it('stays one when what its paragraph is, or what it joins, is said', () => {
    const parted = withPart('1. Meet.\n\n1. Fund.\n2. Train.', '3')
    const headed = withKinds(parted, { p1: 'heading' })
    expect(parseParagraphs(headed).paragraphs.map(({ kind, part }) => [kind, part])).toEqual([
      ['paragraph', undefined],
      ['heading', true],
      ['paragraph', undefined],
    ])
    expect(told(withKinds(headed, { p1: 'paragraph' }))).toEqual(told(parted))
    expect(reviewOf([], { text: parted, join: 'p1' }).text).toBe('1. Meet. 1. Fund.\n2. Train.')
  })

  it('is otherwise taken for alternatives, told apart and to be looked at', () => {
    const { rows, problems } = reviewOf([], { text: '1. Meet.\n(a) x;\n\n1. Fund.\n(a) y.' })
    expect(rows.map(({ look, paragraph }) => [paragraph.label, look])).toEqual([
      ['1 [A]', true],
      ['1 [A](a)', false],
      ['1 [B]', true],
      ['1 [B](a)', false],
    ])
    expect(problems).toEqual([{ line: 4, code: 'repeated', label: '1', first: 1 }])
  })

  it('is looked through, and stored, as said', () => {
    const wanted = { after: 0, name: 'Draft', text: '1. Meet.\n\n1. Fund.' }
    const facts = { latest: 0, names: [], before: [] }
    expect(decideRevision(facts, { ...wanted, step: 'review' })).toMatchObject({
      code: 'UNCONFIRMED',
    })
    expect(decideRevision(facts, { ...wanted, step: 'store' })).toMatchObject({
      value: { paragraphs: [{ label: '1 [A]' }, { label: '1 [B]' }] },
    })
    expect(decideRevision(facts, { ...wanted, step: 'review', part: '3' })).toMatchObject({
      code: 'UNCONFIRMED',
    })
    const review = reviewOf([], { text: wanted.text, part: '3' })
    expect([review.restarts, review.rows.map(({ paragraph }) => paragraph.label)]).toEqual([
      [],
      ['1', 'p2 1'],
    ])
    expect(decideRevision(facts, { ...wanted, text: review.text, step: 'store' })).toMatchObject({
      value: { text: '1. Meet.\n\n¶+ 1. Fund.' },
    })
  })

  it('has labels of its own however often it starts', () => {
    const lists = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(lists, (lengths) => {
        let given = lengths
          .map((length) => Array.from({ length }, (_, at) => `${at + 1}. Text.`).join('\n'))
          .join('\n\n')
        for (let [line] = restarts(given); line !== undefined; [line] = restarts(given))
          given = withPart(given, String(line))
        expect(parseParagraphs(given).problems).toEqual([])
        expect(told(given)).toHaveLength(lengths.reduce((sum, length) => sum + length, 0))
      }),
    )
  })
})
