import { createHash } from 'node:crypto'
import sql, { type Sql } from 'sql-template-tag'
import { type Correction, consequencesOf } from '@/lib/documents/correction-rules'
import { moderatedInput } from '@/lib/inputs/policy'
import { read } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import type { Judged, LineagesToCorrect, TouchedByViewer } from './lineage-views'
import { standingPublished } from './policy'
import { interestIn } from './standing-data'

/** A document with the ties of all its revisions, or null for who moderates no stream of its round. */
export async function getLineages(
  viewer: Viewer,
  documentId: string,
): Promise<LineagesToCorrect | null> {
  const [found] = await read<LineagesToCorrect>(sql`
    SELECT d.id, d.title, r.id AS "roundId", r.slug AS "roundSlug",
      (SELECT json_agg(s.id) FROM streams s WHERE s.round_id = r.id) AS "streamIds",
      COALESCE((SELECT json_agg(json_build_object('id', rv.id, 'slug', rv.slug, 'name', rv.name,
          'ordinal', rv.ordinal, 'paragraphs', COALESCE((SELECT json_agg(json_build_object('id', p.id,
              'kind', p.kind, 'number', p.number, 'label', p.label, 'depth', p.depth, 'text', p.text,
              'lineageIds', COALESCE((SELECT json_agg(lp.lineage_id ORDER BY lp.lineage_id)
                FROM lineage_paragraphs lp WHERE lp.paragraph_id = p.id), '[]')) ORDER BY p.ordinal)
            FROM paragraphs p WHERE p.revision_id = rv.id), '[]')) ORDER BY rv.ordinal)
        FROM revisions rv WHERE rv.document_id = d.id), '[]') AS revisions,
      COALESCE((SELECT json_agg(json_build_object('id', c.id, 'revision', rv.name, 'label', p.label,
          'before', c.before, 'after', c.after, 'reason', c.reason, 'by', m.name,
          'day', to_char(c.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD')) ORDER BY c.id DESC)
        FROM lineage_corrections c JOIN paragraphs p ON p.id = c.paragraph_id
        JOIN revisions rv ON rv.id = p.revision_id JOIN members m ON m.id = c.created_by_id
        WHERE rv.document_id = d.id), '[]') AS corrections
    FROM outcome_documents d JOIN rounds r ON r.id = d.round_id
    WHERE d.id = ${documentId}::uuid AND EXISTS (SELECT FROM streams ms
      WHERE ms.round_id = r.id AND ms.id = ANY(${viewer.moderates}::uuid[]))`)
  return found ?? null
}

/**
 * SQL: records of a document that lead to a lineage which a correction touches, each with all that it leads
 * to; none in whose place a published correction stands.
 */
export function touchedRecords(
  viewer: Viewer,
  document: { id: string },
  { changes }: Pick<Correction, 'changes'>,
): Sql {
  const touched = [...new Set(changes.flatMap(({ ends, begins }) => [...ends, ...begins]))]
  return sql`
    SELECT u.id, rv.ordinal, i.reference, pt.number,
      ARRAY(SELECT ul.lineage_id::text FROM uptake_links ul WHERE ul.record_id = u.id) AS "lineageIds",
      EXISTS (SELECT FROM published_records pr JOIN publications pb ON pb.id = pr.publication_id
        WHERE pr.record_id = u.id AND pb.withdrawn_at IS NULL) AS fixed,
      ${interestIn(viewer, sql`u.point_id`)} AS interested,
      ${moderatedInput(viewer)} AND (${standingPublished} OR NOT ${interestIn(viewer, sql`u.point_id`)}) AS named
    FROM (SELECT DISTINCT ul.record_id FROM uptake_links ul
      WHERE ul.lineage_id::text = ANY(${touched}::text[])) k
    JOIN uptake_records u ON u.id = k.record_id JOIN revisions rv ON rv.id = u.revision_id
    JOIN points pt ON pt.id = u.point_id JOIN inputs i ON i.id = pt.input_id
    WHERE rv.document_id = ${document.id}::uuid AND NOT EXISTS (SELECT FROM uptake_records c
      JOIN published_records pr ON pr.record_id = c.id JOIN publications pb ON pb.id = pr.publication_id
      WHERE c.supersedes_id = u.id AND pb.published_at IS NOT NULL)
    ORDER BY i.reference, pt.number, rv.ordinal`
}

/** What a correction does, of the records that it touches. */
export function judged(
  correction: Correction,
  lineages: LineagesToCorrect,
  records: readonly TouchedByViewer[],
): Judged {
  const found = consequencesOf(correction, lineages.revisions, records)
  const lost = new Set(found.lost)
  return {
    ...found,
    seen: createHash('sha256')
      .update(
        JSON.stringify([
          found.come,
          found.leave,
          [...found.lost].sort(),
          found.moved.map(({ recordId }) => recordId).sort(),
        ]),
      )
      .digest('hex'),
    interested: records.some(({ interested }) => interested),
    losing: records.filter(({ id, named }) => named && lost.has(id)),
  }
}

/** What a correction would do to recorded uptake, as this viewer confirms it. */
export async function getConsequences(
  viewer: Viewer,
  lineages: LineagesToCorrect,
  correction: Correction,
): Promise<Judged> {
  const records = await read<TouchedByViewer>(touchedRecords(viewer, lineages, correction))
  return judged(correction, lineages, records)
}
