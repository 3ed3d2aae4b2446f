import sql from 'sql-template-tag'
import { read } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { type EarlierRow, earlierWordings, placesBefore } from './earlier'
import { pastOf } from './past'
import { readableRevisions } from './policy'
import { latestRevision, pastParagraphs } from './tie-data'
import {
  keptTranslationsOf,
  translatedIn,
  translationsOf,
  withdrawnTranslationsOf,
} from './translation-data'
import type {
  DocumentToKeep,
  DocumentView,
  ImportView,
  ParagraphView,
  RevisionToKeep,
  RoundToKeep,
  TranslatedText,
  Translation,
} from './views'

type Row = Omit<DocumentView, 'current' | 'compared' | 'earlier' | 'translated'> & {
  translated: TranslatedText['paragraphs'] | null
  comparedTranslations: Translation[]
  comparedTranslated: TranslatedText['paragraphs'] | null
  earlier: EarlierRow[]
  currentSlug: string
  comparedSlug: string | null
  comparedParagraphs: ParagraphView[]
}

const paragraphsOf = (revision: string) => sql`COALESCE((SELECT json_agg(json_build_object(
    'id', p.id, 'kind', p.kind, 'number', p.number, 'label', p.label, 'depth', p.depth, 'text', p.text,
    'lineageIds', (SELECT json_agg(lp.lineage_id ORDER BY lp.lineage_id) FROM lineage_paragraphs lp
      WHERE lp.paragraph_id = p.id)) ORDER BY p.ordinal)
  FROM paragraphs p WHERE p.revision_id = ${sql([`${revision}.id`])}), '[]')`

/**
 * SQL: what shares a lineage with the paragraphs of revision `cur`, of `readable` ones before it; where `cmp` is
 * compared with it, only of what is not in that one, where it stood before that.
 */
const earlierParagraphs = sql`COALESCE((SELECT json_agg(json_build_object('of', x.of, 'revision', x.name,
    'slug', x.slug, 'language', x.language, 'label', x.label, 'number', x.number, 'text', x.text)
    ORDER BY x.at, x.ordinal DESC, x.place)
  FROM (SELECT DISTINCT p.id AS of, p.ordinal AS at, rv.ordinal, rv.name, rv.slug, rv.language,
      e.ordinal AS place, e.label, e.number, e.text
    FROM paragraphs p JOIN lineage_paragraphs lp ON lp.paragraph_id = p.id
    JOIN lineage_paragraphs le ON le.lineage_id = lp.lineage_id JOIN paragraphs e ON e.id = le.paragraph_id
    JOIN readable rv ON rv.id = e.revision_id
    WHERE p.revision_id = cur.id AND rv.ordinal < cur.ordinal AND (cmp.id IS NULL OR rv.ordinal < cmp.ordinal
      AND cmp.ordinal < cur.ordinal AND NOT EXISTS (SELECT FROM lineage_paragraphs own
        JOIN lineage_paragraphs lc ON lc.lineage_id = own.lineage_id JOIN paragraphs c ON c.id = lc.paragraph_id
        WHERE own.paragraph_id = p.id AND c.revision_id = cmp.id))) x), '[]')`

/**
 * An outcome document with the text of one revision, in one statement.
 * @returns null where the round, the document or the revision is not the viewer's to read
 */
export async function getDocument(
  viewer: Viewer,
  where: { round: string; document: string; revision?: string; compare?: string; text?: string },
): Promise<DocumentView | null> {
  const [row] = await read<Row>(sql`
    WITH readable AS (
      SELECT rv.*, pub.signatures, pub.id IS NOT NULL AS published
      FROM revisions rv JOIN outcome_documents d ON d.id = rv.document_id JOIN rounds r ON r.id = d.round_id
      LEFT JOIN LATERAL (SELECT id, signatures FROM publications
        WHERE revision_id = rv.id AND published_at IS NOT NULL ORDER BY number DESC LIMIT 1) pub ON true
      WHERE r.slug = ${where.round} AND d.slug = ${where.document} AND ${readableRevisions(viewer)})
    SELECT d.id, d.slug, d.title, d.symbol, d.process, cur.slug AS "currentSlug", cmp.slug AS "comparedSlug",
      (SELECT json_agg(json_build_object('id', rv.id, 'slug', rv.slug, 'name', rv.name, 'symbol', rv.symbol,
        'ordinal', rv.ordinal, 'language', rv.language, 'issuedOn', rv.issued_on, 'adoptedBy', rv.adopted_by,
        'adoptedOn', rv.adopted_on, 'note', rv.note, 'textHeld', rv.text_hash IS NOT NULL,
        'signatures', rv.signatures, 'published', rv.published) ORDER BY rv.ordinal) FROM readable rv) AS revisions,
      ${paragraphsOf('cur')} AS paragraphs, ${paragraphsOf('cmp')} AS "comparedParagraphs",
      ${translationsOf('cur')} AS translations,
      ${withdrawnTranslationsOf('cur')} AS withdrawn,
      ${translatedIn('cur', where.text)} AS translated, ${translatedIn('cmp', where.text)} AS "comparedTranslated",
      ${translationsOf('cmp')} AS "comparedTranslations",
      ${earlierParagraphs} AS earlier
    FROM (SELECT * FROM readable WHERE ${where.revision ?? null}::text IS NULL OR slug = ${where.revision ?? null}
      ORDER BY ordinal DESC LIMIT 1) cur
    JOIN outcome_documents d ON d.id = cur.document_id
    LEFT JOIN readable cmp ON cmp.slug = ${where.compare ?? null}::text AND cmp.id <> cur.id
      AND cmp.text_hash IS NOT NULL`)
  if (!row) return null
  const { currentSlug, comparedSlug, comparedParagraphs, earlier, ...rest } = row
  const { translated, comparedTranslated, comparedTranslations, ...document } = rest
  const named = (slug: string | null) => document.revisions.find((one) => one.slug === slug)
  const current = named(currentSlug)
  const head = named(comparedSlug)
  if (!current) return null
  const texts = Object.fromEntries(document.paragraphs.map(({ id, text }) => [id, text]))
  const textOf = (translations: Translation[], paragraphs: TranslatedText['paragraphs'] | null) => {
    const translation = translations.find(({ language }) => language === where.text)
    return translation && paragraphs ? { ...translation, paragraphs } : null
  }
  return {
    ...document,
    current,
    compared: head
      ? {
          head,
          paragraphs: comparedParagraphs,
          translations: comparedTranslations,
          translated: textOf(comparedTranslations, comparedTranslated),
          stood: placesBefore(earlier),
        }
      : null,
    earlier: head ? {} : earlierWordings(earlier, texts),
    translated: textOf(document.translations, translated),
  }
}

/** SQL: json of the ids of the streams of round `r`. */
export const streamsOf = sql`(SELECT json_agg(s.id) FROM streams s WHERE s.round_id = r.id)`

/** One revision of a document as its moderators keep it, or null for anybody else. */
export async function getRevisionToKeep(
  viewer: Viewer,
  where: { document: string; revision: string },
): Promise<RevisionToKeep | null> {
  const [found] = await read<RevisionToKeep>(sql`
    SELECT d.id, d.title, r.id AS "roundId", r.slug AS "roundSlug", ${streamsOf} AS "streamIds",
      json_build_object('id', rv.id, 'slug', rv.slug, 'name', rv.name, 'ordinal', rv.ordinal,
        'language', rv.language) AS revision,
      ${paragraphsOf('rv')} AS paragraphs, ${keptTranslationsOf('rv')} AS translations
    FROM revisions rv JOIN outcome_documents d ON d.id = rv.document_id JOIN rounds r ON r.id = d.round_id
    WHERE d.id = ${where.document}::uuid AND rv.slug = ${where.revision} AND EXISTS (SELECT FROM streams ms
      WHERE ms.round_id = r.id AND ms.id = ANY(${viewer.moderates}::uuid[]))`)
  return found ?? null
}

/** A document as its moderators keep it, or null for anybody else. */
export async function getDocumentToKeep(
  viewer: Viewer,
  documentId: string,
): Promise<DocumentToKeep | null> {
  type Row = Omit<DocumentToKeep, 'paragraphs'> & {
    past: { name: string; paragraphs: ParagraphView[] }[]
  }
  const [found] = await read<Row>(sql`
    SELECT d.id, d.slug, d.title, r.id AS "roundId", r.slug AS "roundSlug", ${streamsOf} AS "streamIds",
      COALESCE((SELECT json_agg(json_build_object('name', rv.name, 'slug', rv.slug, 'ordinal', rv.ordinal,
        'language', rv.language)
        ORDER BY rv.ordinal) FROM revisions rv WHERE rv.document_id = d.id), '[]') AS revisions,
      ${pastParagraphs} AS past
    FROM outcome_documents d JOIN rounds r ON r.id = d.round_id ${latestRevision()}
    WHERE d.id = ${documentId}::uuid AND EXISTS (SELECT FROM streams ms
      WHERE ms.round_id = r.id AND ms.id = ANY(${viewer.moderates}::uuid[]))`)
  if (!found) return null
  const { past, ...document } = found
  return { ...document, paragraphs: pastOf(past) }
}

/** What a member has read from a file for this document less than a day ago, or null. */
export async function getImport(
  viewer: Viewer,
  where: { document: { id: string }; id: string },
): Promise<ImportView | null> {
  const [held] = await read<ImportView>(sql`
    SELECT fields, text, rejected, notes, fault FROM revision_imports
    WHERE id = ${where.id}::uuid AND document_id = ${where.document.id}::uuid
      AND member_id = ${viewer.member?.id ?? null}::uuid AND created_at > now() - interval '1 day'`)
  return held ?? null
}

/** A round's documents as its moderators keep them, or null for anybody else. */
export async function getRoundToKeep(viewer: Viewer, slug: string): Promise<RoundToKeep | null> {
  const [round] = await read<RoundToKeep>(sql`
    SELECT r.id AS "roundId", r.slug AS "roundSlug", ${streamsOf} AS "streamIds",
      (SELECT json_agg(DISTINCT x.process) FROM (SELECT r.process UNION ALL SELECT od.process
        FROM outcome_documents od WHERE od.round_id = r.id AND od.process IS NOT NULL) x) AS processes,
      COALESCE((SELECT json_agg(json_build_object('id', d.id, 'slug', d.slug, 'title', d.title, 'symbol', d.symbol,
        'process', d.process,
        'revisions', COALESCE((SELECT json_agg(json_build_object('slug', rv.slug, 'name', rv.name,
            'paragraphs', (SELECT count(*) FROM paragraphs p WHERE p.revision_id = rv.id),
            'languages', rv.language || ARRAY(SELECT DISTINCT rt.language FROM standing_texts rt
              WHERE rt.revision_id = rv.id ORDER BY 1),
            'waiting', (SELECT count(*) FROM revision_texts rt WHERE rt.revision_id = rv.id
              AND NOT EXISTS (SELECT FROM translation_confirmations c WHERE c.text_id = rt.id)
              AND NOT EXISTS (SELECT FROM translation_withdrawals w WHERE w.text_id = rt.id)),
            'published', EXISTS (SELECT FROM publications pb
              WHERE pb.revision_id = rv.id AND pb.published_at IS NOT NULL)) ORDER BY rv.ordinal)
          FROM revisions rv WHERE rv.document_id = d.id), '[]'::json)) ORDER BY d.ordinal)
        FROM outcome_documents d WHERE d.round_id = r.id), '[]') AS documents
    FROM rounds r WHERE r.slug = ${slug} AND EXISTS (SELECT FROM streams ms
      WHERE ms.round_id = r.id AND ms.id = ANY(${viewer.moderates}::uuid[]))`)
  return round ?? null
}
