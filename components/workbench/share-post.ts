import type { FormState } from '@/lib/kernel/result'
import type { PointShare } from '@/lib/workbench/views'

export type ShareAct = 'note' | 'remove' | 'assign'
/** Does with a form what its action does, without leaving the page. */
export type SendShare = (act: ShareAct) => (state: FormState, form: FormData) => Promise<FormState>

type Answer = FormState & { share?: PointShare | null }

/**
 * Sends a form of what is shared on a point without leaving the page.
 * @returns the state for its form, and what is shared on the point by now
 */
export async function postShare(
  at: { round: string; point: string; revision: string; act: ShareAct },
  form: FormData,
): Promise<{ state: FormState; share: PointShare | null }> {
  const { round, point, revision, act } = at
  const path = `/api/rounds/${round}/shared/${point}?${new URLSearchParams({ revision, act })}`
  const answer: Answer | null = await fetch(path, { method: 'POST', body: form, keepalive: true })
    .then((response) => response.json())
    .catch(() => null)
  if (!answer) return { state: { code: 'UNREACHABLE' as FormState['code'] }, share: null }
  const { share = null, ...state } = answer
  // What was shown a moment ago and is not found now: the session ended.
  if (state.code === 'NOT_FOUND') return { state: { ...state, code: 'SIGNED_OUT' }, share }
  return { state, share }
}
