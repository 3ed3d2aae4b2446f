import sql from 'sql-template-tag'
import type { Attribution } from '@/lib/generated/prisma/enums'
import { db, readIn, type Transaction } from '@/lib/platform/db'
import { phrases } from './phrases'

type BulkWish = {
  stream: { id: string }
  organisations: readonly { id: string }[]
  count: number
  attribution?: Attribution
  published?: boolean
}

/**
 * Thousands of inputs in one statement: one to three points each, in six languages by turns, from
 * `organisations` by turns, each a minute older than the one before. Their hashes are those of their
 * titles only: nobody holds a receipt for them.
 * @returns their ids
 */
export async function bulkInputs(wish: BulkWish, tx: Transaction = db()): Promise<string[]> {
  const { stream, organisations, count, attribution = 'organisation', published = true } = wish
  const words = Object.entries(phrases).map(([language, parts]) => ({ language, ...parts }))
  const rows = await readIn<{ id: string }>(
    tx,
    sql`
    WITH numbered AS MATERIALIZED (
      SELECT n, uuidv7() AS id, uuidv7() AS version_id,
        (${JSON.stringify(words)}::jsonb -> (n % ${words.length}::int)) AS words,
        (${organisations.map(({ id }) => id)}::uuid[])[1 + n % ${organisations.length}::int] AS organisation_id,
        clock_timestamp() - n * interval '1 minute' AS submitted_at
      FROM generate_series(0, ${count - 1}::int) n
    ), stored AS (
      INSERT INTO inputs (id, reference, stream_id, organisation_id, attribution, submitted_at)
      SELECT b.id, r.code || '-' || upper(right(replace(gen_random_uuid()::text, '-', ''), 12)), s.id,
        b.organisation_id, ${attribution}::"Attribution", b.submitted_at
      FROM numbered b, streams s JOIN rounds r ON r.id = s.round_id WHERE s.id = ${stream.id}::uuid
    ), versions AS (
      INSERT INTO input_versions (id, input_id, number, kind, title, language, hash, submitted_at)
      SELECT version_id, id, 1, 'original', title, words ->> 'language',
        encode(sha256(convert_to(title, 'UTF8')), 'hex'), submitted_at
      FROM numbered, LATERAL (SELECT (words -> 'who' ->> (n % jsonb_array_length(words -> 'who'))) || ' ' || n) AS t(title)
    ), pointed AS (
      INSERT INTO points (version_id, input_id, number, statement, language)
      SELECT version_id, id, p,
        concat_ws(' ', words -> 'who' ->> ((n + p) % jsonb_array_length(words -> 'who')),
          words -> 'what' ->> ((n / 7 + p) % jsonb_array_length(words -> 'what')), (n * 31 + p)::text) || '.',
        words ->> 'language'
      FROM numbered, generate_series(1, 1 + n % 3) p
    ), published AS (
      INSERT INTO input_publications (input_id, published_at)
      SELECT id, submitted_at FROM numbered WHERE ${published}::boolean
    )
    SELECT id FROM numbered ORDER BY n`,
  )
  return rows.map(({ id }) => id)
}
