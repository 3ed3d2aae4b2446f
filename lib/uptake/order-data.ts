import sql, { type Sql } from 'sql-template-tag'
import { standingInput } from '@/lib/inputs/policy'
import type { QueueOrder } from './filter-views'
import { standingPoint } from './standing-data'

/** A place in a queue: SQL of a point's input and of its number in it. */
type Place = { input: Sql; number: Sql }

/** SQL by which points `pt` of inputs `i` are walked through, and what stands on either side of one. */
export type Ordered = {
  /** CTEs that the rest needs, each with a comma before it. */
  ctes: Sql
  join: Sql
  by: Sql
  backwards: Sql
  before: (at: Place) => Sql
  after: (at: Place) => Sql
  /** Of rows `pg` of a page (point_id, input_id, number). */
  ofPage: Sql
}

/** By the random ids of inputs: it needs their index alone, and a page of it is read to its end and no further. */
const mixed: Ordered = {
  ctes: sql``,
  join: sql``,
  by: sql`i.id, pt.number`,
  backwards: sql`i.id DESC, pt.number DESC`,
  before: ({ input, number }) =>
    sql`i.id <= ${input} AND (i.id, pt.number) < (${input}, ${number})`,
  after: ({ input, number }) => sql`i.id >= ${input} AND (i.id, pt.number) > (${input}, ${number})`,
  ofPage: sql`pg.input_id, pg.number`,
}

/** SQL: a paragraph's number as people write it, without what is around it. */
const folded = (text: Sql): Sql => sql`regexp_replace(lower(normalize(${text}, NFKC)),
  '^\\s*(paragraphe?s?|paras?|par|pp|op|párrafos?|párr|пункты?|п|الفقرة|فقرة|第|§|¶)[.:]?\\s*|[\\s.,،]+|\\s*[段款]$', '', 'g')`

/**
 * What points are put in order by, as text; '1' comes last. Of what is for moderators only a list tells neither
 * author nor words, so its place in a list doesn't either. Nothing of the revision's own records counts: a point
 * that is decided stays where it is.
 */
const keys: Record<QueueOrder, (revision: Sql) => { ctes: Sql; join: Sql; key: Sql }> = {
  // By day: who submitted minutes before another is nobody's to know (security.md).
  received: () => ({
    ctes: sql``,
    join: sql``,
    key: sql`to_char(i.submitted_at AT TIME ZONE 'UTC', 'YYYYMMDD') COLLATE "C"`,
  }),
  author: () => ({
    ctes: sql``,
    join: sql`LEFT JOIN organisations so ON so.id = i.organisation_id`,
    key: sql`(CASE WHEN i.attribution = 'moderators_only' THEN '1'
      ELSE '0' || COALESCE(so.name, i.named_organisation, i.author_name, '') END) COLLATE "und-x-icu"`,
  }),
  paragraph: (revision) => ({
    ctes: sql`, labelled AS MATERIALIZED (
        SELECT called, min(ordinal) AS ordinal FROM (
          SELECT ${folded(sql`n.called`)} AS called, pg.ordinal FROM paragraphs pg
          CROSS JOIN LATERAL (VALUES (pg.label), (pg.number)) n(called) WHERE pg.revision_id = ${revision}) named
        WHERE called <> '' GROUP BY called
      ), linked AS MATERIALIZED (
        SELECT DISTINCT ON (u.point_id) u.point_id, min(pg.ordinal) AS ordinal
        FROM revisions cur JOIN revisions er ON er.document_id = cur.document_id AND er.ordinal < cur.ordinal
        JOIN uptake_records u ON u.revision_id = er.id JOIN uptake_links ul ON ul.record_id = u.id
        JOIN lineage_paragraphs lp ON lp.lineage_id = ul.lineage_id
        JOIN paragraphs pg ON pg.id = lp.paragraph_id AND pg.revision_id = cur.id
        WHERE cur.id = ${revision} GROUP BY u.point_id, er.ordinal ORDER BY u.point_id, er.ordinal DESC)`,
    join: sql`LEFT JOIN linked ON linked.point_id = pt.id
      LEFT JOIN labelled ON labelled.called = ${folded(sql`pt.paragraph_reference`)}`,
    key: sql`(CASE WHEN i.attribution = 'moderators_only' THEN '1'
      ELSE COALESCE('0' || lpad(COALESCE(linked.ordinal, labelled.ordinal)::text, 6, '0'), '1') END) COLLATE "C"`,
  }),
  similar: () => ({
    ctes: sql`, sized AS MATERIALIZED (
        SELECT cluster_id, count(*) AS size FROM point_clusters GROUP BY cluster_id HAVING count(*) > 1)`,
    join: sql`LEFT JOIN point_clusters pc ON pc.point_id = pt.id LEFT JOIN sized ON sized.cluster_id = pc.cluster_id`,
    key: sql`COALESCE('0' || lpad((999999 - sized.size)::text, 6, '0') || sized.cluster_id, '1') COLLATE "C"`,
  }),
}

/**
 * SQL of an order of the points of a stream in a revision. All but the mixed one sort the whole stream once a
 * statement: some thousand points take as many hundredths of a millisecond.
 */
export function orderOf(
  order: QueueOrder | undefined,
  { stream, revision }: { stream: Sql; revision: Sql },
): Ordered {
  if (!order) return mixed
  const { ctes, join, key } = keys[order](revision)
  const place = ({ input, number }: Place) =>
    sql`(SELECT o.key, o.input_id, o.number FROM ordered o WHERE o.input_id = ${input} AND o.number = ${number})`
  return {
    ctes: sql`${ctes}, ordered AS MATERIALIZED (
      SELECT pt.id, i.id AS input_id, pt.number, ${key} AS key
      FROM inputs i JOIN points pt ON pt.input_id = i.id ${join}
      WHERE i.stream_id = ${stream} AND ${standingInput} AND ${standingPoint})`,
    join: sql`JOIN ordered ok ON ok.id = pt.id`,
    by: sql`ok.key, i.id, pt.number`,
    backwards: sql`ok.key DESC, i.id DESC, pt.number DESC`,
    before: (at) => sql`(ok.key, i.id, pt.number) < ${place(at)}`,
    after: (at) => sql`(ok.key, i.id, pt.number) > ${place(at)}`,
    ofPage: sql`(SELECT o.key FROM ordered o WHERE o.id = pg.point_id), pg.input_id, pg.number`,
  }
}
