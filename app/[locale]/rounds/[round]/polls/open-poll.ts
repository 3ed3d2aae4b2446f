import { notFound } from 'next/navigation'
import { isUuid } from '@/lib/kernel/ids'
import { getViewer } from '@/lib/platform/viewer'
import { getPoll } from '@/lib/polls/data'

/** The poll at an address with who looks; not found where the round is another or they see none. */
export async function openPoll({ round, poll: id }: { round: string; poll: string }) {
  const viewer = await getViewer()
  const poll = isUuid(id) ? await getPoll(viewer, id) : null
  if (poll?.roundSlug !== round) notFound()
  return { viewer, poll }
}
