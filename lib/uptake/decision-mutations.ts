// Over 250 lines: an act of decisions is three statements, which are read together.
import sql, { type Sql } from 'sql-template-tag'
import type { AuditEvent } from '@/lib/audit/events'
import type { ActKind, Outcome } from '@/lib/generated/prisma/enums'
import { type Refusal, refuse } from '@/lib/kernel/result'
import { readIn, type Transaction } from '@/lib/platform/db'
import { actor, type Permit, type Rule } from '@/lib/platform/permit'
import { contradictionOf } from './contradiction-data'
import { changedSince } from './decision-rules'
import { endedIn } from './earlier-data'
import type { DecisionSubject } from './policy'
import { decideRecord, type Lapse } from './rules'
import { headRecord, lapseIn, pendingRecord, successorOf } from './standing-data'

/** A decision as it was sent. */
export type Wanted = {
  pointId: string
  /** The record's version that was seen, 0 where there was none. */
  version: number
  outcome: Outcome
  reason: string
  carriedTo: string
  /** Paragraphs of the revision, and lineages that have one in it; others are left out. */
  paragraphs?: readonly string[]
  lineages?: readonly string[]
  /** What was seen, to tell what somebody else changed since. */
  was?: { outcome: string; reason: string; carriedTo: string }
}

type Before = {
  outcome: Outcome
  reason: string | null
  carriedTo: string | null
  decidedById: string | null
  decidedAt: string
  lineageIds: string[]
}

type Facts = {
  pointId: string
  roundId: string
  streamId: string
  reference: string
  number: number
  hasInterest: boolean
  lapse: Lapse | null
  ended: boolean
  /** The point in its place, where its version was replaced. */
  successor: string | null
  lineageIds: string[]
  record:
    | (Before & {
        id: string
        version: number
        published: boolean
        /** A source rated it, no moderator. */
        compiled: boolean
        pending: boolean
        /** Who decided or reviewed it has an interest by now: decided anew it is another version. */
        conflict: boolean
        /** It repeats what was corrected since, and is not published. */
        contradicted: boolean
        /** A second reader sent it back as it stands. */
        returned: boolean
      })
    | null
}

export type Refused = {
  pointId: string
  reference: string
  number: number
  /** The point to decide instead, of one whose version was replaced. */
  successor: string | null
  refusal: Refusal
}
export type Stored =
  | {
      ok: true
      actId: string | null
      events: AuditEvent[]
      recordIds: Map<string, string>
      /** Of each record its version by now. */
      versions: Map<string, number>
    }
  | { ok: false; refused: [Refused, ...Refused[]] }

/** Acts in which nobody looks at each record by itself. */
const TOGETHER: ReadonlySet<ActKind> = new Set(['chosen', 'similar', 'carried'])

const EVENTS = {
  create: 'uptake.recorded',
  change: 'uptake.changed',
  correct: 'uptake.corrected',
} as const

/**
 * Stores decisions on any number of points in one revision: all or none, in three statements and one act that
 * can be taken back. Points and records are locked first, so that of two at once the second sees the first;
 * a published record stays as it is and gets a correction; what says nothing new changes nothing.
 * @returns the events to log and each point's record, no act where nothing was new; or for each point that
 *   `decideRecord` refuses its refusal, a CONFLICT with what changed meanwhile, and NOT_FOUND for all where the
 *   revision was taken back meanwhile; then nothing is stored
 * @throws where a point is not of the permit's subject
 */
export async function storeDecisions<Subject extends DecisionSubject>(
  tx: Transaction,
  permit: Permit<Rule<string, Subject>> & { subject: DecisionSubject },
  kind: ActKind,
  asked: readonly Wanted[],
): Promise<Stored> {
  // What is not in the text is in no paragraph of it.
  const wanted = asked.map((one) =>
    one.outcome === 'dropped' ? { ...one, paragraphs: [], lineages: [] } : one,
  )
  const { revisionId, pointIds } = permit.subject
  const memberId = actor(permit).id
  const known = new Set(pointIds)
  if (wanted.some(({ pointId }) => !known.has(pointId)))
    throw new Error('a decision on a point that nobody permitted')
  await lockPoints(
    tx,
    wanted.map(({ pointId }) => pointId),
    revisionId,
  )
  const facts = await factsOf(tx, { memberId, revisionId }, wanted)
  const decided = wanted.map((one) => {
    const fact = facts.get(one.pointId)
    if (!fact) return { one, fact, result: refuse('NOT_FOUND') }
    // What a source rated is not ours to change; what is published is corrected one by one.
    if (fact.record?.compiled || (fact.record?.published && TOGETHER.has(kind)))
      return { one, fact, result: refuse('PUBLISHED') }
    const again = fact.record?.decidedById === memberId && saysTheSame(fact, one)
    const result = decideRecord(
      { ...fact, again },
      { ...one, lineageIds: fact.lineageIds },
      one.version,
    )
    return { one, fact, result }
  })
  const refused = decided.flatMap(({ one, fact, result }): Refused[] => {
    if (result.ok) return []
    const refusal = result.code === 'CONFLICT' ? changedSince(fact?.record ?? null, one) : result
    return [
      {
        pointId: one.pointId,
        reference: fact?.reference ?? '',
        number: fact?.number ?? 0,
        successor: fact?.successor ?? null,
        refusal,
      },
    ]
  })
  const [first, ...others] = refused
  if (first) return { ok: false, refused: [first, ...others] }
  const changes = decided.flatMap(({ one, fact, result }) =>
    fact && result.ok && !saysTheSame(fact, one) ? [{ one, fact, kind: result.value }] : [],
  )
  const recordIds = new Map(
    decided.flatMap(({ fact }) => (fact?.record ? [[fact.pointId, fact.record.id] as const] : [])),
  )
  const versions = new Map(
    decided.flatMap(({ fact }) =>
      fact?.record ? [[fact.pointId, fact.record.version] as const] : [],
    ),
  )
  if (changes.length === 0) return { ok: true, actId: null, events: [], recordIds, versions }
  const { actId, ids } = await write(tx, { memberId, revisionId, kind }, changes)
  for (const { pointId, recordId, version } of ids) {
    recordIds.set(pointId, recordId)
    versions.set(pointId, version)
  }
  const events = changes.map(({ one, fact, kind: change }) => ({
    kind: EVENTS[change],
    subjectId: recordIds.get(fact.pointId) ?? '',
    roundId: fact.roundId,
    streamId: fact.streamId,
    facts: { outcome: one.outcome, reference: fact.reference, act: actId },
  }))
  return { ok: true, actId, events, recordIds, versions }
}

/**
 * Locks points, and their records in a revision, in an order that all acts keep; first the document against
 * a correction of its lineages meanwhile, and their inputs against a newer version or a withdrawal.
 */
export const lockPoints = (
  tx: Transaction,
  pointIds: readonly string[],
  revisionId: string,
): Promise<unknown> =>
  readIn(
    tx,
    sql`WITH document AS (SELECT d.id FROM outcome_documents d JOIN revisions rv ON rv.document_id = d.id
        WHERE rv.id = ${revisionId}::uuid FOR SHARE OF d),
      held AS (${lockedInputs(sql`SELECT input_id FROM points WHERE id = ANY(${pointIds}::uuid[])`)}),
      locked AS (SELECT id FROM points WHERE id = ANY(${pointIds}::uuid[]) ORDER BY id FOR NO KEY UPDATE),
      records AS (SELECT id FROM uptake_records WHERE point_id = ANY(${pointIds}::uuid[])
        AND revision_id = ${revisionId}::uuid ORDER BY id FOR UPDATE)
      SELECT (SELECT count(*)::int FROM document) AS documents,
        (SELECT count(*)::int FROM held) AS inputs, (SELECT count(*)::int FROM locked) AS points, (SELECT count(*)::int FROM records) AS records`,
  )

/**
 * SQL: locks inputs against a newer version and a withdrawal, which lock theirs whole, in an order that all acts
 * keep; what else is changed of an input need not wait. Before points and records: whoever waits holds none of them.
 */
export const lockedInputs = (ids: Sql): Sql =>
  sql`SELECT i.id FROM inputs i WHERE i.id IN (${ids}) ORDER BY i.id FOR KEY SHARE OF i`

async function factsOf(
  tx: Transaction,
  { memberId, revisionId }: { memberId: string; revisionId: string },
  wanted: readonly Wanted[],
): Promise<Map<string, Facts>> {
  const rows = await readIn<Facts>(
    tx,
    sql`SELECT pt.id::text AS "pointId", i.stream_id::text AS "streamId", s.round_id::text AS "roundId",
        i.reference, pt.number, has_interest(${memberId}::uuid, pt.id) AS "hasInterest",
        ${lapseIn(sql`${revisionId}::uuid`)} AS lapse, ${endedIn(sql`pt.id`, sql`${revisionId}::uuid`)} AS ended, ${successorOf} AS successor,
        ARRAY(SELECT DISTINCT lp.lineage_id::text FROM lineage_paragraphs lp
          JOIN paragraphs p ON p.id = lp.paragraph_id WHERE p.revision_id = ${revisionId}::uuid
          AND (p.id = ANY(w.paragraphs) OR lp.lineage_id = ANY(w.lineages)) ORDER BY 1) AS "lineageIds",
        (SELECT json_build_object('id', u.id, 'version', u.version, 'outcome', u.outcome, 'reason', u.reason,
            'carriedTo', u.carried_to, 'decidedById', u.decided_by_id, 'decidedAt', u.decided_at,
            'published', record_is_published(u.id), 'compiled', u.rated_by IS NOT NULL, 'pending', ${pendingRecord},
            'conflict', has_conflict(u.id) AND NOT record_is_published(u.id),
            'contradicted', ${contradictionOf} IS NOT NULL AND NOT record_is_published(u.id),
            'returned', EXISTS (SELECT FROM reviews rw WHERE rw.record_id = u.id AND rw.record_version = u.version
              AND rw.finding = 'returned'),
            'lineageIds', ARRAY(SELECT lineage_id::text FROM uptake_links WHERE record_id = u.id ORDER BY 1))
          FROM uptake_records u WHERE u.point_id = pt.id AND u.revision_id = ${revisionId}::uuid
            AND ${headRecord}) AS record
      FROM jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb)
        AS w("pointId" uuid, paragraphs uuid[], lineages uuid[])
      JOIN points pt ON pt.id = w."pointId" JOIN inputs i ON i.id = pt.input_id JOIN streams s ON s.id = i.stream_id
      JOIN revisions rv ON rv.id = ${revisionId}::uuid`,
  )
  return new Map(rows.map((row) => [row.pointId, row]))
}

type Change = { one: Wanted; fact: Facts; kind: keyof typeof EVENTS }

async function write(
  tx: Transaction,
  act: { memberId: string; revisionId: string; kind: ActKind },
  changes: readonly Change[],
): Promise<{ actId: string; ids: { pointId: string; recordId: string; version: number }[] }> {
  const rows = changes.map(({ one, fact, kind }) => {
    const {
      id,
      version,
      published,
      compiled,
      pending,
      conflict,
      contradicted,
      returned,
      ...before
    } = fact.record ?? {}
    return {
      pointId: one.pointId,
      kind,
      held: id ?? null,
      version: version ?? 0,
      outcome: one.outcome,
      reason: one.reason || null,
      carriedTo: one.outcome === 'carried_elsewhere' ? one.carriedTo : null,
      lineages: fact.lineageIds,
      before: kind === 'change' ? before : null,
    }
  })
  const [stored] = await readIn<{
    actId: string
    ids: { pointId: string; recordId: string; version: number }[]
    stored: number
  }>(
    tx,
    sql`WITH wanted AS MATERIALIZED (
        SELECT w.*, CASE WHEN w.kind = 'change' THEN w.held ELSE uuidv7() END AS record,
          -- A record that was taken back leaves its number behind: no page that shows it fits another one.
          1 + CASE WHEN w.kind = 'change' THEN w.version ELSE GREATEST(w.version, (SELECT max(st.version)
            FROM decision_steps st JOIN decision_acts a ON a.id = st.act_id
            WHERE st.point_id = w."pointId" AND a.revision_id = ${act.revisionId}::uuid)) END AS made
        FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS w("pointId" uuid, kind text, held uuid,
          version int, outcome "Outcome", reason text, "carriedTo" text, lineages uuid[], before jsonb)
      ), act AS (INSERT INTO decision_acts (member_id, revision_id, kind)
        VALUES (${act.memberId}::uuid, ${act.revisionId}::uuid, ${act.kind}::"ActKind") RETURNING id
      ), changed AS (
        UPDATE uptake_records u SET outcome = w.outcome, reason = w.reason, carried_to = w."carriedTo",
          decided_by_id = ${act.memberId}::uuid, decided_at = clock_timestamp(), version = u.version + 1
        FROM wanted w WHERE w.kind = 'change' AND u.id = w.record AND u.version = w.version RETURNING u.id
      ), created AS (
        INSERT INTO uptake_records (id, point_id, revision_id, outcome, reason, carried_to, decided_by_id, supersedes_id,
          version)
        SELECT record, "pointId", ${act.revisionId}::uuid, outcome, reason, "carriedTo", ${act.memberId}::uuid, held,
          made
        FROM wanted WHERE kind <> 'change' RETURNING id
      ), unlinked AS (
        DELETE FROM uptake_links l USING wanted w
        WHERE w.kind = 'change' AND l.record_id = w.record AND l.lineage_id <> ALL (w.lineages) RETURNING 1
      ), linked AS (
        INSERT INTO uptake_links (record_id, lineage_id) SELECT record, unnest(lineages) FROM wanted
        ON CONFLICT DO NOTHING RETURNING 1
      ), steps AS (
        INSERT INTO decision_steps (act_id, point_id, record_id, version, before)
        SELECT act.id, "pointId", record, made, before
        FROM wanted, act RETURNING 1
      )
      SELECT act.id::text AS "actId",
        (SELECT json_agg(json_build_object('pointId', "pointId", 'recordId', record, 'version', made)) FROM wanted) AS ids,
        (SELECT count(*)::int FROM changed) + (SELECT count(*)::int FROM created) AS stored
      FROM act`,
  )
  if (stored?.stored !== changes.length)
    throw new Error('a locked record changed under a decision on it')
  return stored
}

/** Whoever stands by what was returned, or contradicted since, asks for another review: that is a version of its own. */
function saysTheSame({ record, lineageIds }: Facts, one: Wanted): boolean {
  if (!record || record.conflict || record.contradicted || record.returned) return false
  const carriedTo = one.outcome === 'carried_elsewhere' ? one.carriedTo : ''
  return (
    record.outcome === one.outcome &&
    (record.reason ?? '') === one.reason &&
    (record.carriedTo ?? '') === carriedTo &&
    record.lineageIds.join() === lineageIds.join()
  )
}
