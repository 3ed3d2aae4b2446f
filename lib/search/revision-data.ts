import sql from 'sql-template-tag'
import { read } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { paragraphTables, readableParagraphs } from './policy'
import { queryOf, segmentsOf } from './rules'
import type { FoundInRevision, FoundParagraph } from './views'
import { headline, wordsOf } from './words'

/** Hits that are shown. */
const MOST = 100

/**
 * Paragraphs of one revision in which the words stand, in the order of its text. One statement; any query
 * is answered.
 */
export async function findInRevision(
  viewer: Viewer,
  revisionId: string,
  asked: { q: string; locale: string },
): Promise<FoundInRevision> {
  const { text } = queryOf(asked.q)
  const query = { text, locale: asked.locale }
  const rows = await read<Omit<FoundParagraph, 'passage'> & { headline: string }>(sql`
    WITH page AS MATERIALIZED (SELECT p.id FROM ${paragraphTables}
      WHERE rv.id = ${revisionId}::uuid AND ts_match_vq(p.words, ${wordsOf(query)})
        AND ${readableParagraphs({ viewer })}
      ORDER BY p.ordinal LIMIT ${MOST + 1})
    SELECT p.label, p.number, p.language, ${headline(sql`p.language`, sql`p.text`, query)} AS headline
    FROM page JOIN paragraphs p ON p.id = page.id ORDER BY p.ordinal`)
  const hits = rows
    .slice(0, MOST)
    .map(({ headline: passage, ...row }) => ({ ...row, passage: segmentsOf(passage) }))
  return { text, hits, more: rows.length > MOST }
}
