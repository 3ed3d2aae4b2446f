import { ok, type Result, refuse } from '@/lib/kernel/result'
import type { Transaction } from '@/lib/platform/db'
import { actor, type Permit, type Rule } from '@/lib/platform/permit'
import type { NoteTarget, SharedPoint } from './note-views'

/**
 * Stores a note under the key of its form, so that sending it twice stores it once.
 * @returns whether it is new; KEY_REUSED where the key is another note's
 */
export async function storeNote(
  tx: Transaction,
  permit: Permit<Rule<'note.add', SharedPoint>>,
  { id, text }: { id: string; text: string },
): Promise<Result<boolean>> {
  const own = { pointId: permit.subject.pointId, memberId: actor(permit).id, text }
  const { count } = await tx.note.createMany({ data: [{ id, ...own }], skipDuplicates: true })
  if (count === 1) return ok(true)
  return (await tx.note.count({ where: { id, ...own } })) === 1 ? ok(false) : refuse('KEY_REUSED')
}

/** Takes a note away. @returns ALREADY_DONE where it is gone */
export async function removeNote(
  tx: Transaction,
  { subject }: Permit<Rule<'note.remove', NoteTarget>>,
): Promise<Result<null>> {
  const { count } = await tx.note.deleteMany({ where: { id: subject.noteId } })
  return count === 1 ? ok(null) : refuse('ALREADY_DONE')
}
