import sql from 'sql-template-tag'
import type { AuditEvent } from '@/lib/audit/events'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { readIn, type Transaction } from '@/lib/platform/db'
import { actor, type Permit, type Rule } from '@/lib/platform/permit'
import { stillStands } from './act-data'
import type { UndoTarget } from './act-views'
import { lockPoints } from './decision-mutations'

type Step = {
  pointId: string
  recordId: string
  roundId: string
  streamId: string
  reference: string
  number: number
  /** Whether the record still stands as the act left it and nobody built on it. */
  stands: boolean
}

export type Undone = { events: [AuditEvent, ...AuditEvent[]]; undone: Step[]; left: Step[] }

/**
 * Takes an act of decisions back, in three statements: new records go, changed ones say again what they said,
 * as a version of their own. What was reviewed, proposed, published, changed or discussed since is left.
 * @returns what was taken back and what was left; ALREADY_DONE for an act taken back before, NOTHING_TO_UNDO
 *   where everything has to be left
 */
export async function undoDecisions(
  tx: Transaction,
  permit: Permit<Rule<'uptake.undo', UndoTarget>>,
): Promise<Result<Undone>> {
  const { actId, revisionId, pointIds } = permit.subject
  await lockPoints(tx, pointIds, revisionId)
  const steps = await readIn<Step & { undone: boolean }>(
    tx,
    sql`SELECT st.point_id::text AS "pointId", st.record_id::text AS "recordId", s.round_id::text AS "roundId",
        i.stream_id::text AS "streamId", i.reference, pt.number, a.undone_at IS NOT NULL AS undone,
        ${stillStands(sql`${actor(permit).id}::uuid`)} AS stands
      FROM decision_steps st JOIN decision_acts a ON a.id = st.act_id
      JOIN points pt ON pt.id = st.point_id JOIN inputs i ON i.id = pt.input_id JOIN streams s ON s.id = i.stream_id
      LEFT JOIN uptake_records u ON u.id = st.record_id
      WHERE st.act_id = ${actId}::uuid ORDER BY i.reference, pt.number`,
  )
  if (steps.some(({ undone }) => undone)) return refuse('ALREADY_DONE')
  const [undone, left] = [steps.filter(({ stands }) => stands), steps.filter((one) => !one.stands)]
  const events = undone.map(({ recordId, roundId, streamId, reference }) => ({
    kind: 'uptake.undone' as const,
    subjectId: recordId,
    roundId,
    streamId,
    facts: { reference, act: actId },
  }))
  const [first, ...others] = events
  if (!first) return refuse('NOTHING_TO_UNDO')
  await readIn(
    tx,
    sql`WITH act AS (UPDATE decision_acts SET undone_at = clock_timestamp() WHERE id = ${actId}::uuid RETURNING id),
      steps AS MATERIALIZED (SELECT st.* FROM decision_steps st JOIN act ON act.id = st.act_id
        WHERE st.point_id = ANY(${undone.map(({ pointId }) => pointId)}::uuid[])),
      kept AS (UPDATE decision_steps st SET kept = true FROM act WHERE st.act_id = act.id
        AND st.point_id <> ALL (${undone.map(({ pointId }) => pointId)}::uuid[])),
      gone AS (DELETE FROM uptake_records u USING steps st WHERE u.id = st.record_id AND st.before IS NULL RETURNING 1),
      was AS MATERIALIZED (SELECT st.record_id, b.* FROM steps st, jsonb_to_record(st.before) AS b(outcome "Outcome",
        reason text, "carriedTo" text, "decidedById" uuid, "decidedAt" timestamptz, "lineageIds" uuid[])
        WHERE st.before IS NOT NULL),
      restored AS (UPDATE uptake_records u SET outcome = was.outcome, reason = was.reason,
        carried_to = was."carriedTo", decided_by_id = was."decidedById", decided_at = was."decidedAt",
        version = u.version + 1 FROM was WHERE u.id = was.record_id RETURNING 1),
      unlinked AS (DELETE FROM uptake_links l USING was
        WHERE l.record_id = was.record_id AND l.lineage_id <> ALL (was."lineageIds") RETURNING 1),
      linked AS (INSERT INTO uptake_links (record_id, lineage_id) SELECT record_id, unnest("lineageIds") FROM was
        ON CONFLICT DO NOTHING RETURNING 1)
      SELECT (SELECT count(*)::int FROM gone) + (SELECT count(*)::int FROM restored) AS undone`,
  )
  return ok({ events: [first, ...others], undone, left })
}
