import type { Refusal } from '@/lib/kernel/result'

type Place = { roundSlug: string; documentSlug: string; revisionSlug: string }

/** The page where a point is decided in a revision, without its locale. */
export const recordPath = (
  { roundSlug, documentSlug: document, revisionSlug: revision }: Place,
  pointId: string,
  more: Record<string, string> = {},
): string =>
  `/moderate/${roundSlug}/records/${pointId}?${new URLSearchParams({ document, revision, ...more })}`

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
