import type { MyInputRow } from './views'

type Facts = Pick<MyInputRow, 'withdrawnOn' | 'attribution' | 'published' | 'answered'>

/** The key of the sentence on where one's own input stands; what was withdrawn tells nothing else. */
export function myStatus(input: Facts) {
  if (input.withdrawnOn) return 'withdrawn'
  if (input.attribution === 'moderators_only') return 'hidden'
  if (!input.published) return 'held'
  return input.answered > 0 ? 'answered' : 'public'
}
