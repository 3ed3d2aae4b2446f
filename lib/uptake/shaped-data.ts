import sql from 'sql-template-tag'
import { readableRevisions } from '@/lib/documents/policy'
import type { Outcome } from '@/lib/generated/prisma/enums'
import type { Byline } from '@/lib/inputs/attribution'
import { authorOf, toByline } from '@/lib/inputs/data'
import { publicInput, standingInput } from '@/lib/inputs/policy'
import type { AuthorRow } from '@/lib/inputs/views'
import { read } from '@/lib/platform/db'
import { type Viewer, visitor } from '@/lib/platform/viewer'
import { standingPublished } from './policy'

export type Shaper = {
  recordId: string
  reference: string
  number: number
  statement: string
  language: string
  byline: Byline
  outcome: Outcome
  /** The revision the record speaks of, where that is an earlier one. */
  since: string | null
}

export type Shaped = {
  byParagraph: Record<string, Shaper[]>
  /** What is recorded in this very revision and names no paragraph of it. */
  elsewhere: Shaper[]
}

type Row = {
  paragraphId: string | null
  shapers: (Omit<Shaper, 'byline'> & { author: AuthorRow })[]
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
    ), linked AS (
      SELECT DISTINCT p.id AS paragraph_id, l.id, l.point_id, l.outcome, l.since
      FROM latest l LEFT JOIN (uptake_links ul JOIN lineage_paragraphs lp ON lp.lineage_id = ul.lineage_id
        JOIN paragraphs p ON p.id = lp.paragraph_id AND p.revision_id = ${revisionId}::uuid)
        ON ul.record_id = l.id
      WHERE p.id IS NOT NULL OR l.since IS NULL)
    SELECT k.paragraph_id AS "paragraphId", json_agg(json_build_object('recordId', k.id,
      'reference', i.reference, 'number', pt.number, 'statement', pt.statement, 'language', pt.language,
      'outcome', k.outcome, 'since', k.since, 'author', ${authorOf(visitor())})
      ORDER BY i.reference, pt.number) AS shapers
    FROM linked k JOIN points pt ON pt.id = k.point_id JOIN inputs i ON i.id = pt.input_id
    WHERE ${publicInput} AND ${standingInput} GROUP BY k.paragraph_id`)
  const told = rows.map(({ paragraphId, shapers }) => ({
    paragraphId,
    shapers: shapers.flatMap(({ author, ...shaper }) => {
      const byline = toByline(author)
      return byline ? [{ ...shaper, byline }] : []
    }),
  }))
  return {
    byParagraph: Object.fromEntries(
      told.flatMap(({ paragraphId, shapers }) => (paragraphId ? [[paragraphId, shapers]] : [])),
    ),
    elsewhere: told.find(({ paragraphId }) => !paragraphId)?.shapers ?? [],
  }
}
