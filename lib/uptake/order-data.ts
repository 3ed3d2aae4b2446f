import sql, { type Sql } from 'sql-template-tag'
import { standingInput } from '@/lib/inputs/policy'
import type { Viewer } from '@/lib/platform/viewer'
import type { QueueOrder } from './filter-views'
import { knownRecord, standingPoint } from './standing-data'

/** A place in a queue: SQL of a point's input and of its number in it. */
type Place = { input: Sql; number: Sql }

/** Which side of a place is walked; both undefined for all of a queue. */
type Bounds = { after?: Place; before?: Place }

/** SQL of one walk through a queue: what `work` reads from, and what its statement filters and sorts by. */
export type Walk = { inputs: Sql; ofPoint: Sql; where: Sql; by: Sql }

/** SQL by which points are put in order in one statement. */
export type Ordered = {
  /** CTEs that the rest needs, each with a comma before it. */
  ctes: Sql
  /** To a `before` backwards. */
  walk: (bounds: Bounds) => Walk
  /** Of rows `pg` of a page (point_id, input_id, number) with their inputs `i`. */
  ofPage: Sql
}

// By day: who submitted minutes before another is nobody's to know (security.md). Within a day the random
// references of inputs tell nothing either; so do public lists, and their index is walked.
const dayOf = (input: string): Sql => sql`((${sql([input])}.submitted_at AT TIME ZONE 'UTC')::date)`
const ofPlace = (input: Sql, what: Sql) => sql`(SELECT ${what} FROM inputs n WHERE n.id = ${input})`

/** The oldest day first: a page of it is read along the index to its end and no further. */
const usual: Ordered = {
  ctes: sql``,
  walk: ({ after, before }) => {
    const { input, number } = after ?? before ?? { input: sql``, number: sql`` }
    const [day, reference] = [ofPlace(input, dayOf('n')), ofPlace(input, sql`n.reference`)]
    const here = sql`${dayOf('i')}, i.reference`
    return {
      inputs: sql`inputs i`,
      ofPoint: sql``,
      where: after
        ? sql`(${here}) >= (${day}, ${reference}) AND (${here}, pt.number) > (${day}, ${reference}, ${number})`
        : before
          ? sql`(${here}) <= (${day}, ${reference}) AND (${here}, pt.number) < (${day}, ${reference}, ${number})`
          : sql`true`,
      by: before
        ? sql`${dayOf('i')} DESC, i.reference DESC, pt.number DESC`
        : sql`${here}, pt.number`,
    }
  },
  ofPage: sql`${dayOf('i')}, i.reference, pg.number`,
}

/** SQL: a paragraph's number as people write it, without what is around it. */
const folded = (text: Sql): Sql => sql`regexp_replace(
  translate(lower(normalize(${text}, NFKC)), '٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹ـ', '01234567890123456789'),
  '^\\s*(paragraphe?s?|paras?|par|pp|op|párrafos?|párr|пункты?|п|الفقرة|فقرة|第|§|¶)[.:]?\\s*|[\\s,،]+|\\.(?!\\d)|[-–—](?!\\d)|\\s*[段款]$', '', 'g')`

/**
 * What points are put in order by, as text; '1' comes last. Of what is for moderators only a list tells neither
 * author nor words, so its place in a list doesn't either. Nothing of the revision's own records counts: a point
 * that is decided stays where it is.
 */
type Of = { viewer: Viewer; revision: Sql; stream: Sql }

const keys: Record<QueueOrder, (of: Of) => { ctes: Sql; join: Sql; key: Sql }> = {
  author: () => ({
    ctes: sql``,
    join: sql`LEFT JOIN organisations so ON so.id = i.organisation_id`,
    key: sql`(CASE WHEN i.attribution = 'moderators_only' THEN '1'
      ELSE '0' || COALESCE(so.name, i.named_organisation, i.author_name, '') END) COLLATE "und-x-icu"`,
  }),
  // A point is looked up by its key, and its reference folded once, whatever the planner knows of either.
  paragraph: ({ viewer, revision }) => ({
    ctes: sql`, labelled AS MATERIALIZED (
        SELECT called, min(ordinal) AS ordinal FROM (
          SELECT ${folded(sql`n.called`)} AS called, pg.ordinal FROM paragraphs pg
          CROSS JOIN LATERAL (VALUES (pg.label), (pg.number)) n(called) WHERE pg.revision_id = ${revision}) named
        WHERE called <> '' GROUP BY called)`,
    join: sql`LEFT JOIN LATERAL (SELECT min(pg.ordinal) AS ordinal
        FROM (SELECT n.* FROM uptake_records n WHERE n.point_id = pt.id OFFSET 0) u
        JOIN revisions er ON er.id = u.revision_id
        JOIN revisions cur ON cur.id = ${revision} AND er.document_id = cur.document_id AND er.ordinal < cur.ordinal
        JOIN uptake_links ul ON ul.record_id = u.id JOIN lineage_paragraphs lp ON lp.lineage_id = ul.lineage_id
        CROSS JOIN LATERAL (SELECT g.* FROM paragraphs g WHERE g.id = lp.paragraph_id OFFSET 0) pg
        WHERE pg.revision_id = cur.id AND ${knownRecord(viewer)} GROUP BY er.ordinal ORDER BY er.ordinal DESC LIMIT 1) linked ON true
      LEFT JOIN LATERAL (SELECT ${folded(sql`pt.paragraph_reference`)} AS called OFFSET 0) r ON true
      LEFT JOIN LATERAL (SELECT l.ordinal FROM labelled l
        WHERE l.called = r.called AND linked.ordinal IS NULL OFFSET 0) labelled ON true`,
    key: sql`(CASE WHEN i.attribution = 'moderators_only' THEN '1'
      ELSE COALESCE('0' || lpad(COALESCE(linked.ordinal, labelled.ordinal)::text, 6, '0'), '1') END) COLLATE "C"`,
  }),
  similar: ({ stream }) => ({
    ctes: sql`, sized AS MATERIALIZED (
        SELECT cluster_id, count(*) AS size FROM point_clusters WHERE stream_id = ${stream}
        GROUP BY cluster_id HAVING count(*) > 1)`,
    join: sql`LEFT JOIN point_clusters pc ON pc.point_id = pt.id LEFT JOIN sized ON sized.cluster_id = pc.cluster_id`,
    key: sql`COALESCE('0' || lpad((999999 - sized.size)::text, 6, '0') || sized.cluster_id, '1') COLLATE "C"`,
  }),
}

/**
 * SQL of an order of the points of a stream in a revision; what is alike in it, in the usual one. All but the
 * usual one read the whole stream once a statement: a window of 1,500 points takes no longer by author, and twice as
 * long by paragraph.
 */
export function orderOf(order: QueueOrder | undefined, of: Of): Ordered {
  if (!order) return usual
  const { ctes, join, key } = keys[order](of)
  const place = ({ input, number }: Place) =>
    sql`(SELECT h.key, h.day, h.reference, h.number FROM ordered h WHERE h.input_id = ${input} AND h.number = ${number})`
  const walk = ({ after, before }: Bounds): Walk => {
    const bound = after
      ? sql`WHERE (o.key, o.day, o.reference, o.number) > ${place(after)}`
      : before
        ? sql`WHERE (o.key, o.day, o.reference, o.number) < ${place(before)}`
        : sql``
    const by = (of: string) =>
      sql([
        ['key', 'day', 'reference', 'number']
          .map((c) => `${of}.${c}${before ? ' DESC' : ''}`)
          .join(),
      ])
    return {
      // Sorted before anything is looked up, so that a page ends where it is full.
      inputs: sql`(SELECT o.* FROM ordered o ${bound} ORDER BY ${by('o')} OFFSET 0) ok
        CROSS JOIN LATERAL (SELECT n.* FROM inputs n WHERE n.id = ok.input_id OFFSET 0) i`,
      ofPoint: sql`AND pt.id = ok.id`,
      where: sql`true`,
      by: by('ok'),
    }
  }
  return {
    ctes: sql`${ctes}, ordered AS MATERIALIZED (
      SELECT pt.id, i.id AS input_id, ${dayOf('i')} AS day, i.reference, pt.number, ${key} AS key
      FROM inputs i CROSS JOIN LATERAL (SELECT pt.* FROM points pt
        WHERE pt.input_id = i.id AND ${standingPoint} OFFSET 0) pt ${join}
      WHERE i.stream_id = ${of.stream} AND ${standingInput})`,
    walk,
    ofPage: sql`(SELECT o.key FROM ordered o WHERE o.id = pg.point_id), ${usual.ofPage}`,
  }
}
