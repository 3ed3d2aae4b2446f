import sql from 'sql-template-tag'
import type { VerdictAnswer } from '@/lib/generated/prisma/enums'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { readIn, type Transaction } from '@/lib/platform/db'
import { actor, type Permit, type Rule } from '@/lib/platform/permit'
import { tell } from '@/lib/platform/tell'
import type { Colleague } from './comment-mail'
import { moderatesStream } from './policy'
import { reconsiderationMail } from './reconsideration-mail'
import { decideKept, decideRequest, type KeepFacts } from './reconsideration-rules'
import type { KeepTarget } from './reconsideration-views'
import { replyFacts, type VerdictTarget } from './verdict-mutations'

type Asked = { reason: string; formKey: string }

/**
 * Stores a request in time by the database's clock, under the lock of the reply phase, and tells the stream's
 * moderators. The same form sent again changes nothing.
 * @returns its id and whether it is new; what `decideRequest` refuses, KEY_REUSED for the same form with
 *   another reason
 */
export async function storeRequest(
  tx: Transaction,
  permit: Permit<Rule<'reconsideration.ask', VerdictTarget>>,
  { reason, formKey }: Asked,
): Promise<Result<{ id: string; fresh: boolean }>> {
  const { recordId, pointId, revisionId } = permit.subject
  const memberId = actor(permit).id
  const before = await tx.reconsideration.findUnique({ where: { formKey } })
  if (before) {
    const same =
      before.recordId === recordId && before.memberId === memberId && before.reason === reason
    return same ? ok({ id: before.id, fresh: false }) : refuse('KEY_REUSED')
  }
  const { now, ...facts } = await replyFacts(tx, permit.subject)
  const [held] = await readIn<{ verdict: VerdictAnswer | null; asked: boolean }>(
    tx,
    sql`SELECT (SELECT answer::text FROM verdicts WHERE record_id = ${recordId}::uuid
        ORDER BY answered_at DESC, id DESC LIMIT 1) AS verdict,
      EXISTS (SELECT FROM reconsiderations WHERE point_id = ${pointId}::uuid
        AND revision_id = ${revisionId}::uuid) AS asked`,
  )
  const decision = decideRequest({ ...facts, ...(held ?? { verdict: null, asked: true }) }, now)
  if (!decision.ok) return decision
  const data = { recordId, pointId, revisionId, memberId, reason, formKey }
  const { count } = await tx.reconsideration.createMany({ data: [data], skipDuplicates: true })
  if (count === 0) return refuse('ALREADY_ASKED')
  const { id } = await tx.reconsideration.findUniqueOrThrow({ where: { formKey } })
  await tellModerators(tx, permit.subject, id)
  return ok({ id, fresh: true })
}

async function tellModerators(tx: Transaction, target: VerdictTarget, id: string): Promise<void> {
  const { streamId, pointId, reference, number, roundTitle, roundSlug } = target
  const moderators = await readIn<Colleague>(
    tx,
    sql`SELECT m.id::text AS id, m.email, m.locale FROM members m
      WHERE ${moderatesStream(sql`m.id`, sql`${streamId}::uuid`)} AND NOT has_interest(m.id, ${pointId}::uuid)
      ORDER BY m.id`,
  )
  const path = `/moderate/${roundSlug}/disagreement`
  const news = {
    kind: 'asked',
    reconsiderationId: id,
    reference,
    number,
    roundTitle,
    path,
  } as const
  await tell(tx, await Promise.all(moderators.map((one) => reconsiderationMail(news, one))))
}

/**
 * Stores that a record is kept as it is, and tells who asked.
 * @returns what `decideKept` refuses
 */
export async function storeKept(
  tx: Transaction,
  permit: Permit<Rule<'reconsideration.answer', KeepTarget>>,
  reason: string,
): Promise<Result<null>> {
  const { reconsiderationId, roundSlug, reference, number, roundTitle } = permit.subject
  const memberId = actor(permit).id
  // Locked before it is read: a correction that this waited for must be seen.
  await readIn(
    tx,
    sql`SELECT u.id FROM uptake_records u JOIN reconsiderations q ON q.record_id = u.id
      WHERE q.id = ${reconsiderationId}::uuid FOR UPDATE OF u`,
  )
  const [facts] = await readIn<KeepFacts & { asker: Colleague }>(
    tx,
    sql`SELECT has_interest(${memberId}::uuid, q.point_id) AS "hasInterest",
        COALESCE(share_organisation(${memberId}::uuid, u.decided_by_id, r.created_at), false) AS "sameOrganisation",
        EXISTS (SELECT FROM kept_records k WHERE k.reconsideration_id = q.id) AS answered,
        EXISTS (SELECT FROM uptake_records c WHERE c.supersedes_id = u.id) AS corrected,
        json_build_object('id', m.id, 'email', m.email, 'locale', m.locale) AS asker
      FROM reconsiderations q JOIN uptake_records u ON u.id = q.record_id
      JOIN members m ON m.id = q.member_id JOIN revisions rv ON rv.id = u.revision_id
      JOIN outcome_documents d ON d.id = rv.document_id JOIN rounds r ON r.id = d.round_id
      WHERE q.id = ${reconsiderationId}::uuid`,
  )
  if (!facts) return refuse('NOT_FOUND')
  const decision = decideKept(facts)
  if (!decision.ok) return decision
  const { count } = await tx.keptRecord.createMany({
    data: [{ reconsiderationId, memberId, reason }],
    skipDuplicates: true,
  })
  if (count === 0) return refuse('ALREADY_DONE')
  const path = `/rounds/${roundSlug}/inputs/${reference}`
  const news = { kind: 'kept', reconsiderationId, reference, number, roundTitle, path } as const
  await tell(tx, [await reconsiderationMail(news, facts.asker)])
  return ok(null)
}
