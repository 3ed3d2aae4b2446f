import sql from 'sql-template-tag'
import { readStanding } from '@/lib/inputs/draft-data'
import type { DraftView } from '@/lib/inputs/draft-views'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { readIn, type Transaction } from '@/lib/platform/db'
import { actor, type Permit, type Rule } from '@/lib/platform/permit'
import type { canChangeClearance } from './policy'

type AskPermit = Permit<Rule<'draft.ask_clearance', DraftView>>
type ClearPermit = Permit<Rule<'draft.clear', DraftView>>

/** The draft as it stands now with its clearance, locked as by who saves or submits it. */
export async function lockForClearance(tx: Transaction, { subject }: { subject: DraftView }) {
  const [held] = await readIn<{ version: number; submittedAt: Date | null }>(
    tx,
    sql`SELECT version, submitted_at AS "submittedAt" FROM drafts
      WHERE id = ${subject.id}::uuid AND discarded_at IS NULL FOR UPDATE`,
  )
  if (!held) return refuse('NOT_FOUND')
  const { clearance } = await readStanding(tx, subject.id)
  return ok({ ...held, clearance })
}

/** Puts a version before the focal points. @returns the question's id */
export async function storeQuestion(
  tx: Transaction,
  permit: AskPermit,
  version: number,
): Promise<string> {
  const { id } = await tx.draftClearance.create({
    data: { draftId: permit.subject.id, draftVersion: version, askedById: actor(permit).id },
    select: { id: true },
  })
  return id
}

/** Answers a question once: cleared, or returned with a note. @returns who asked; ALREADY_DONE twice */
export async function storeClearance(
  tx: Transaction,
  permit: ClearPermit,
  { id, note }: { id: string; note: string | null },
): Promise<Result<string>> {
  const at = new Date()
  const answer = note === null ? { clearedAt: at } : { returnedAt: at, note }
  const { count } = await tx.draftClearance.updateMany({
    where: { id, draftId: permit.subject.id, decidedById: null },
    data: { ...answer, decidedById: actor(permit).id },
  })
  if (count !== 1) return refuse('ALREADY_DONE')
  const { askedById } = await tx.draftClearance.findUniqueOrThrow({ where: { id } })
  return ok(askedById)
}

/** Switches clearance on or off. @returns ALREADY_DONE where it is so */
export async function storeClears(
  tx: Transaction,
  permit: Permit<typeof canChangeClearance>,
  clears: boolean,
): Promise<Result<null>> {
  const { count } = await tx.organisation.updateMany({
    where: {
      id: permit.subject.organisationId,
      clearsSince: clears ? null : { not: null },
    },
    data: { clearsSince: clears ? new Date() : null },
  })
  return count === 1 ? ok(null) : refuse('ALREADY_DONE')
}
