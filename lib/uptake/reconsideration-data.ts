import sql, { type Sql } from 'sql-template-tag'
import { Outcome, VerdictAnswer } from '@/lib/generated/prisma/enums'
import { authorOf, toByline } from '@/lib/inputs/data'
import { moderatedInput, standingInput } from '@/lib/inputs/policy'
import type { AuthorRow } from '@/lib/inputs/views'
import { isDay, UUID } from '@/lib/kernel/ids'
import { read } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { DISPUTES, type Gap, gapOf } from './gap-rules'
import { standingPublished } from './policy'
import type {
  Disagreement,
  Disagreements,
  DisagreementWish,
  KeepTarget,
} from './reconsideration-views'

const day = (column: string) => sql([`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD')`])

/** SQL: json of a `ReconsiderationView` about record `u`, or null. */
export const reconsiderationOf: Sql = sql`(SELECT json_build_object('reason', q.reason, 'askedOn', ${day('q.asked_at')},
    'kept', (SELECT json_build_object('reason', k.reason, 'day', ${day('k.answered_at')})
      FROM kept_records k WHERE k.reconsideration_id = q.id))
  FROM reconsiderations q WHERE q.record_id = u.id)`

/** SQL: is there a correction of the record that request `q` is about, which is published, or is not yet? */
const isCorrected = (published: boolean): Sql => sql`EXISTS (SELECT FROM uptake_records c
  WHERE c.supersedes_id = q.record_id AND record_is_published(c.id) = ${published}::boolean)`

/** SQL: json of a `ReconsiderationToAnswer` of point `pt` in a revision of round `r`, or null. */
export const reconsiderationToAnswer = (
  viewer: Viewer,
  revision: Sql,
): Sql => sql`(SELECT json_build_object('id', q.id,
    'reason', q.reason, 'askedOn', ${day('q.asked_at')},
    'kept', (SELECT json_build_object('reason', k.reason, 'day', ${day('k.answered_at')})
      FROM kept_records k WHERE k.reconsideration_id = q.id),
    'corrected', ${isCorrected(true)},
    'correcting', ${isCorrected(false)} AND NOT has_interest(${viewer.member?.id ?? null}::uuid, pt.id),
    'sameOrganisation', COALESCE(share_organisation(${viewer.member?.id ?? null}::uuid, a.decided_by_id, r.created_at), false))
  FROM reconsiderations q JOIN uptake_records a ON a.id = q.record_id
  WHERE q.point_id = pt.id AND q.revision_id = ${revision})`

/** What a request is about, for the moderators of its stream; null for everybody else. */
export async function getKeepTarget(viewer: Viewer, id: string): Promise<KeepTarget | null> {
  const [target] = await read<KeepTarget>(sql`
    SELECT q.id AS "reconsiderationId", q.record_id AS "recordId", pt.number, i.reference, i.stream_id AS "streamId", r.id AS "roundId",
      r.slug AS "roundSlug", r.title AS "roundTitle"
    FROM reconsiderations q JOIN points pt ON pt.id = q.point_id JOIN inputs i ON i.id = pt.input_id
    JOIN streams s ON s.id = i.stream_id JOIN rounds r ON r.id = s.round_id
    WHERE q.id = ${id}::uuid AND ${moderatedInput(viewer)} AND ${standingInput}`)
  return target ?? null
}

/** SQL: do record `u` and verdict `v` stand to each other in one of these ways? Asked of `gapOf` itself. */
export function isApart(gaps: readonly Gap[]): Sql {
  const pairs = Object.values(Outcome).flatMap((outcome) =>
    Object.values(VerdictAnswer)
      .filter((answer) => gaps.includes(gapOf(outcome, answer)))
      .map((answer) => `${outcome} ${answer}`),
  )
  return sql`((u.outcome::text || ' ' || v.answer::text) = ANY(${pairs}::text[]))`
}

const cursor = new RegExp(
  `^([0-3])_((\\d{4}-\\d\\d-\\d\\d)T(?:[01]\\d|2[0-3])(?::[0-5]\\d){2}(?:\\.\\d{1,6})?Z)_(${UUID})$`,
)

/**
 * Published records of a round that do not say the same as their author's latest verdict, or that their author
 * asked to be reconsidered: open requests first, then those that say more, then those that say the text has no
 * place for the point, then those that say less, each the oldest verdicts first. 50 a page, in one statement. Of
 * an input meant for moderators only neither text nor author is told, and a filter by type leaves it out.
 */
export async function listDisagreements(
  viewer: Viewer,
  roundId: string,
  { streamId, type, gap, after }: DisagreementWish = {},
  limit = 50,
): Promise<Disagreements> {
  type Row = Omit<Disagreement, 'byline' | 'gap'> & { author: AuthorRow | null; place: string }
  const [, rank, at, onDay = '', record] = cursor.exec(after ?? '') ?? []
  const [row] = await read<{ open: number; rows: Row[] | null }>(sql`
    WITH found AS MATERIALIZED (
      SELECT u.id, u.point_id, u.revision_id, u.outcome, v.answer, v.answered_at, q.asked_at,
        CASE WHEN q.id IS NOT NULL THEN 0 WHEN ${isApart(['higher'])} THEN 1
          WHEN ${isApart(['apart'])} THEN 2 ELSE 3 END AS rank, COALESCE(q.asked_at, v.answered_at) AS at
      FROM streams s JOIN outcome_documents d ON d.round_id = s.round_id JOIN revisions rv ON rv.document_id = d.id
      JOIN uptake_records u ON u.revision_id = rv.id AND u.stream_id = s.id
      CROSS JOIN LATERAL (SELECT answer, answered_at FROM verdicts WHERE record_id = u.id
        ORDER BY answered_at DESC, id DESC LIMIT 1) v
      CROSS JOIN LATERAL (SELECT input_id FROM points WHERE id = u.point_id OFFSET 0) pt
      CROSS JOIN LATERAL (SELECT * FROM inputs WHERE id = pt.input_id OFFSET 0) i
      LEFT JOIN LATERAL (SELECT id, asked_at FROM reconsiderations WHERE record_id = u.id
        AND NOT EXISTS (SELECT FROM kept_records k WHERE k.reconsideration_id = reconsiderations.id)) q ON true
      LEFT JOIN organisations o ON o.id = i.organisation_id
      WHERE s.round_id = ${roundId}::uuid AND ${moderatedInput(viewer)} AND ${standingInput} AND ${standingPublished}
        AND ${gap ? isApart([gap]) : sql`(q.id IS NOT NULL OR ${isApart(DISPUTES)})`}
        ${streamId ? sql`AND s.id = ${streamId}::uuid` : sql``}
        ${type ? sql`AND o.type = ${type}::"OrganisationType" AND i.attribution <> 'moderators_only'` : sql``}
    ), page AS (SELECT * FROM found
      ${record && isDay(onDay) ? sql`WHERE (rank, at, id) > (${Number(rank)}::int, ${at}::timestamptz, ${record}::uuid)` : sql``}
      ORDER BY rank, at, id LIMIT ${limit + 1}::int)
    SELECT (SELECT count(*)::int FROM found WHERE rank = 0) AS open,
      (SELECT json_agg(json_build_object('recordId', g.id, 'pointId', pt.id, 'reference', i.reference,
          'number', pt.number, 'pillarTitle', p.title, 'language', pt.language, 'documentSlug', d.slug,
          'revisionSlug', rv.slug, 'documentTitle', d.title, 'revisionName', rv.name, 'outcome', g.outcome, 'verdict', g.answer,
          'verdictOn', ${day('g.answered_at')}, 'askedOn', ${day('g.asked_at')},
          'place', g.rank || '_' || to_char(g.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '_' || g.id,
          'interested', h.interested,
          'correcting', NOT h.interested AND EXISTS (SELECT FROM uptake_records c WHERE c.supersedes_id = g.id),
          'statement', CASE WHEN i.attribution <> 'moderators_only' THEN left(pt.statement, 2000) END,
          'author', CASE WHEN i.attribution <> 'moderators_only' THEN ${authorOf(viewer)} END)
        ORDER BY g.rank, g.at, g.id)
        FROM page g JOIN points pt ON pt.id = g.point_id JOIN inputs i ON i.id = pt.input_id
        CROSS JOIN LATERAL (SELECT has_interest(${viewer.member?.id ?? null}::uuid, pt.id) AS interested) h
        JOIN streams s ON s.id = i.stream_id JOIN pillars p ON p.id = s.pillar_id
        JOIN revisions rv ON rv.id = g.revision_id JOIN outcome_documents d ON d.id = rv.document_id) AS rows`)
  const rows = row?.rows ?? []
  return {
    open: row?.open ?? 0,
    records: rows.slice(0, limit).map(({ author, place: _, ...one }) => ({
      ...one,
      gap: gapOf(one.outcome, one.verdict),
      byline: author ? toByline(author) : null,
    })),
    next: rows.length > limit ? (rows[limit - 1]?.place ?? null) : null,
  }
}
