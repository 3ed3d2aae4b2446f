import type { Refusal } from '@/lib/kernel/result'
import { type ReviewFilter, reviewText } from './review-views'

type Place = { roundSlug: string; documentSlug: string; revisionSlug: string }

/** The page where a point is decided in a revision, without its locale. */
export const recordPath = (
  { roundSlug, documentSlug: document, revisionSlug: revision }: Place,
  pointId: string,
  more: Record<string, string> = {},
): string =>
  `/moderate/${roundSlug}/records/${pointId}?${new URLSearchParams({ document, revision, ...more })}`

/** The page of the next record to review, on the way through what a filter leaves; or the list of these. */
export function reviewPath(
  { roundSlug }: Pick<Place, 'roundSlug'>,
  filter: ReviewFilter,
  to: { onwards: (Omit<Place, 'roundSlug'> & { pointId: string }) | null; done: string },
): string {
  const { onwards, done } = to
  const review = reviewText(filter)
  const told: Record<string, string> = done ? { done } : {}
  if (onwards) return recordPath({ roundSlug, ...onwards }, onwards.pointId, { review, ...told })
  const query = new URLSearchParams([...new URLSearchParams(review), ...Object.entries(told)])
  return `/moderate/${roundSlug}/review${query.size > 0 ? `?${query}` : ''}`
}

/** A refusal that leads to the point of the newer version, where that is why. */
export const leadingOn = (
  refusal: Refusal,
  place: Place,
  successor: string | null,
  more?: Record<string, string>,
): Refusal =>
  refusal.code === 'SUPERSEDED' && successor
    ? { ...refusal, see: recordPath(place, successor, more) }
    : refusal
