import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchRevisions, type Wording } from './lineage'

const all = (...texts: string[]): Wording[] => texts.map((text) => ({ kind: 'paragraph', text }))
const brief = (before: Wording[], after: Wording[]) =>
  matchRevisions(before, after).matches.map((list) =>
    list.map(({ before: b, method }) => [b, method]),
  )

const norms =
  'States reaffirm that the eleven voluntary norms of responsible State behaviour apply.'
const cbms = 'The global points of contact directory is a practical measure to build confidence.'
const fund =
  'A dedicated fund for capacity-building could support participation by developing States.'
const law = 'International law, and in particular the Charter, is applicable to the use of ICTs.'

describe('matchRevisions', () => {
  it('follows identical wording wherever it went', () => {
    expect(brief(all(norms, cbms, fund), all(fund, norms, cbms))).toEqual([
      [[2, 'identical']],
      [[0, 'identical']],
      [[1, 'identical']],
    ])
  })

  it('follows a changed wording past an insertion, and names what is new and removed', () => {
    const changed = norms.replace('eleven voluntary', 'eleven agreed voluntary')
    const { matches, removed } = matchRevisions(all(norms, cbms), all(law, changed))
    expect(matches).toMatchObject([[], [{ before: 0, method: 'similar' }]])
    expect(matches[1]?.[0]?.confidence).toBeGreaterThan(0.9)
    expect(removed).toEqual([1])
  })

  it('takes the place into account where the wording alone is not enough', () => {
    const old =
      'Delegations stressed gender equality in cyber diplomacy and called for fellowships.'
    const rewritten =
      'Fellowships advance gender equality in diplomacy, as noted across the room today.'
    expect(brief(all(norms, old, law), all(norms, rewritten, law))[1]).toEqual([[1, 'order']])
    expect(brief(all(norms, old), all(rewritten, norms))[0]).toEqual([])
  })

  it('keeps both parts of a split, and both origins of a merger', () => {
    const whole = `${fund} ${cbms}`
    expect(brief(all(norms, whole, law), all(norms, fund, cbms, law))).toEqual([
      [[0, 'identical']],
      [[1, 'similar']],
      [[1, 'similar']],
      [[2, 'identical']],
    ])
    const merged = brief(all(norms, fund, cbms, law), all(norms, whole, law))
    expect(merged[1]?.map(([before]) => before).sort()).toEqual([1, 2])
  })

  describe('where texts are restructured', () => {
    const [x, y] = [
      'The Chair opened the meeting of the working group.',
      'The Secretariat shall publish a list of contacts every year.',
    ]
    const parts = [
      'States agree to nominate technical points of contact within six months of adoption.',
      'The directory is hosted by the Office for Disarmament Affairs without cost to members.',
      'Ping tests take place twice a year and results are circulated confidentially.',
      'Any State may suspend its participation by written notification to the depositary.',
    ]
    const [s0 = '', s1 = ''] = parts
    const other = 'An entirely new paragraph concerning fellowships for women delegates.'
    const list = ['share information on threats;', 'build national capacities;', 'protect links.']
    const law2 =
      'States reaffirm that international law, and in particular the Charter of the United Nations, is applicable and essential to maintaining peace, security and stability.'
    const need =
      'States recognise that capacity-building is an important aspect of the work and that it should be driven by the needs of recipients, and to the benefit of the developing.'
    const ties = (before: string[], after: string[]) =>
      matchRevisions(all(...before), all(...after)).matches.map((found) =>
        found.map((match) => match.before).sort(),
      )

    it.each([
      ['replaced by another', [x, law2, y], [x, need, y], [[0], [], [2]]],
      [
        'split into four',
        [x, parts.join(' '), y],
        [x, ...parts, y],
        [[0], [1], [1], [1], [1], [2]],
      ],
      ['merged from four', [x, ...parts, y], [x, parts.join(' '), y], [[0], [1, 2, 3, 4], [5]]],
      [
        'made a chapeau with a list',
        [x, `States should ${list.join(' and ')}`, y],
        [x, 'States should:', ...list, y],
        [[0], [1], [1], [1], [1], [2]],
      ],
      [
        'split by a new one',
        [x, `${s0} ${s1}`, y],
        [x, s0, other, s1, y],
        [[0], [1], [], [1], [2]],
      ],
      ['merged from afar', [s0, x, y, s1], [x, y, `${s0} ${s1}`], [[1], [2], [0, 3]]],
      ['moved and split', [`${s0} ${s1}`, x, y], [x, y, s0, s1], [[1], [2], [0], [0]]],
      [
        'split, and its longer half moved to the end',
        [x, `States affirm the value of training. ${s0}`, law2, y],
        [x, 'States affirm the value of training.', law2, y, s0],
        [[0], [1], [2], [3], [1]],
      ],
      [
        'followed by a short new one',
        [x, law2, y],
        [x, `${law2} Also.`, 'In particular.', y],
        [[0], [1], [], [2]],
      ],
    ])('a paragraph is followed where it is %s', (_, before, after, truth) => {
      expect(ties(before, after)).toEqual(truth)
    })
  })

  it('never ties a heading to a text', () => {
    const heading: Wording = { kind: 'heading', text: norms }
    expect(matchRevisions([{ kind: 'heading', text: law }], all(`${law} Indeed.`)).matches).toEqual(
      [[]],
    )
    expect(
      matchRevisions([heading], [{ kind: 'heading', text: `${norms} Now` }]).matches[0],
    ).toHaveLength(1)
  })

  it('is right for Chinese, where no spaces part the words', () => {
    const one = '各国重申，自愿、非约束性的负责任国家行为规范可减少对国际和平的风险。'
    const two = '各国再次重申，自愿、非约束性的负责任国家行为规范可减少对国际和平与安全的风险。'
    expect(brief(all(one, law), all(law, two))[1]).toEqual([[0, 'similar']])
  })

  const texts = fc.array(
    fc.record({
      kind: fc.constantFrom('heading' as const, 'paragraph' as const),
      text: fc.oneof(fc.lorem({ maxCount: 15 }), fc.constantFrom(norms, cbms, fund, law, '')),
    }),
    { maxLength: 15 },
  )

  it('accounts for every old paragraph once: gone on from, or removed', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const { matches, removed } = matchRevisions(before, after)
        expect(matches).toHaveLength(after.length)
        const seen = new Set([...matches.flat().map((match) => match.before), ...removed])
        expect([...seen].sort((a, b) => a - b)).toEqual(before.map((_, index) => index))
        for (const { confidence } of matches.flat()) {
          expect(confidence).toBeGreaterThan(0)
          expect(confidence).toBeLessThanOrEqual(1)
        }
      }),
    )
  })

  it('finds every paragraph of the same text again, in whatever order', () => {
    fc.assert(
      fc.property(texts, fc.integer(), (before, seed) => {
        const after = before.map((p, i) => ({ p, key: (i * 7919 + seed) % 101 }))
        after.sort((a, b) => a.key - b.key)
        const { matches } = matchRevisions(
          before,
          after.map(({ p }) => p),
        )
        for (const [at, { p }] of after.entries())
          if (p.text) expect(before[matches[at]?.[0]?.before ?? -1]?.text).toBe(p.text)
      }),
    )
  })
})
