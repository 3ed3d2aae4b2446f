import { describe, expect, it } from 'vitest'
import { matchRevisions } from './lineage'
import { licencePair, type Pair, revisedDeclaration } from './lineage-corpus'
import { restructuredDeclaration } from './lineage-restructured'

/** How many ties were found rightly, wrongly and not at all. Ties that nobody can judge are left out. */
function measure(pairs: readonly Pair[]) {
  const count = { right: 0, wrong: 0, missed: 0 }
  for (const { before, after, truth, judged } of pairs) {
    for (const [at, list] of matchRevisions(before, after).matches.entries()) {
      const from = truth[at]
      if (!from) continue
      const found = list.map((match) => match.before)
      count.right += found.filter((one) => from.includes(one)).length
      count.missed += from.filter((one) => !found.includes(one)).length
      count.wrong += found.filter((one) => !from.includes(one) && judged(one)).length
    }
  }
  const { right, wrong, missed } = count
  return { ...count, precision: right / (right + wrong), recall: right / (right + missed) }
}

function expectRight(pairs: readonly Pair[], least: number) {
  const { right, missed, precision, recall } = measure(pairs)
  expect(right + missed).toBeGreaterThanOrEqual(least)
  expect(precision).toBeGreaterThanOrEqual(0.97)
  expect(recall).toBeGreaterThanOrEqual(0.97)
}

const successions = [
  ['AFL-2.0', 'AFL-2.1', 'AFL-3.0'],
  ['OSL-1.0', 'OSL-1.1', 'OSL-2.0', 'OSL-2.1', 'OSL-3.0'],
  ['APSL-1.0', 'APSL-1.1', 'APSL-1.2', 'APSL-2.0'],
  ['CDDL-1.0', 'CDDL-1.1'],
  ['MPL-1.0', 'MPL-1.1'],
  ['RPL-1.1', 'RPL-1.5'],
  ['CC-BY-2.0', 'CC-BY-2.5', 'CC-BY-3.0'],
]
const licences = successions.flatMap((names) =>
  names.slice(1).map((name, index) => licencePair(names[index] ?? '', name)),
)

const languages = [
  ['Arabic', 'arb'],
  ['Chinese', 'cmn_hans'],
  ['English', 'eng'],
  ['French', 'fra'],
  ['Russian', 'rus'],
  ['Spanish', 'spa'],
]

describe('lineages are right in at least 97 of a hundred ties', () => {
  it('between the versions of texts that were revised in earnest', () => {
    expectRight(licences, 230)
  })

  it.each(languages)(
    'in %s, with up to 40 % of the words changed, splits, mergers, moves and insertions',
    (_, code) => {
      const pairs = Array.from({ length: 12 }, (_, seed) => revisedDeclaration(code, seed + 1))
      expectRight(pairs, 800)
    },
  )

  it.each(languages)(
    'in %s, with 40 % of each paragraph new to the text, and one in seven moved',
    (_, code) => {
      const backwards = (word: string) => [...word].reverse().join('')
      const pairs = Array.from({ length: 12 }, (_, seed) =>
        revisedDeclaration(code, seed + 1, backwards),
      )
      expectRight(pairs, 500)
    },
  )

  it.each(languages)(
    'in %s, where paragraphs are replaced, split into many, merged from neighbours and from afar',
    (_, code) => {
      const pairs = Array.from({ length: 12 }, (_, seed) =>
        restructuredDeclaration(code, seed + 1, 0.05),
      )
      expectRight(pairs, 500)
    },
  )

  it('which a matcher by place alone is not', () => {
    const byPlace = licences.map((pair) => ({
      ...pair,
      before: pair.before.map(({ kind }, at) => ({ kind, text: `${at}` })),
      after: pair.after.map(({ kind }, at) => ({ kind, text: `${at}` })),
    }))
    expect(measure(byPlace).recall).toBeLessThan(0.9)
  })
})
