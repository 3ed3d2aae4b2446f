import { getInput } from '@/lib/inputs/data'
import { getViewer } from '@/lib/platform/viewer'

export type InputParams = Promise<{ locale: string; round: string; input: string }>

/** The input of a page's address, or null where it is not in this round or not the viewer's to see. */
export async function openInput(params: InputParams, version?: string) {
  const { locale, round, input: reference } = await params
  const viewer = await getViewer()
  const number = version === undefined ? undefined : /^\d{1,4}$/.test(version) ? Number(version) : 0
  const known = /^[A-Za-z0-9-]{3,40}$/.test(reference)
  const input = known ? await getInput(viewer, reference, number) : null
  return { locale, viewer, input: input?.round.slug === round ? input : null }
}
