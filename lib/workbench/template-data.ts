import sql, { type Sql } from 'sql-template-tag'
import { read } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import type { Insertion, KeptTemplate, TemplatePlace } from './template-views'

/** SQL: json of the templates `tpl` that are of a round as a whole or of one of its streams. */
export const templatesOf = (round: Sql, stream: Sql): Sql => sql`COALESCE((
  SELECT json_agg(json_build_object('id', tpl.id, 'title', tpl.title, 'text', tpl.text,
    'language', tpl.language, 'outcomes', tpl.outcomes) ORDER BY tpl.title, tpl.id)
  FROM reason_templates tpl WHERE tpl.round_id = ${round}
    AND (tpl.stream_id IS NULL OR tpl.stream_id = ${stream})), '[]')`

/** The templates of a round that the viewer may keep: of the whole, and of the streams they moderate. */
export const listTemplates = (viewer: Viewer, roundId: string): Promise<KeptTemplate[]> =>
  read<KeptTemplate>(sql`
    SELECT tpl.id, tpl.title, tpl.text, tpl.language, tpl.outcomes::text[] AS outcomes, tpl.version,
      p.key AS "pillarKey", p.title AS "pillarTitle"
    FROM reason_templates tpl LEFT JOIN streams s ON s.id = tpl.stream_id LEFT JOIN pillars p ON p.id = s.pillar_id
    WHERE tpl.round_id = ${roundId}::uuid
      AND EXISTS (SELECT FROM streams m WHERE m.round_id = tpl.round_id AND m.id = ANY(${viewer.moderates}::uuid[]))
      AND (tpl.stream_id IS NULL OR tpl.stream_id = ANY(${viewer.moderates}::uuid[]))
    ORDER BY s.ordinal NULLS FIRST, tpl.title, tpl.id`)

/** SQL: the streams of which one must be moderated to keep what is of `stream`, or of the whole round `r`. */
const keepers = (stream: Sql): Sql => sql`ARRAY(SELECT k.id::text FROM streams k
  WHERE k.round_id = r.id AND (${stream} IS NULL OR k.id = ${stream}))`

/** Where a template is to be kept: in a round, or in the stream of one of its pillars. */
export async function getTemplatePlace(
  _viewer: Viewer,
  { round, pillar }: { round: string; pillar: string },
): Promise<TemplatePlace | null> {
  const [place] = await read<TemplatePlace>(sql`
    SELECT r.id AS "roundId", r.slug AS "roundSlug", s.id AS "streamId", NULL AS "templateId",
      ${keepers(sql`s.id`)} AS "streamIds"
    FROM rounds r LEFT JOIN pillars p ON p.key = ${pillar}
    LEFT JOIN streams s ON s.round_id = r.id AND s.pillar_id = p.id
    WHERE r.slug = ${round} AND (${pillar} = '' OR s.id IS NOT NULL)`)
  return place ?? null
}

/** A template that is kept, with where; null where there is none. */
export async function getKeptTemplate(_viewer: Viewer, id: string): Promise<TemplatePlace | null> {
  const [place] = await read<TemplatePlace>(sql`
    SELECT r.id AS "roundId", r.slug AS "roundSlug", tpl.stream_id AS "streamId", tpl.id AS "templateId",
      ${keepers(sql`tpl.stream_id`)} AS "streamIds"
    FROM reason_templates tpl JOIN rounds r ON r.id = tpl.round_id WHERE tpl.id = ${id}::uuid`)
  return place ?? null
}

/** A template with what it says of a point in a revision and of the paragraphs that are ticked. */
export async function getInsertion(
  viewer: Viewer,
  where: { template: string; point?: string; revision: string; paragraphs: readonly string[] },
): Promise<Insertion | null> {
  const [found] = await read<Insertion>(sql`
    SELECT tpl.text, ${keepers(sql`tpl.stream_id`)} AS "streamIds",
      json_build_object('revision', rv.name,
        'reference', COALESCE((SELECT i.reference || '#' || pt.number FROM points pt JOIN inputs i ON i.id = pt.input_id
          JOIN streams s ON s.id = i.stream_id
          WHERE pt.id = ${where.point ?? null}::uuid AND s.id = ANY(${viewer.moderates}::uuid[])), ''),
        'paragraphs', COALESCE((SELECT string_agg(p.label, ', ' ORDER BY p.ordinal) FROM paragraphs p
          WHERE p.revision_id = rv.id AND p.id = ANY(${where.paragraphs}::uuid[])), '')) AS facts
    FROM reason_templates tpl JOIN rounds r ON r.id = tpl.round_id
    JOIN outcome_documents d ON d.round_id = r.id JOIN revisions rv ON rv.document_id = d.id
    WHERE tpl.id = ${where.template}::uuid AND rv.id = ${where.revision}::uuid`)
  return found ?? null
}
