import { foldNumber } from '@/lib/kernel/paragraph-number'
import type { Match, Wording } from './lineage'
import { type Past, SEPARATORS } from './past'
import { matchPast } from './restored'

/** A paragraph that the new revision may go on from, by what it is called; see `pastOf`. */
export type Before = Past<Wording & { label: string; number: string }>

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
  ...new Set(typed.split(SEPARATORS).map(folded).filter(Boolean)),
]

/**
 * Which paragraphs are meant by what somebody typed: those of exactly these labels, else those that only
 * are printed otherwise, where that is one.
 * @returns their places, each once; or the code of what is wrong: `unknownLabel`, or `severalLabels` with the
 *   labels that it could be
 */
export function placesOf(
  typed: string,
  labels: readonly string[],
): { places: number[]; error: string | null } {
  const [exact, near] = [new Map<string, number>(), new Map<string, number[]>()]
  for (const [at, label] of labels.entries()) {
    const own = folded(label)
    exact.set(own, at)
    near.set(foldNumber(own), [...(near.get(foldNumber(own)) ?? []), at])
  }
  const places = new Set<number>()
  let error: string | null = null
  for (const label of labelsOf(typed)) {
    const own = exact.get(label)
    const meant = own === undefined ? (near.get(foldNumber(label)) ?? []) : [own]
    const [at] = meant
    if (at === undefined) error ??= 'unknownLabel'
    else if (meant.length > 1)
      error ??= `severalLabels:${meant.map((place) => labels[place]).join(', ')}`
    else places.add(at)
  }
  return { places: [...places], error }
}

/** Labels as a row's field shows them. */
export const typedOf = (matches: readonly Match[], before: readonly Before[]): string =>
  matches.map(({ before: at }) => before[at]?.label ?? '').join(', ')

/**
 * What each paragraph goes on from: as recognised, but where somebody typed other labels by those, with the
 * method `manual`. An empty field is a paragraph that goes on from none.
 * @returns errors such as `ties.p12: unknownLabel`; see `placesOf`
 */
export function tieRevisions(
  before: readonly Before[],
  after: readonly Wording[],
  ties: Ties = {},
): Tied {
  const labels = before.map(({ label }) => label)
  const matches = matchPast(before, after)
  const errors: Tied['errors'] = {}
  const corrected = after.map(() => false)
  const tied = matches.map((recognised, index): Match[] => {
    const typed = ties[rowOf(index)]
    if (typed === undefined || before.length === 0) return recognised
    const { places: known, error } = placesOf(typed, labels)
    if (error) errors[`ties.${rowOf(index)}`] = error
    const own = recognised.map((match) => match.before)
    if (known.length === own.length && known.every((at) => own.includes(at))) return recognised
    corrected[index] = true
    return known.map((at) => ({ before: at, method: 'manual', confidence: 1 }))
  })
  return { matches: tied, corrected, errors }
}
