import { type NamedPlace, namedPlaces } from '@/lib/uptake/named-places'
import type { PointWork } from '@/lib/uptake/record-views'
import {
  indexRevision,
  indexTranslation,
  type Suggestion,
  suggestParagraphs,
} from '@/lib/uptake/suggestions'
import type { Bench } from '@/lib/workbench/bench-views'
import { type BenchPoint, type Draft, NOTHING, type Returned } from './bench-state'

type Words = {
  name: (point: { reference: string; number: number }) => string
  why: (suggestion: Suggestion) => string[]
  none: string
  /** Of a paragraph that the author named and that has ended. */
  ended: (place: NamedPlace) => string
  /** Of a point in another language than the text: the version it is compared with, or that there is none. */
  language: (language: string, held: boolean) => string
}

/** Why a point can't be decided, if it can't. */
function closedBecause({ interested, successor, record }: PointWork) {
  if (interested) return 'interested'
  // What is public of it is corrected all the same.
  if (successor && record?.state !== 'published' && !record?.corrects) return 'replaced'
  if (record?.state === 'proposed') return 'pending'
  return record?.ratedBy ? 'compiled' : null
}

/** The second reader who sent the record back as it is; what they wrote is for those who may decide it. */
function returnedBy({ record, interested }: PointWork): Returned | null {
  const last = record?.reviews.find(({ current }) => current)
  return record?.state === 'returned' && last && !interested
    ? { by: last.reviewer, comment: last.comment }
    : null
}

/** An earlier decision that may still hold is a start, and nothing more until it is saved. */
function carriedOn(
  { carried }: PointWork,
  paragraphsIn: (lineages: readonly string[]) => string[],
): Draft | null {
  if (!carried || carried.state === 'ended' || carried.outcome === 'dropped') return null
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
  const indexIn = (language: string) => {
    const other = bench.otherTexts[language]
    return other ? indexTranslation(other, paragraphs) : index
  }
  const notesOf = (
    { language, paragraphReference, named }: PointWork,
    suggested: readonly Suggestion[],
  ): string[] => {
    const held = language in bench.otherTexts
    const notes = namedPlaces(paragraphReference, named, index.texts)
      .filter(({ now }) => now.length === 0)
      .map(words.ended)
    if (language !== revision.language) notes.push(words.language(language, held))
    const wasCompared = held || language === revision.language
    return suggested.length > 0 || !wasCompared ? notes : [...notes, words.none]
  }
  const paragraphsIn = (lineages: readonly string[]) =>
    paragraphs
      .filter(({ lineageIds }) => lineageIds?.some((id) => lineages.includes(id)))
      .map(({ id }) => id)
  return items.map(({ pointId, reference, number, state, interested, outcome }) => {
    const work = works[pointId]
    const suggested = work ? suggestParagraphs(work, indexIn(work.language)) : []
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
            replaced: work.successor !== null,
            notes: notesOf(work, suggested),
            droppable: work.ended || decided?.outcome === 'dropped',
            returned: returnedBy(work),
            suggestions: suggested.map((suggestion) => {
              // What is found in another language's text has no place in the one that is shown.
              const shown = work.language in bench.otherTexts ? null : suggestion.found
              const { paragraphId: id } = suggestion
              return { id, why: words.why(suggestion), from: shown?.from ?? 0, to: shown?.to ?? 0 }
            }),
          }
        : null,
    }
  })
}
