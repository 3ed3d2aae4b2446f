import { type Match, matchRevisions, type Wording } from './lineage'

/** A paragraph of the revision before, by what it is called. */
export type Before = Wording & { label: string; number: string }

/** What somebody typed for a row of the review ("p0" is the first): the labels that it goes on from. */
export type Ties = Record<string, string>

export type Tied = {
  /** For each new paragraph what it goes on from, corrections included. */
  matches: Match[][]
  /** Whether somebody said otherwise than was recognised. */
  corrected: boolean[]
  /** By field, the code of what is wrong with it. */
  errors: Record<string, string>
}

export const rowOf = (index: number): string => `p${index}`

const folded = (label: string) => label.normalize('NFC').replace(/\s+/g, ' ').trim()

/** "12, 13(a)" as its labels; commas and semicolons of any script part them. */
export const labelsOf = (typed: string): string[] => [
  ...new Set(
    typed
      .split(/[,;،؛、，；]/)
      .map(folded)
      .filter(Boolean),
  ),
]

/** Labels as a row's field shows them. */
export const typedOf = (matches: readonly Match[], before: readonly Before[]): string =>
  matches.map(({ before: at }) => before[at]?.label ?? '').join(', ')

/**
 * What each paragraph goes on from: as recognised, but where somebody typed other labels by those, with the
 * method `manual`. An empty field is a paragraph that goes on from none.
 * @returns errors `ties.p12: unknownLabel` for a label that the revision before does not have
 */
export function tieRevisions(
  before: readonly Before[],
  after: readonly Wording[],
  ties: Ties = {},
): Tied {
  const places = new Map<string, number>()
  for (const [at, { label }] of before.entries()) {
    places.set(folded(label), at)
    const small = folded(label).toLowerCase()
    if (!places.has(small)) places.set(small, at)
  }
  const { matches } = matchRevisions(before, after)
  const errors: Tied['errors'] = {}
  const corrected = after.map(() => false)
  const tied = matches.map((recognised, index): Match[] => {
    const typed = ties[rowOf(index)]
    if (typed === undefined || before.length === 0) return recognised
    const found = labelsOf(typed).map(
      (label) => places.get(label) ?? places.get(label.toLowerCase()),
    )
    const known = [...new Set(found.filter((at) => at !== undefined))]
    if (known.length < found.length) errors[`ties.${rowOf(index)}`] = 'unknownLabel'
    const own = recognised.map((match) => match.before)
    if (known.length === own.length && known.every((at) => own.includes(at))) return recognised
    corrected[index] = true
    return known.map((at) => ({ before: at, method: 'manual', confidence: 1 }))
  })
  return { matches: tied, corrected, errors }
}
