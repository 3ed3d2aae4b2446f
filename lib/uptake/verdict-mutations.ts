import sql from 'sql-template-tag'
import type { VerdictAnswer } from '@/lib/generated/prisma/enums'
import { ownInput, visibleInputs } from '@/lib/inputs/policy'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { read, readIn, type Transaction } from '@/lib/platform/db'
import { actor, type Permit, type Rule } from '@/lib/platform/permit'
import type { Viewer } from '@/lib/platform/viewer'
import { standingPublished, type VerdictSubject } from './policy'
import { answeredSince, decideVerdict } from './rules'

export type VerdictTarget = VerdictSubject & {
  recordId: string
  streamId: string
  roundId: string
  roundSlug: string
  roundTitle: string
  reference: string
  pointId: string
  /** Its input is for moderators only. */
  restricted: boolean
  revisionId: string
  number: number
}

/** What a verdict is given on, or null for a record that is not public or an input not the viewer's. */
export async function getVerdictTarget(
  viewer: Viewer,
  recordId: string,
): Promise<VerdictTarget | null> {
  const [target] = await read<VerdictTarget>(sql`
    SELECT u.id AS "recordId", i.organisation_id AS "organisationId", i.author_id AS "authorId",
      i.stream_id AS "streamId", r.id AS "roundId", r.slug AS "roundSlug", r.title AS "roundTitle", i.reference,
      pt.id AS "pointId",
      i.attribution = 'moderators_only' AS restricted, u.revision_id AS "revisionId", pt.number
    FROM uptake_records u JOIN points pt ON pt.id = u.point_id JOIN inputs i ON i.id = pt.input_id
    JOIN streams s ON s.id = i.stream_id JOIN rounds r ON r.id = s.round_id
    WHERE u.id = ${recordId}::uuid AND ${visibleInputs(viewer)} AND ${ownInput(viewer)}
      AND record_is_published(u.id) AND u.rated_by IS NULL`)
  return target ?? null
}

type Reply = { answer: VerdictAnswer; wouldNeed: string; seen: number; formKey: string }

/**
 * Stores a verdict in time by the database's clock. The same form sent again changes nothing.
 * @returns whether it is new; KEY_REUSED for the same form with another answer, CONFLICT for a record
 *   that was corrected meanwhile, or with the answer of a colleague that the page did not show; NOT_OPEN_YET, CLOSED
 */
export async function storeVerdict(
  tx: Transaction,
  permit: Permit<Rule<'verdict.give', VerdictTarget>>,
  { answer, wouldNeed, seen, formKey }: Reply,
): Promise<Result<{ fresh: boolean }>> {
  const { recordId } = permit.subject
  const data = {
    recordId,
    memberId: actor(permit).id,
    answer,
    // Of what is all there nothing would need to change, whatever an earlier reply left in the field.
    wouldNeed: answer === 'fully' ? null : wouldNeed || null,
    formKey,
  }
  // Two of one organisation, and one form sent twice, come one after the other.
  await readIn(
    tx,
    sql`SELECT id::text FROM uptake_records WHERE id = ${recordId}::uuid FOR NO KEY UPDATE`,
  )
  const before = await tx.verdict.findUnique({ where: { formKey } })
  if (before) {
    const same =
      before.recordId === recordId &&
      before.memberId === data.memberId &&
      before.answer === answer &&
      before.wouldNeed === data.wouldNeed
    return same ? ok({ fresh: false }) : refuse('KEY_REUSED')
  }
  const { now, ...facts } = await replyFacts(tx, permit.subject)
  const decision = decideVerdict(facts, now)
  if (!decision.ok) return decision
  const given = await tx.verdict.findMany({
    where: { recordId },
    orderBy: [{ answeredAt: 'asc' }, { id: 'asc' }],
    select: { answer: true, wouldNeed: true },
  })
  const unread = answeredSince(given, seen)
  if (unread) return unread
  const stored = await tx.verdict.createMany({ data: [data], skipDuplicates: true })
  return ok({ fresh: stored.count === 1 })
}

/** What an answer to a record is decided by, under the lock of the reply phase; `now` is the database's clock. */
export async function replyFacts(
  tx: Transaction,
  { recordId, streamId }: Pick<VerdictTarget, 'recordId' | 'streamId'>,
): Promise<Parameters<typeof decideVerdict>[0] & { now: Date }> {
  const [reply] = await readIn<{ opensAt: Date; closesAt: Date; graceMinutes: number }>(
    tx,
    sql`SELECT ph.opens_at AS "opensAt", ph.closes_at AS "closesAt", r.grace_minutes AS "graceMinutes"
      FROM phases ph JOIN streams s ON s.id = ph.stream_id JOIN rounds r ON r.id = s.round_id
      WHERE ph.stream_id = ${streamId}::uuid AND ph.kind = 'reply' FOR SHARE OF ph`,
  )
  // Read after the lock is held: the clock of a statement that waited for it would be too early.
  const [at] = await readIn<{ now: Date; standing: boolean }>(
    tx,
    sql`SELECT clock_timestamp() AS now, ${standingPublished} AS standing
      FROM uptake_records u WHERE u.id = ${recordId}::uuid`,
  )
  return { standing: at?.standing ?? false, reply: reply ?? null, now: at?.now ?? new Date(0) }
}
