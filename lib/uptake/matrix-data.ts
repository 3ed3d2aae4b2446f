import sql from 'sql-template-tag'
import { typeTold } from '@/lib/inputs/attribution'
import { authorOf, toByline } from '@/lib/inputs/data'
import { publicInput, standingInput } from '@/lib/inputs/policy'
import type { AuthorRow } from '@/lib/inputs/views'
import { read } from '@/lib/platform/db'
import { type Viewer, visitor } from '@/lib/platform/viewer'
import { type MatrixSource, type MatrixView, type MatrixWish, matrixOf } from './matrix'
import { standingPoint } from './standing-data'
import { publishedDocuments, publishedRecords } from './trail-data'

/** Rows of a page; more are told of, and are in the file. */
export const MOST_ROWS = 2_000

type Raw = Omit<MatrixSource, 'points' | 'more' | 'documents'> & {
  documents: MatrixSource['documents'] | null
  points: (Omit<MatrixSource['points'][number], 'byline' | 'type'> & { author: AuthorRow })[] | null
}

/**
 * The uptake matrix of a stream: what the public reads, whoever looks, in the order of the inputs'
 * references. One statement.
 * @param limit how many points are read at most; null reads all
 */
export async function getMatrix(
  _viewer: Viewer,
  streamId: string,
  wish: MatrixWish,
  limit: number | null = MOST_ROWS,
): Promise<MatrixView> {
  const [row] = await read<Raw>(sql`
    SELECT ${publishedDocuments} AS documents,
      (SELECT json_agg(json_build_object('id', pt.id, 'reference', i.reference, 'number', pt.number,
          'version', v.number, 'statement', pt.statement, 'language', pt.language, 'author', ${authorOf(visitor())},
          'topics', (SELECT COALESCE(json_agg(tp.key), '[]') FROM point_topics k JOIN topics tp ON tp.id = k.topic_id
            WHERE k.point_id = pt.id),
          'standing', pt.standing, 'records', recs.records) ORDER BY i.reference, v.number DESC, pt.number)
        FROM (SELECT pt.*, ${standingPoint} AS standing
            FROM inputs i JOIN points pt ON pt.input_id = i.id
            WHERE i.stream_id = s.id AND ${publicInput} AND ${standingInput}
            ORDER BY i.reference, pt.version_id, pt.number LIMIT ${limit === null ? null : limit + 1}::int) pt
        JOIN inputs i ON i.id = pt.input_id JOIN input_versions v ON v.id = pt.version_id
        LEFT JOIN LATERAL (${publishedRecords} WHERE u.point_id = pt.id) recs ON true) AS points
    FROM streams s JOIN rounds r ON r.id = s.round_id WHERE s.id = ${streamId}::uuid`)
  const points = row?.points ?? []
  return matrixOf(
    {
      documents: row?.documents ?? [],
      points: points.slice(0, limit ?? points.length).flatMap(({ author, ...point }) => {
        const byline = toByline(author)
        if (!byline) return []
        return [{ ...point, byline, type: typeTold(author, byline) }]
      }),
      more: limit !== null && points.length > limit,
    },
    wish,
  )
}
