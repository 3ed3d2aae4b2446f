import { notFound } from 'next/navigation'
import { getViewer, type Viewer } from '@/lib/platform/viewer'
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

export const one = (value?: string | string[]): string | undefined =>
  typeof value === 'string' ? value : undefined
