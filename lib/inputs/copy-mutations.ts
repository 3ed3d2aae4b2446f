import { ok, type Result, refuse } from '@/lib/kernel/result'
import type { Transaction } from '@/lib/platform/db'
import { actor, type Permit, type Rule } from '@/lib/platform/permit'
import { copyFiles } from './author-mutations'
import { copyOf } from './copy'
import type { Copied } from './copy-data'
import type { CopyStream } from './draft-views'
import type { DraftContent } from './schema'

type CopyPermit = Permit<Rule<'input.copy', Copied & { stream: CopyStream }>>

/**
 * A draft with the text of an input; the one that the form made before, where it is sent again.
 * @returns its id, and whether it is new; KEY_REUSED where the form's key made something else
 */
export async function storeCopy(
  tx: Transaction,
  permit: CopyPermit,
  { formKey, files }: { formKey: string; files: boolean },
): Promise<Result<{ id: string; fresh: boolean; content: DraftContent }>> {
  const { id: copiedFromId, organisationId, groupId, stream } = permit.subject
  const content = copyOf(permit.subject, stream)
  const made = { streamId: stream.id, memberId: actor(permit).id, copiedFromId }
  const [draft] = await tx.draft.createManyAndReturn({
    data: [{ ...made, organisationId, groupId, content, formKey }],
    skipDuplicates: true,
    select: { id: true },
  })
  if (!draft) {
    const before = await tx.draft.findFirst({ where: { ...made, formKey }, select: { id: true } })
    return before ? ok({ ...before, fresh: false, content }) : refuse('KEY_REUSED')
  }
  if (files) await copyFiles(tx, draft.id, copiedFromId)
  return ok({ ...draft, fresh: true, content })
}
