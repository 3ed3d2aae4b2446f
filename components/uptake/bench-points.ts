import type { PointWork } from '@/lib/uptake/record-views'
import { indexRevision, type Suggestion, suggestParagraphs } from '@/lib/uptake/suggestions'
import type { Bench } from '@/lib/workbench/bench-views'
import { type BenchPoint, type Draft, NOTHING } from './bench-state'

type Words = {
  name: (point: { reference: string; number: number }) => string
  why: (suggestion: Suggestion) => string[]
}

/** Why a point can't be decided, if it can't. */
function closedBecause({ interested, successor, record }: PointWork) {
  if (interested) return 'interested'
  if (successor) return 'replaced'
  if (record?.state === 'proposed') return 'pending'
  return record?.ratedBy ? 'compiled' : null
}

/** An earlier decision that may still hold is a start, and nothing more until it is saved. */
function carriedOn(
  { carried }: PointWork,
  paragraphsIn: (lineages: readonly string[]) => string[],
): Draft | null {
  if (!carried || carried.state === 'ended') return null
  return {
    outcome: carried.outcome,
    reason: carried.reason ?? '',
    carriedTo: carried.carriedTo ?? '',
    paragraphs: paragraphsIn(carried.places.map(({ lineageId }) => lineageId)),
  }
}

/** The points of a workbench as the browser knows them, each with the paragraphs it is most likely about. */
export function benchPoints(bench: Bench, words: Words): BenchPoint[] {
  const { items, works, paragraphs, revision } = bench
  const index = indexRevision(revision.id, paragraphs)
  const paragraphsIn = (lineages: readonly string[]) =>
    paragraphs
      .filter(({ lineageIds }) => lineageIds?.some((id) => lineages.includes(id)))
      .map(({ id }) => id)
  return items.map(({ pointId, reference, number, state, interested, outcome }) => {
    const work = works[pointId]
    const decided = work?.record
    const record: Draft | null = decided
      ? {
          outcome: decided.outcome,
          reason: decided.reason ?? '',
          carriedTo: decided.carriedTo ?? '',
          paragraphs: paragraphsIn(decided.lineageIds),
        }
      : outcome && { ...NOTHING, outcome }
    return {
      id: pointId,
      name: words.name({ reference, number }),
      short: `${reference}#${number}`,
      interested,
      held: { version: decided?.version ?? 0, record, state },
      loaded: work
        ? {
            start: record ?? carriedOn(work, paragraphsIn) ?? NOTHING,
            closed: closedBecause(work),
            suggestions: suggestParagraphs(work, index).map((suggestion) => ({
              id: suggestion.paragraphId,
              why: words.why(suggestion),
              from: suggestion.found?.from ?? 0,
              to: suggestion.found?.to ?? 0,
            })),
          }
        : null,
    }
  })
}
