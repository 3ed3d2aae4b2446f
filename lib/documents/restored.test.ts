import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { overtakenTies } from './overtaken'
import { type Past, pastOf } from './past'
import { reviewOf } from './review'
import { type Before, tieRevisions } from './ties'

type P = Before & { lineageIds: string[] }
const p = (label: string, text: string, ...lineageIds: string[]): P => ({
  kind: 'paragraph',
  label,
  number: label,
  text,
  lineageIds,
})
const meet = 'States meet once a year in New York and report on what they did.'
const fund = 'A voluntary fund pays for the travel of delegates from developing States.'
const list = 'The Secretariat publishes a list of contacts in all official languages.'

/** The fund is paragraph 2 of the draft, and of nothing in Rev.1. */
const zero = { name: 'Zero draft', paragraphs: [p('1', meet, 'meet'), p('2', fund, 'fund')] }
const rev1 = { name: 'Rev.1, as amended', paragraphs: [p('1', meet, 'meet')] }
const past = pastOf([zero, rev1])
const names = (list: readonly Past<P>[]) => list.map(({ label }) => label)
const textOf = (...texts: string[]) => texts.map((text, at) => `${at + 1}. ${text}`).join('\n\n')
const told = (typed: object) =>
  reviewOf(past, typed).rows.map(({ state, typed: from, was }) => [state, from, was])

describe('pastOf', () => {
  it('is the latest revision and, of those before, what ended, called by where it stood last', () => {
    expect(names(past)).toEqual(['1', 'Zero draft: 2'])
    const again = { name: 'Rev.2', paragraphs: [p('1', list, 'list')] }
    expect(names(pastOf([zero, rev1, again]))).toEqual([
      '1',
      'Rev.1 as amended: 1',
      'Zero draft: 2',
    ])
    expect(pastOf([])).toEqual([])
  })

  it('takes what was merged and then ended once, as it stood last', () => {
    const merged = { name: 'Rev.1', paragraphs: [p('1', `${meet} ${fund}`, 'meet', 'fund')] }
    const gone = { name: 'Rev.2', paragraphs: [p('1', list, 'list')] }
    expect(names(pastOf([zero, merged, gone]))).toEqual(['1', 'Rev.1: 1'])
  })

  it('leaves out what goes on in part', () => {
    const both = { name: 'Zero draft', paragraphs: [p('1', `${meet} ${fund}`, 'meet', 'fund')] }
    expect(names(pastOf([both, rev1]))).toEqual(['1'])
  })

  it('reaches every lineage once, in the revision before or where it ended', () => {
    const paragraph = fc.constantFrom('a', 'b', 'c', 'd', 'e')
    const revision = fc.uniqueArray(paragraph, { maxLength: 5 })
    fc.assert(
      fc.property(fc.array(revision, { maxLength: 5 }), (revisions) => {
        const found = pastOf(
          revisions.map((ids, at) => ({
            name: `Rev.${at}`,
            paragraphs: ids.map((id) => p(id, id, id)),
          })),
        )
        const reached = found.flatMap(({ lineageIds }) => lineageIds)
        expect(reached.toSorted()).toEqual([...new Set(revisions.flat())].toSorted())
        const last = revisions.at(-1) ?? []
        for (const { gone, lineageIds } of found)
          expect(gone === undefined).toBe(lineageIds.some((id) => (last as string[]).includes(id)))
      }),
    )
  })
})

describe('what ended and comes back', () => {
  it('goes on from where it stood, word for word or nearly so, and is called restored', () => {
    expect(told({ text: textOf(fund, meet) })).toEqual([
      ['restored', 'Zero draft: 2', null],
      ['same', '1', '1'],
    ])
    const nearly = fund.replace('voluntary', 'trust')
    const { rows, counts, removed } = reviewOf(past, { text: textOf(meet, nearly) })
    expect(rows[1]).toMatchObject({ state: 'restored', typed: 'Zero draft: 2' })
    expect(counts).toMatchObject({ restored: 1, new: 0, removed: 0 })
    expect(removed).toEqual([])
  })

  it('is new where it says something else, or too little to tell', () => {
    expect(told({ text: textOf(meet, list) })[1]).toEqual(['new', '', null])
    const half = fund.split(' ').slice(0, 5).join(' ')
    expect(told({ text: textOf(meet, half) })[1]).toEqual(['new', '', null])
    const before = pastOf([{ name: 'Zero', paragraphs: [p('9', 'Deleted.', 'x')] }, rev1])
    expect(reviewOf(before, { text: textOf(meet, 'Deleted.') }).rows[1]?.state).toBe('new')
  })

  it('comes before what the revision before has in its place', () => {
    const other = fund.replace('A voluntary fund pays', 'Nothing but a budget line pays')
    const before = pastOf([
      zero,
      { name: 'Rev.1', paragraphs: [p('1', meet, 'meet'), p('2', other, 'o')] },
    ])
    const { matches } = tieRevisions(before, [p('1', meet), p('2', fund)])
    expect(matches.map(([one]) => before[one?.before ?? 9]?.label)).toEqual(['1', 'Zero draft: 2'])
    // As long as that still says the same.
    const both = tieRevisions(before, [p('1', meet), p('2', other), p('3', fund)]).matches
    expect(both.map(([one]) => before[one?.before ?? 9]?.label)).toEqual([
      '1',
      '2',
      'Zero draft: 2',
    ])
  })

  it('is not what the revision before still says word for word', () => {
    const twice = { name: 'Zero draft', paragraphs: [p('1', meet, 'meet'), p('2', meet, 'twice')] }
    const { matches } = tieRevisions(pastOf([twice, rev1]), [p('1', meet)])
    expect(matches).toMatchObject([[{ before: 0 }]])
  })

  it('is said by hand, or said to be new', () => {
    const text = textOf(meet, list)
    expect(told({ text, ties: { p0: '1', p1: 'zero draft: 2' } })[1]?.slice(0, 2)).toEqual([
      'restored',
      'zero draft: 2',
    ])
    const back = textOf(meet, fund)
    expect(told({ text: back, ties: { p1: '' } })[1]).toEqual(['new', '', null])
    expect(tieRevisions(past, [p('1', fund)], { p0: '2' }).errors).toEqual({
      'ties.p0': 'unknownLabel',
    })
  })
})

describe('overtakenTies', () => {
  const was = pastOf([zero])
  const now = pastOf([zero, { name: 'Rev.1', paragraphs: [p('7', meet, 'meet')] }])
  const paragraphs = [p('1', list), p('2', meet)]

  it('says what somebody corrected of the revision that came meanwhile', () => {
    const said = (ties: Record<string, string>) =>
      overtakenTies(was, now, { paragraphs, ties }).ties
    // What was recognised is recognised anew.
    expect(said({ p0: '', p1: '1' })).toEqual({})
    expect(said({ p0: '1', p1: '' })).toEqual({ p0: '7', p1: '' })
    expect(said({ p0: '2', p1: '1' })).toEqual({ p0: 'Zero draft: 2' })
    expect(said({ p0: '1, 2', p1: '1' })).toEqual({ p0: '7, Zero draft: 2' })
    expect(said({ p0: '77', p1: '1' })).toEqual({ p0: '77' })
  })

  it('does so while the text is changed as well', () => {
    const kept = JSON.stringify([['mark', '1, 2']])
    const again = overtakenTies(was, now, { paragraphs, kept })
    expect(again).toEqual({ ties: {}, kept: JSON.stringify([['mark', '7, Zero draft: 2']]) })
    for (const broken of ['{', '1', 'null'])
      expect(() => overtakenTies(was, now, { paragraphs, kept: broken })).not.toThrow()
  })
})
