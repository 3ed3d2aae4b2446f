import { type Behalf, canSaveDraft } from '@/lib/inputs/policy'
import { rule } from '@/lib/platform/permit'
import type { Viewer } from '@/lib/platform/viewer'
import type { ReadableFile } from './views'

const mayWrite = (viewer: Viewer, behalf: Behalf): boolean => canSaveDraft(viewer, behalf)

/** Whoever writes the draft gives it files and takes them away. */
export const canAddAttachment = rule('attachment.add', mayWrite)
export const canRemoveAttachment = rule('attachment.remove', mayWrite)

/**
 * A draft's file is for who writes it; a submitted one goes with the input (security.md). Who is asked to
 * co-sponsor either reads its files with its text.
 */
export const canReadAttachment = rule(
  'attachment.read',
  (viewer, { draft, input }: Pick<ReadableFile, 'draft' | 'input'>) => {
    if (draft) return draft.invited || mayWrite(viewer, draft)
    if (!input) return false
    return input.own || input.moderated || input.invited || (input.public && !input.moderatorsOnly)
  },
)
