import sql from 'sql-template-tag'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { readIn, type Transaction } from '@/lib/platform/db'
import { actor, type Permit, type Rule } from '@/lib/platform/permit'
import { assigneeOf, moderating } from '@/lib/uptake/filter-data'
import { changedPoint, decideLapse, type Lapse } from '@/lib/uptake/rules'
import { lapseOf } from '@/lib/uptake/standing-data'
import type { AssignTarget } from './assignment-views'

export type Given = { pointId: string; streamId: string; reference: string; number: number }
export type Assigned = {
  given: Given[]
  /** Points in which one of the two has an interest: they stay as they were. */
  interested: number
}

type Facts = {
  moderates: boolean
  interested: boolean
  held: { id: string; name: string | null } | null
  wasName: string | null
  /** Points that nobody decides any more. */
  lapsed: { reference: string; number: number; lapse: Lapse }[] | null
}

/**
 * Gives points to a moderator of their streams, or (`to` null) to nobody; in three statements. Points in which
 * giver or taker has an interest are left out, those that stand so already say nothing new.
 * @param was whom the page showed, of one point: null for nobody, undefined where none was shown
 * @returns INVALID where `to` does not moderate all streams; CONFLICT where another than `was` has it by now;
 *   OWN_INPUT where nothing but points of interest was named; SUPERSEDED or WITHDRAWN where the author of one no
 *   longer stands by it, with all such by name
 */
export async function storeAssignments(
  tx: Transaction,
  permit: Permit<Rule<'point.assign', AssignTarget>>,
  { to, was }: { to: string | null; was?: string | null | undefined },
): Promise<Result<Assigned>> {
  const giver = actor(permit).id
  const { pointIds, streamIds } = permit.subject
  // Before anything is read of them: whoever waits here sees what the other has done, a newer version as well.
  await readIn(
    tx,
    sql`SELECT i.id FROM inputs i WHERE i.id IN (SELECT pt.input_id FROM points pt
      WHERE pt.id = ANY(${pointIds}::uuid[])) ORDER BY i.id FOR NO KEY UPDATE`,
  )
  const one = sql`points pt JOIN inputs i ON i.id = pt.input_id WHERE pt.id = ${pointIds[0]}::uuid`
  const [facts] = await readIn<Facts>(
    tx,
    sql`SELECT ${to}::uuid IS NULL OR NOT EXISTS (SELECT FROM unnest(${streamIds}::uuid[]) AS st(id)
          WHERE NOT EXISTS (SELECT FROM role_grants g WHERE g.member_id = ${to}::uuid AND ${moderating(sql`st.id`)}))
          AS moderates,
        (SELECT ${assigneeOf} FROM ${one}) AS held, has_interest(${giver}::uuid, ${pointIds[0]}::uuid) AS interested,
        (SELECT m.name FROM members m WHERE m.id = ${was ?? null}::uuid) AS "wasName",
        (SELECT json_agg(l ORDER BY l.reference, l.number) FROM (SELECT i.reference, pt.number, ${lapseOf} AS lapse
          FROM points pt JOIN inputs i ON i.id = pt.input_id WHERE pt.id = ANY(${pointIds}::uuid[])) l
          WHERE l.lapse IS NOT NULL) AS lapsed`,
  )
  const lapsed = (facts?.lapsed ?? []).flatMap(({ lapse, ...point }) => {
    const standing = decideLapse(lapse)
    return standing.ok ? [] : [{ ...point, code: standing.code }]
  })
  const [first] = lapsed
  // The page of one point says by itself what stands in its place.
  if (first)
    return refuse(first.code, was === undefined ? { changed: lapsed.map(changedPoint) } : {})
  if (!facts?.moderates) return refuse('INVALID', { fieldErrors: { to: ['choose'] } })
  if (was !== undefined && facts.interested) return refuse('OWN_INPUT')
  if (was !== undefined && (facts.held?.id ?? null) !== was) {
    const [from, by] = [facts.wasName ?? '', facts.held?.name ?? '']
    return refuse('CONFLICT', { changed: [{ field: 'assignee', from, to: by }] })
  }
  const [stored] = await readIn<{ given: Given[] | null; interested: number }>(
    tx,
    sql`WITH wanted AS MATERIALIZED (SELECT id, has_interest(${giver}::uuid, id)
          OR COALESCE(has_interest(${to}::uuid, id), false) AS interested
        FROM points WHERE id = ANY(${pointIds}::uuid[])),
      gone AS (DELETE FROM assignments a USING wanted w
        WHERE a.point_id = w.id AND NOT w.interested AND ${to}::uuid IS NULL RETURNING a.point_id),
      given AS (INSERT INTO assignments (point_id, member_id, assigned_by_id)
        SELECT id, ${to}::uuid, ${giver}::uuid FROM wanted WHERE NOT interested AND ${to}::uuid IS NOT NULL
        ON CONFLICT (point_id) DO UPDATE SET member_id = EXCLUDED.member_id,
          assigned_by_id = EXCLUDED.assigned_by_id, assigned_at = clock_timestamp()
          WHERE assignments.member_id <> EXCLUDED.member_id
        RETURNING point_id)
      SELECT (SELECT json_agg(json_build_object('pointId', pt.id, 'streamId', i.stream_id,
            'reference', i.reference, 'number', pt.number))
          FROM (SELECT point_id FROM gone UNION SELECT point_id FROM given) changed
          JOIN points pt ON pt.id = changed.point_id JOIN inputs i ON i.id = pt.input_id) AS given,
        (SELECT count(*)::int FROM wanted WHERE interested) AS interested`,
  )
  const [given, interested] = [stored?.given ?? [], stored?.interested ?? 0]
  return interested === pointIds.length ? refuse('OWN_INPUT') : ok({ given, interested })
}
