import sql, { type Sql } from 'sql-template-tag'
import type {
  ElectoralGroup,
  OrganisationType,
  Outcome,
  VerdictAnswer,
} from '@/lib/generated/prisma/enums'
import { SMALLEST_GROUP } from '@/lib/inputs/attribution'
import {
  countedInput,
  ownInput,
  publicInput,
  standingInput,
  visibleInputs,
} from '@/lib/inputs/policy'
import { read } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { canGiveVerdict, standingPublished } from './policy'
import { standingPoint } from './standing-data'

/**
 * SQL: for each point of the version in force of these inputs its published record in the furthest revision of each
 * document, as columns of `standing`: input_id, point_id, record_id, outcome. What is published of a version that its
 * author replaced stays on the input's trail; counted beside the newer one it would be one point twice.
 */
const standingOf = (inputs: Sql): Sql => sql`
  SELECT DISTINCT ON (u.point_id, rv.document_id) pt.input_id, u.point_id, u.id AS record_id,
    u.outcome
  FROM points pt JOIN uptake_records u ON u.point_id = pt.id JOIN revisions rv ON rv.id = u.revision_id
  WHERE pt.input_id IN (${inputs}) AND ${standingPoint} AND ${standingPublished}
  ORDER BY u.point_id, rv.document_id, rv.ordinal DESC`

export type LatestOutcome = { outcome: Outcome; points: number }

/**
 * What became of each input so far: how many of its points, as its author stands by them, are at which outcome in the
 * latest published revision that speaks of them. Inputs the viewer may not see, and those without a published
 * record, have no entry.
 */
export async function latestOutcomes(
  viewer: Viewer,
  inputIds: readonly string[],
): Promise<Record<string, LatestOutcome[]>> {
  if (inputIds.length === 0) return {}
  const rows = await read<LatestOutcome & { inputId: string }>(sql`
    SELECT input_id AS "inputId", outcome, count(*)::int AS points
    FROM (${standingOf(sql`SELECT i.id FROM inputs i WHERE i.id = ANY(${inputIds}::uuid[])
      AND ${visibleInputs(viewer)}`)}) standing
    GROUP BY input_id, outcome ORDER BY input_id, outcome`)
  const found: Record<string, LatestOutcome[]> = {}
  for (const { inputId, ...row } of rows) found[inputId] = [...(found[inputId] ?? []), row]
  return found
}

export type AwaitingReply = {
  reference: string
  title: string
  roundSlug: string
  roundTitle: string
  points: number
  /** Null where the stream has no reply phase: there is no last day. */
  closesAt: Date | null
}

/** The viewer's inputs with published records that still want a verdict, the most urgent first. */
export async function listAwaitingReply(viewer: Viewer): Promise<AwaitingReply[]> {
  const mine = viewer.organisations.filter((tie) =>
    canGiveVerdict(viewer, { organisationId: tie.id, authorId: null }),
  )
  if (!viewer.member) return []
  return read<AwaitingReply>(sql`
    SELECT i.reference, v.title, r.slug AS "roundSlug", r.title AS "roundTitle",
      count(DISTINCT u.point_id)::int AS points,
      max(ph.closes_at) AS "closesAt"
    FROM inputs i JOIN streams s ON s.id = i.stream_id JOIN rounds r ON r.id = s.round_id
    JOIN points pt ON pt.input_id = i.id JOIN uptake_records u ON u.point_id = pt.id
    JOIN LATERAL (SELECT title FROM input_versions WHERE input_id = i.id ORDER BY number DESC LIMIT 1) v ON true
    LEFT JOIN phases ph ON ph.stream_id = s.id AND ph.kind = 'reply'
    WHERE ${ownInput(viewer)} AND ${standingInput} AND ${standingPublished} AND u.rated_by IS NULL
      AND (i.organisation_id = ANY(${mine.map(({ id }) => id)}::uuid[])
        OR (i.organisation_id IS NULL AND i.author_id = ${viewer.member.id}::uuid))
      AND NOT EXISTS (SELECT FROM verdicts vd WHERE vd.record_id = u.id)
      AND (ph.id IS NULL OR (ph.opens_at <= clock_timestamp()
        AND clock_timestamp() < ph.closes_at + r.grace_minutes * interval '1 minute'))
    GROUP BY i.id, v.title, r.id ORDER BY "closesAt" NULLS LAST, i.id DESC`)
}

export type OutcomeFigure = {
  streamId: string
  pillarKey: string
  /** Null where the public is told of "a participant" only, or of a person in their own capacity. */
  type: OrganisationType | null
  electoralGroup: ElectoralGroup | null
  /** True where the public is told type and group only: small cells of these are to be suppressed. */
  groupOnly: boolean
  outcome: Outcome
  /** The latest verdict on the record; null where there is none. */
  verdict: VerdictAnswer | null
  /** Points of versions in force; one counts once for each document that it has a published record in. */
  points: number
}

/**
 * Published outcomes as they stand today, with the verdicts on them, counted by pillar, stakeholder
 * type and electoral group over everything public in the round. The viewer makes no difference.
 */
export const outcomeFigures = (_viewer: Viewer | null, roundId: string): Promise<OutcomeFigure[]> =>
  read<OutcomeFigure>(sql`
    WITH spoken AS (
      SELECT i.id, i.stream_id, i.attribution, o.id AS organisation_id, o.type, o.electoral_group
      FROM inputs i JOIN streams s ON s.id = i.stream_id LEFT JOIN organisations o ON o.id = i.organisation_id
      WHERE s.round_id = ${roundId}::uuid AND ${publicInput} AND ${countedInput}
    ), peers AS (
      SELECT type, electoral_group, count(DISTINCT organisation_id) AS organisations FROM spoken GROUP BY 1, 2
    ), told AS (
      SELECT sp.id, sp.stream_id, sp.attribution = 'type_and_region' AS group_only,
        sp.attribution <> 'type_and_region' OR pe.organisations >= ${SMALLEST_GROUP}::int AS named,
        sp.type, sp.electoral_group
      FROM spoken sp LEFT JOIN peers pe ON pe.type = sp.type AND pe.electoral_group IS NOT DISTINCT FROM sp.electoral_group
    ), standing AS (${standingOf(sql`SELECT id FROM spoken`)})
    SELECT t.stream_id AS "streamId", p.key AS "pillarKey",
      CASE WHEN t.named THEN t.type END AS type,
      CASE WHEN t.named THEN t.electoral_group END AS "electoralGroup",
      t.group_only AS "groupOnly", st.outcome, vd.answer AS verdict, count(*)::int AS points
    FROM standing st JOIN told t ON t.id = st.input_id
    JOIN streams s ON s.id = t.stream_id JOIN pillars p ON p.id = s.pillar_id
    LEFT JOIN LATERAL (SELECT answer FROM verdicts WHERE record_id = st.record_id
      ORDER BY answered_at DESC, id DESC LIMIT 1) vd ON true
    GROUP BY 1, 2, 3, 4, 5, 6, 7, s.ordinal ORDER BY s.ordinal, 3, 4, 6, 7`)
