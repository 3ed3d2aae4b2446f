import { notFound } from 'next/navigation'
import { organisedIn, recordedStreams } from '@/lib/inputs/policy'
import { getViewer, type Organised, type Viewer } from '@/lib/platform/viewer'
import { getRound } from '@/lib/rounds/data'
import type { RoundView, StreamView } from '@/lib/rounds/views'

/** The round with the streams that the viewer moderates in it; not found for whoever moderates none. */
export async function deskOf(
  slug: string,
): Promise<{ viewer: Viewer; round: RoundView; streams: StreamView[] }> {
  const viewer = await getViewer()
  const round = viewer.moderates.length > 0 ? await getRound(viewer, slug) : null
  const streams = round?.streams.filter(({ id }) => viewer.moderates.includes(id)) ?? []
  if (!round || streams.length === 0) notFound()
  return { viewer, round, streams }
}

/**
 * The round with the streams that the viewer records in, as moderator or as the organiser of consultations;
 * not found for whoever does neither.
 */
export async function recordingDeskOf(slug: string) {
  const viewer = await getViewer()
  const own = recordedStreams(viewer)
  const round = own.length > 0 ? await getRound(viewer, slug) : null
  const streams = round?.streams.filter(({ id }) => own.includes(id)) ?? []
  if (!round || streams.length === 0) notFound()
  const organised = streams.flatMap(({ id }) => organisedIn(viewer, id))
  const recordsOnly = !streams.some(({ id }) => viewer.moderates.includes(id))
  return { viewer, round, streams, organised, recordsOnly }
}

/** The consultations that somebody organised, once each. */
export const namesOf = (organised: readonly Organised[]): string =>
  [...new Set(organised.map(({ consultation }) => `“${consultation}”`))].join(', ')

export const one = (value?: string | string[]): string | undefined =>
  typeof value === 'string' ? value : undefined
