import sql from 'sql-template-tag'
import type { z } from 'zod'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { readIn, type Transaction } from '@/lib/platform/db'
import { actor, type Permit, type Rule } from '@/lib/platform/permit'
import { tell } from '@/lib/platform/tell'
import { type Colleague, commentMail } from './comment-mail'
import { decideComment, toldOf } from './comment-rules'
import { moderatesStream } from './policy'
import type { ReviewTarget } from './record-views'
import type { commentUptakeSchema } from './schema'

/**
 * Adds to the conversation about a record, and tells the others who have a part in it. The same form sent
 * again changes nothing.
 * @returns whether it is new; what `decideComment` refuses, TAKEN_BACK where the record is gone, KEY_REUSED for the same
 *   form with other words
 */
export async function storeComment(
  tx: Transaction,
  permit: Permit<Rule<'uptake.comment', ReviewTarget>>,
  { text, formKey }: z.output<typeof commentUptakeSchema>,
): Promise<Result<{ id: string; fresh: boolean }>> {
  const { recordId, pointId } = permit.subject
  const memberId = actor(permit).id
  // Whoever takes it back waits for this, or was before it.
  const [held] = await readIn(
    tx,
    sql`SELECT id FROM uptake_records WHERE id = ${recordId}::uuid FOR KEY SHARE`,
  )
  if (!held) return refuse('TAKEN_BACK')
  const [facts] = await readIn<{ hasInterest: boolean; withdrawn: boolean }>(
    tx,
    sql`SELECT has_interest(${memberId}::uuid, pt.id) AS "hasInterest",
        EXISTS (SELECT FROM withdrawals w WHERE w.input_id = pt.input_id) AS withdrawn
      FROM points pt WHERE pt.id = ${pointId}::uuid`,
  )
  const decision = decideComment(facts ?? { hasInterest: true, withdrawn: false })
  if (!decision.ok) return decision
  const data = { recordId, memberId, text, formKey }
  const { count } = await tx.recordComment.createMany({ data: [data], skipDuplicates: true })
  const stored = await tx.recordComment.findUniqueOrThrow({ where: { formKey } })
  if (count === 0) {
    const same =
      stored.recordId === recordId && stored.memberId === memberId && stored.text === text
    return same ? ok({ id: stored.id, fresh: false }) : refuse('KEY_REUSED')
  }
  await tellPartners(tx, permit.subject, { what: 'commented', key: stored.id, writerId: memberId })
  return ok({ id: stored.id, fresh: true })
}

/** Tells whoever has a part in a record of what `writerId` did to it; `key` names that act. */
export async function tellPartners(
  tx: Transaction,
  target: ReviewTarget,
  { what, key, writerId }: { what: 'returned' | 'commented'; key: string; writerId: string },
): Promise<void> {
  const { recordId, pointId, streamId } = target
  const parts = await readIn<Colleague & { moderates: boolean; hasInterest: boolean }>(
    tx,
    sql`WITH parts AS (
        SELECT decided_by_id AS id FROM uptake_records WHERE id = ${recordId}::uuid
        UNION (SELECT reviewer_id FROM reviews WHERE record_id = ${recordId}::uuid ORDER BY id DESC LIMIT 1)
        UNION SELECT member_id FROM record_comments WHERE record_id = ${recordId}::uuid)
      SELECT m.id::text AS id, m.email, m.locale, ${moderatesStream(sql`m.id`, sql`${streamId}::uuid`)} AS moderates,
        has_interest(m.id, ${pointId}::uuid) AS "hasInterest"
      FROM parts JOIN members m ON m.id = parts.id ORDER BY m.id`,
  )
  const told = toldOf(parts, writerId)
  await tell(tx, await Promise.all(told.map((one) => commentMail(what, key, target, one))))
}
