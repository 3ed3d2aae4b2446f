import sql, { type Sql } from 'sql-template-tag'
import { read } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { publishedRevision } from '@/lib/rounds/policy'
import type { ListedTranslation, TranslationToDecide } from './views'

const idOf = (revision: string) => sql([`${revision}.id`])

/** SQL: json of the further languages that a revision can be read in, each as last stored. */
export const translationsOf = (
  revision: string,
): Sql => sql`COALESCE((SELECT json_agg(json_build_object(
    'language', x.language, 'made', x.made, 'translator', x.translator) ORDER BY x.language)
  FROM (SELECT DISTINCT ON (rt.language) rt.language, rt.made, rt.translator FROM standing_texts rt
    WHERE rt.revision_id = ${idOf(revision)} ORDER BY rt.language, rt.id DESC) x), '[]')`

/** SQL: the id of a revision's text in a further language, as last stored; null where there is none. */
export const standingText = (revision: Sql, language: string | undefined): Sql =>
  sql`(SELECT rt.id FROM standing_texts rt WHERE rt.revision_id = ${revision}
    AND rt.language = ${language ?? null}::text ORDER BY rt.id DESC LIMIT 1)`

/** SQL: json of what a revision reads in a further language, by paragraph; null where there is none. */
export const translatedIn = (revision: string, language: string | undefined): Sql =>
  sql`(SELECT json_object_agg(tp.paragraph_id, json_build_object('number', tp.number, 'text', tp.text))
    FROM translated_paragraphs tp WHERE tp.text_id = ${standingText(idOf(revision), language)})`

/**
 * SQL: json of a revision's translations that were withdrawn after everybody could read them; what was
 * taken back before that is nobody's but the moderators'.
 */
export const withdrawnTranslationsOf = (
  revision: string,
): Sql => sql`COALESCE((SELECT json_agg(json_build_object(
    'language', rt.language, 'made', rt.made, 'translator', rt.translator, 'reason', w.reason,
    'shownFrom', to_char(GREATEST(c.created_at, first.at) AT TIME ZONE 'UTC', 'YYYY-MM-DD'),
    'withdrawnOn', to_char(w.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD')) ORDER BY w.created_at)
  FROM revision_texts rt JOIN translation_confirmations c ON c.text_id = rt.id
  JOIN translation_withdrawals w ON w.text_id = rt.id
  JOIN LATERAL (SELECT min(pb.published_at) AS at FROM publications pb
    WHERE pb.revision_id = rt.revision_id) first ON first.at < w.created_at
  WHERE rt.revision_id = ${idOf(revision)}), '[]')`

/** SQL: what became of translation `rt`, as pairs for `json_build_object`. */
const keptFields = sql`'id', rt.id, 'language', rt.language, 'made', rt.made, 'translator', rt.translator,
  'addedBy', am.name, 'addedAt', rt.created_at, 'confirmedBy', cm.name, 'confirmedAt', c.created_at,
  'withdrawnBy', wm.name, 'withdrawnAt', w.created_at, 'reason', w.reason`
const keptTables = sql`revision_texts rt JOIN members am ON am.id = rt.created_by_id
  LEFT JOIN translation_confirmations c ON c.text_id = rt.id LEFT JOIN members cm ON cm.id = c.confirmed_by_id
  LEFT JOIN translation_withdrawals w ON w.text_id = rt.id LEFT JOIN members wm ON wm.id = w.withdrawn_by_id`

/** SQL: json of all translations of a revision, the latest first. */
export const keptTranslationsOf = (
  revision: string,
): Sql => sql`COALESCE((SELECT json_agg(json_build_object(${keptFields}) ORDER BY rt.id DESC)
  FROM ${keptTables} WHERE rt.revision_id = ${idOf(revision)}), '[]')`

/**
 * A translation beside its original, for the moderators of its round and, of a published revision, for
 * admins; null for anybody else.
 */
export async function getTranslation(
  viewer: Viewer,
  id: string,
): Promise<TranslationToDecide | null> {
  const [row] = await read<{ translation: TranslationToDecide }>(sql`
    SELECT json_build_object(${keptFields}, 'documentTitle', d.title, 'documentId', d.id, 'roundId', r.id,
      'roundSlug', r.slug, 'streamIds', (SELECT json_agg(s.id) FROM streams s WHERE s.round_id = r.id),
      'revision', json_build_object('id', rv.id, 'slug', rv.slug, 'name', rv.name, 'language', rv.language),
      'published', ${publishedRevision}, 'confirmed', c.text_id IS NOT NULL,
      'own', COALESCE(may_not_confirm(${viewer.member?.id ?? null}::uuid, rt.id), true),
      'paragraphs', (SELECT json_agg(json_build_object('label', p.label, 'original', p.text,
          'number', tp.number, 'text', tp.text) ORDER BY p.ordinal)
        FROM translated_paragraphs tp JOIN paragraphs p ON p.id = tp.paragraph_id
        WHERE tp.text_id = rt.id)) AS translation
    FROM ${keptTables} JOIN revisions rv ON rv.id = rt.revision_id
    JOIN outcome_documents d ON d.id = rv.document_id JOIN rounds r ON r.id = d.round_id
    WHERE rt.id = ${id}::uuid AND ((${viewer.admin} AND ${publishedRevision}) OR EXISTS (SELECT FROM streams ms
      WHERE ms.round_id = r.id AND ms.id = ANY(${viewer.moderates}::uuid[])))`)
  return row?.translation ?? null
}

/** The translations of a round's published revisions, for admins; those that wait first. */
export async function listTranslations(
  viewer: Viewer,
  roundId: string,
): Promise<ListedTranslation[]> {
  if (!viewer.admin) return []
  const rows = await read<{ translation: ListedTranslation }>(sql`
    SELECT json_build_object(${keptFields}, 'documentTitle', d.title, 'revisionName', rv.name) AS translation
    FROM ${keptTables} JOIN revisions rv ON rv.id = rt.revision_id
    JOIN outcome_documents d ON d.id = rv.document_id
    WHERE d.round_id = ${roundId}::uuid AND ${publishedRevision}
    ORDER BY c.text_id IS NULL AND w.text_id IS NULL DESC, rt.id DESC LIMIT 200`)
  return rows.map(({ translation }) => translation)
}
