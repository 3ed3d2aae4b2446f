import sql from 'sql-template-tag'
import { standingText } from '@/lib/documents/translation-data'
import { read } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { paragraphTables, readableParagraphs } from './policy'
import { queryOf, segmentsOf } from './rules'
import type { FoundInRevision, FoundParagraph } from './views'
import { baredWords, headline } from './words'

/** Hits that are shown. */
const MOST = 100

/**
 * Paragraphs of one revision in which the words stand, in the order of its text: of the authoritative one, or
 * of its translation into `language`; accents of Latin letters make no difference. One statement; any query is answered.
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
  // A revision is a few hundred paragraphs at most, and its words are compared with those asked for without accents.
  const held = language
    ? sql`SELECT p.ordinal, p.label, tp.number, ${language}::text AS language, tp.text,
          search_words(${language}, tp.text) AS words
        FROM ${paragraphTables} JOIN translated_paragraphs tp ON tp.paragraph_id = p.id
        WHERE tp.text_id = ${standingText(sql`${revisionId}::uuid`, language)} AND ${readable}`
    : sql`SELECT p.ordinal, p.label, p.number, p.language, p.text, p.words FROM ${paragraphTables}
        WHERE ${readable}`
  const words = sql`(SELECT words FROM bared)`
  const rows = await read<Omit<FoundParagraph, 'passage'> & { headline: string }>(sql`
    WITH RECURSIVE held AS MATERIALIZED (${held}), ${baredWords(query)}, page AS MATERIALIZED (
      SELECT * FROM held h WHERE ts_match_vq(h.words, ${words}) ORDER BY h.ordinal LIMIT ${MOST + 1})
    SELECT p.label, p.number, p.language, ${headline(sql`p.language`, sql`p.text`, words)} AS headline
    FROM page p ORDER BY p.ordinal`)
  const hits = rows
    .slice(0, MOST)
    .map(({ headline: passage, ...row }) => ({ ...row, passage: segmentsOf(passage) }))
  return { text, hits, more: rows.length > MOST }
}
