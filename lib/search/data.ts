import sql, { type Sql } from 'sql-template-tag'
import { bylineColumns, dayText, toByline } from '@/lib/inputs/data'
import { knownInputs, publicInput } from '@/lib/inputs/policy'
import { recordedOnBehalf } from '@/lib/inputs/speaker-data'
import { sponsorCount } from '@/lib/inputs/sponsor-data'
import type { AuthorRow } from '@/lib/inputs/views'
import { read } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { visibleRounds } from '@/lib/rounds/policy'
import { paragraphTables, pointTables, readableParagraphs, readablePoints } from './policy'
import { COUNT_CAP, isDay, queryOf, segmentsOf } from './rules'
import type { SearchWish } from './schema'
import type { InputHit, ParagraphHit, SearchView } from './views'
import { headline, unmarked, wordsOf } from './words'

/** Hits on a page. */
export const PAGE = 20

/** What is searched for, by whom, where, and on a page in which language. */
type Search = { viewer: Viewer; text: string; locale: string; round?: string }
type Survey = Pick<SearchView, 'searchable' | 'counts' | 'rounds' | 'exact'>

/**
 * Points of inputs or paragraphs of outcome documents in which the words stand, as far as the viewer may
 * read them, newest day first. Two statements however many hits there are; any query is answered.
 */
export async function search(
  viewer: Viewer,
  wish: SearchWish,
  locale: string,
): Promise<SearchView> {
  const query = queryOf(wish.q)
  const asked: Search = { viewer, text: query.text, locale, round: wish.round }
  const survey = await surveyOf(asked)
  const found = survey.counts[wish.type]
  const page =
    found === 0
      ? { hits: [], next: null }
      : wish.type === 'inputs'
        ? await findPoints(asked, wish.after, found > COUNT_CAP)
        : await findParagraphs(asked, wish.after)
  return { ...query, ...survey, ...page }
}

/** A query of nothing but what must not be there ("-this") has no word to find: querytree says 'T' to it. */
async function surveyOf(asked: Search): Promise<Survey> {
  const { viewer, text } = asked
  const words = wordsOf(asked)
  const counted = (tables: Sql, condition: Sql) => sql`(SELECT count(*) FROM
    (SELECT FROM ${tables} WHERE (SELECT found FROM query) AND ${condition} LIMIT ${COUNT_CAP + 1}) few)`
  const [row] = await read<Survey>(sql`
    WITH query AS MATERIALIZED (SELECT querytree(${words}) NOT IN ('', 'T') AS found)
    SELECT (SELECT found FROM query) AS searchable,
      json_build_object(
        'inputs', ${counted(pointTables, sql`pt.words @@ ${words} AND ${readablePoints(asked)}`)},
        'paragraphs', ${counted(paragraphTables, sql`p.words @@ ${words} AND ${readableParagraphs(asked)}`)}
      ) AS counts,
      COALESCE((SELECT json_agg(json_build_object('slug', r.slug, 'title', r.title) ORDER BY r.id DESC)
        FROM rounds r WHERE ${visibleRounds(viewer)}), '[]') AS rounds,
      (SELECT json_build_object('reference', i.reference, 'roundSlug', r.slug)
        FROM inputs i JOIN streams s ON s.id = i.stream_id JOIN rounds r ON r.id = s.round_id
        WHERE i.reference = upper(${text}) AND ${knownInputs(viewer)}) AS exact`)
  if (!row) throw new Error('a survey has one row')
  return row
}

const roundColumns = sql`r.slug AS "roundSlug", r.title AS "roundTitle",
  CASE WHEN r.demonstration IS NOT NULL THEN 'demonstration' WHEN r.provenance IS NOT NULL THEN 'paraphrase'
    END AS provenance`

const day = sql`((i.submitted_at AT TIME ZONE 'UTC')::date)`
const pointCursor = /^(\S{10})_(\S{1,60})_(\d{1,4})$/

/**
 * The planner can't know how frequent a word is (stack.md). The count can: few hits are taken from the
 * index of words and sorted, many are met soon when walking back from the newest day. ts_match_vq is `@@`
 * by a name that no index answers to.
 */
async function findPoints(asked: Search, after: string | undefined, many: boolean) {
  const words = wordsOf(asked)
  const [, onDay, reference, number] = pointCursor.exec(after ?? '') ?? []
  const rest = isDay(onDay)
    ? sql`AND (${day}, i.reference) <= (${onDay}::date, ${reference}) AND ((${day}, i.reference)
        < (${onDay}::date, ${reference}) OR pt.number > ${number}::int)`
    : sql``
  const ids = many
    ? sql`SELECT pt.id, ${day} AS day, i.reference, pt.number FROM ${pointTables}
        WHERE ts_match_vq(pt.words, ${words}) AND ${readablePoints(asked)} ${rest}
        ORDER BY day DESC, i.reference DESC, pt.number LIMIT ${PAGE + 1}`
    : sql`SELECT * FROM (SELECT pt.id, ${day} AS day, i.reference, pt.number FROM ${pointTables}
        WHERE pt.words @@ ${words} AND ${readablePoints(asked)} ${rest} OFFSET 0) few
        ORDER BY day DESC, reference DESC, number LIMIT ${PAGE + 1}`
  type Row = Omit<InputHit, 'type' | 'byline' | 'passage'> & {
    author: AuthorRow
    headline: string
    submittedOn: string
  }
  const rows = await read<Row>(sql`
    WITH page AS MATERIALIZED (${ids})
    SELECT i.reference, ${roundColumns}, pl.title AS "pillarTitle", v.title,
      pt.language, pt.number AS point, ${dayText} AS "submittedOn",
      ${publicInput} AS published, ${sponsorCount} AS sponsors,
      CASE WHEN ${recordedOnBehalf} THEN to_char(i.given_on, 'YYYY-MM-DD') ELSE ${dayText} END AS day,
      ${headline(sql`pt.language`, sql`concat_ws(' ', ${unmarked(sql`pt.statement`)}, pt.proposed_wording)`, wordsOf(asked))} AS headline,
      ${bylineColumns(asked.viewer)}
    FROM page JOIN ${pointTables} ON pt.id = page.id JOIN pillars pl ON pl.id = s.pillar_id
    ORDER BY page.day DESC, page.reference DESC, page.number`)
  const last = rows.length > PAGE ? rows[PAGE - 1] : undefined
  return {
    hits: rows.slice(0, PAGE).map(
      ({ author, headline: passage, submittedOn: _, ...row }): InputHit => ({
        type: 'inputs',
        ...row,
        byline: toByline(author),
        passage: segmentsOf(passage),
      }),
    ),
    next: last ? `${last.submittedOn}_${last.reference}_${last.point}` : null,
  }
}

const paragraphCursor = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})_(\d{1,6})$/

/** The newest revision first, in the order of its text. */
async function findParagraphs(asked: Search, after: string | undefined) {
  const [, revision, ordinal] = paragraphCursor.exec(after ?? '') ?? []
  type Row = Omit<ParagraphHit, 'type' | 'passage'> & { headline: string; cursor: string }
  const rows = await read<Row>(sql`
    WITH page AS MATERIALIZED (SELECT p.id FROM ${paragraphTables}
      WHERE p.words @@ ${wordsOf(asked)} AND ${readableParagraphs(asked)}
        ${
          revision
            ? sql`AND (rv.id < ${revision}::uuid OR (rv.id = ${revision}::uuid AND p.ordinal > ${ordinal}::int))`
            : sql``
        }
      ORDER BY rv.id DESC, p.ordinal LIMIT ${PAGE + 1})
    SELECT ${roundColumns}, od.slug AS "documentSlug",
      od.title AS "documentTitle", rv.slug AS "revisionSlug", rv.name AS "revisionName", p.label, p.number,
      p.language, rv.id || '_' || p.ordinal AS cursor,
      ${headline(sql`p.language`, sql`p.text`, wordsOf(asked))} AS headline
    FROM page JOIN ${paragraphTables} ON p.id = page.id ORDER BY rv.id DESC, p.ordinal`)
  const last = rows.length > PAGE ? rows[PAGE - 1] : undefined
  return {
    hits: rows.slice(0, PAGE).map(
      ({ headline: passage, cursor: _, ...row }): ParagraphHit => ({
        type: 'paragraphs',
        ...row,
        passage: segmentsOf(passage),
      }),
    ),
    next: last?.cursor ?? null,
  }
}
