import sql from 'sql-template-tag'
import { standingText } from '@/lib/documents/translation-data'
import { read } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { paragraphTables, readableParagraphs } from './policy'
import { queryOf, segmentsOf } from './rules'
import type { FoundInRevision, FoundParagraph } from './views'
import { headline, wordsOf } from './words'

/** Hits that are shown. */
const MOST = 100

/**
 * Paragraphs of one revision in which the words stand, in the order of its text: of the authoritative one, or
 * of its translation into `language`. One statement; any query is answered.
 */
export async function findInRevision(
  viewer: Viewer,
  revisionId: string,
  asked: { q: string; locale: string; language?: string },
): Promise<FoundInRevision> {
  const { text } = queryOf(asked.q)
  const { language } = asked
  const query = { text, locale: language ?? asked.locale }
  const readable = sql`rv.id = ${revisionId}::uuid AND ${readableParagraphs({ viewer })}`
  // A translation is a few hundred paragraphs at most, and searched in its revision alone: it has no index.
  const page = language
    ? sql`SELECT p.ordinal, p.label, tp.number, ${language}::text AS language, tp.text
        FROM ${paragraphTables} JOIN translated_paragraphs tp ON tp.paragraph_id = p.id
        WHERE tp.text_id = ${standingText(sql`${revisionId}::uuid`, language)} AND ${readable}
          AND ts_match_vq(search_words(${language}, tp.text), ${wordsOf(query)})`
    : sql`SELECT p.ordinal, p.label, p.number, p.language, p.text FROM ${paragraphTables}
        WHERE ts_match_vq(p.words, ${wordsOf(query)}) AND ${readable}`
  const rows = await read<Omit<FoundParagraph, 'passage'> & { headline: string }>(sql`
    WITH page AS MATERIALIZED (${page} ORDER BY p.ordinal LIMIT ${MOST + 1})
    SELECT p.label, p.number, p.language, ${headline(sql`p.language`, sql`p.text`, query)} AS headline
    FROM page p ORDER BY p.ordinal`)
  const hits = rows
    .slice(0, MOST)
    .map(({ headline: passage, ...row }) => ({ ...row, passage: segmentsOf(passage) }))
  return { text, hits, more: rows.length > MOST }
}
