import sql from 'sql-template-tag'
import { read } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { publishedRevision } from '@/lib/rounds/policy'
import { streamsOf } from './data'
import type { RevisionFactsToKeep } from './views'

/** What is known of a revision besides its text, as its moderators keep it; null for anybody else. */
export async function getRevisionFacts(
  viewer: Viewer,
  where: { document: string; revision: string },
): Promise<RevisionFactsToKeep | null> {
  const [found] = await read<RevisionFactsToKeep>(sql`
    SELECT d.id, d.slug, d.title, r.id AS "roundId", r.slug AS "roundSlug",
      ${streamsOf} AS "streamIds",
      json_build_object('id', rv.id, 'slug', rv.slug, 'name', rv.name, 'symbol', rv.symbol,
        'issuedOn', rv.issued_on, 'adoptedBy', rv.adopted_by, 'adoptedOn', rv.adopted_on, 'note', rv.note,
        'published', ${publishedRevision}, 'used', revision_is_used(rv.id)) AS revision
    FROM revisions rv JOIN outcome_documents d ON d.id = rv.document_id JOIN rounds r ON r.id = d.round_id
    WHERE d.id = ${where.document}::uuid AND rv.slug = ${where.revision} AND EXISTS (SELECT FROM streams ms
      WHERE ms.round_id = r.id AND ms.id = ANY(${viewer.moderates}::uuid[]))`)
  return found ?? null
}
