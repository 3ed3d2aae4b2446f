import sql from 'sql-template-tag'
import { readableRevisions } from '@/lib/documents/policy'
import { OrganisationType } from '@/lib/generated/prisma/enums'
import { typeTold } from '@/lib/inputs/attribution'
import { authorOf, toByline } from '@/lib/inputs/data'
import { countedInput, publicInput } from '@/lib/inputs/policy'
import type { AuthorRow } from '@/lib/inputs/views'
import { read } from '@/lib/platform/db'
import { type Viewer, visitor } from '@/lib/platform/viewer'
import { standingPublished } from './policy'

import type { Shaped, Shaper, Shapers } from './shaped-views'

/** More are counted, not listed. */
const MOST_LISTED = 50

type Row = Omit<Shapers, 'listed' | 'groups'> & {
  /** A paragraph's id, or the revision's for what names none. */
  placeId: string
  listed: (Omit<Shaper, 'byline'> & { author: AuthorRow })[]
  /** Who made inputs of which no point is listed. */
  others: AuthorRow[] | null
}

/** How many inputs are from which type, each input once; in the order of the types' own list. */
function groupsOf({ listed, others }: Pick<Row, 'listed' | 'others'>): Shapers['groups'] {
  const authors = new Map(listed.map(({ reference, author }) => [reference, author]))
  const counts = new Map<OrganisationType | null, number>()
  for (const author of [...authors.values(), ...(others ?? [])]) {
    const byline = toByline(author)
    if (!byline) continue
    const type = typeTold(author, byline)
    counts.set(type, (counts.get(type) ?? 0) + 1)
  }
  return [...Object.values(OrganisationType), null].flatMap((type) => {
    const inputs = counts.get(type)
    return inputs ? [{ type, inputs }] : []
  })
}

/**
 * Who shaped each paragraph of a revision: public inputs whose published uptake names the paragraph, in
 * this revision or, where this one says nothing of the point yet, in the last that did. What is told is
 * the same for every reader.
 */
export async function getShapers(viewer: Viewer, revisionId: string): Promise<Shaped> {
  const rows = await read<Row>(sql`
    WITH latest AS MATERIALIZED (
      SELECT DISTINCT ON (u.point_id) u.id, u.point_id, u.outcome,
        CASE WHEN rv.id <> cur.id THEN rv.name END AS since
      FROM revisions cur JOIN revisions rv ON rv.document_id = cur.document_id AND rv.ordinal <= cur.ordinal
      JOIN outcome_documents d ON d.id = rv.document_id JOIN rounds r ON r.id = d.round_id
      JOIN uptake_records u ON u.revision_id = rv.id
      WHERE cur.id = ${revisionId}::uuid AND ${standingPublished} AND ${readableRevisions(viewer)}
      ORDER BY u.point_id, rv.ordinal DESC
    ), links AS MATERIALIZED (
      SELECT DISTINCT ul.record_id, p.id AS paragraph_id
      FROM paragraphs p JOIN lineage_paragraphs lp ON lp.paragraph_id = p.id
      JOIN uptake_links ul ON ul.lineage_id = lp.lineage_id WHERE p.revision_id = ${revisionId}::uuid
    ), linked AS (
      SELECT k.paragraph_id, l.* FROM latest l LEFT JOIN links k ON k.record_id = l.id
      WHERE k.paragraph_id IS NOT NULL OR l.since IS NULL
    ), told AS MATERIALIZED (
      SELECT COALESCE(k.paragraph_id, ${revisionId}::uuid) AS place_id, k.id, k.point_id, k.outcome, k.since,
        i.reference, pt.number, i.id AS input_id,
        row_number() OVER (PARTITION BY k.paragraph_id ORDER BY i.reference, pt.number) AS place,
        row_number() OVER (PARTITION BY k.paragraph_id, i.id ORDER BY pt.number) AS turn,
        count(*) OVER (PARTITION BY k.paragraph_id, k.outcome, k.since) AS amount
      FROM linked k JOIN points pt ON pt.id = k.point_id JOIN inputs i ON i.id = pt.input_id
      WHERE ${publicInput} AND ${countedInput})
    SELECT t.place_id AS "placeId", count(DISTINCT t.input_id)::int AS inputs,
      jsonb_agg(DISTINCT jsonb_build_object('outcome', t.outcome, 'since', t.since, 'count', t.amount)) AS marks,
      json_agg(json_build_object('recordId', t.id, 'reference', t.reference, 'number', t.number,
        'statement', pt.statement, 'language', pt.language, 'outcome', t.outcome, 'since', t.since,
        'author', ${authorOf(visitor())}) ORDER BY t.place) FILTER (WHERE t.place <= ${MOST_LISTED}::int) AS listed,
      json_agg(${authorOf(visitor())}) FILTER (WHERE t.turn = 1 AND t.place > ${MOST_LISTED}::int) AS others
    FROM told t JOIN points pt ON pt.id = t.point_id JOIN inputs i ON i.id = t.input_id
    GROUP BY t.place_id`)
  const told = Object.fromEntries(
    rows.map(({ placeId, listed, others, marks, inputs }): [string, Shapers] => [
      placeId,
      {
        inputs,
        groups: groupsOf({ listed, others }),
        marks: marks.sort(
          (a, b) => (a.since ?? '').localeCompare(b.since ?? '') || b.count - a.count,
        ),
        listed: listed.flatMap(({ author, ...shaper }) => {
          const byline = toByline(author)
          return byline ? [{ ...shaper, byline }] : []
        }),
      },
    ]),
  )
  const { [revisionId]: elsewhere, ...byParagraph } = told
  return { byParagraph, elsewhere: elsewhere ?? null }
}
