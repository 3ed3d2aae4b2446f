import { type KnownPoint, knownOf } from './foreign-known'
import type { Entry } from './on-behalf-judgement'
import type { ForeignAnswer } from './on-behalf-views'

type Given = { entries: readonly Entry[]; answers: readonly ForeignAnswer[] }

/**
 * Leaves out of what is about to be stored each point that somebody else recorded from the same source since the table was
 * read: the same author's, in the same words. An answer to it is one to that point from then on.
 * @param known points that were recorded since
 * @returns what is left, and what was left out, by row and reference
 */
export function withoutKnown(
  { entries, answers }: Given,
  known: readonly KnownPoint[],
): Given & { met: string[] } {
  const said = entries.flatMap(({ rows, points, organisation, person }) =>
    points.map((point, at) => ({
      row: rows[at] ?? 0,
      ...{ organisation, person, statement: point.statement, paragraph: point.paragraphReference },
      // Where inputs hold several rows it tells none of them apart.
      locator: '',
    })),
  )
  const { points: found } = knownOf(said, known)
  const places = new Map<string, Pick<ForeignAnswer, 'key' | 'reference' | 'number'>>()
  const left = entries.flatMap((entry) => {
    const kept = entry.rows.flatMap((row, at) => (found.has(row) ? [] : [at]))
    for (const [at, row] of entry.rows.entries()) {
      const point = found.get(row)
      places.set(
        `${entry.key} ${at + 1}`,
        point
          ? { key: null, reference: point.reference, number: point.number }
          : { key: entry.key, reference: null, number: kept.indexOf(at) + 1 },
      )
    }
    const of = <Item>(items: readonly Item[]) => kept.flatMap((at) => items[at] ?? [])
    return kept.length > 0 ? [{ ...entry, rows: of(entry.rows), points: of(entry.points) }] : []
  })
  return {
    entries: left,
    answers: answers.map((one) => ({ ...one, ...places.get(`${one.key} ${one.number}`) })),
    met: [...found].map(([row, { reference }]) => `${row} (${reference})`),
  }
}
