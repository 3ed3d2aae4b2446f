import { useEffect, useState } from 'react'
import { postShare, type ShareAct } from '@/components/workbench/share-post'
import type { FormState } from '@/lib/kernel/result'
import type { PointShare } from '@/lib/workbench/views'

type SharesGiven = {
  /** As the page was loaded. */
  shares: Record<string, PointShare>
  round: string
  revision: string
  /** What was done, as a message of `bench.said`. */
  onDone: (what: string) => void
}

/** What moderators share on the points of a workbench, kept up with what is done and told meanwhile. */
export function useShares({ shares, round, revision, onDone }: SharesGiven) {
  const [since, setSince] = useState<Record<string, PointShare>>({})
  // biome-ignore lint/correctness/useExhaustiveDependencies: what a page brings anew is newer
  useEffect(() => setSince({}), [shares])
  const told = (point: string, share: PointShare | null) =>
    share && setSince((all) => ({ ...all, [point]: share }))
  const send =
    (point: string) =>
    (act: ShareAct) =>
    async (_: FormState, form: FormData): Promise<FormState> => {
      const { state, share } = await postShare({ round, point, revision, act }, form)
      told(point, share)
      if (state.code === undefined) onDone(SAID[act])
      return state
    }
  /** Takes the point, or gives it back. @returns why not, if not */
  const take = async (point: string, member: string): Promise<string | null> => {
    const held = (since[point] ?? shares[point])?.assignee?.id ?? ''
    const form = new FormData()
    form.append('point', point)
    form.append('was', held)
    form.append('to', held === member ? '' : member)
    return (await send(point)('assign')({}, form)).code ?? null
  }
  return { take, of: (point: string) => since[point] ?? shares[point] ?? null, told, send }
}

const SAID: Record<ShareAct, string> = {
  note: 'noteAdded',
  remove: 'noteRemoved',
  assign: 'assigned',
}
