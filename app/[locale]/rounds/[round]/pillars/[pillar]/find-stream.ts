import { getViewer } from '@/lib/platform/viewer'
import { getRound } from '@/lib/rounds/data'

type Place = { locale: string; round: string; pillar: string }

/** The stream at an address with its round and who looks; null where they see no such stream. */
export async function findStream(params: Promise<Place>) {
  const { locale, round: slug, pillar } = await params
  const viewer = await getViewer()
  const round = await getRound(viewer, slug)
  const stream = round?.streams.find(({ pillarKey }) => pillarKey === pillar)
  return round && stream ? { locale, viewer, round, stream } : null
}
