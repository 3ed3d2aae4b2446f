import sql from 'sql-template-tag'
import { read } from '@/lib/platform/db'
import { publicInput, standingInput } from './policy'

export type Verified = {
  reference: string
  roundSlug: string
  roundTitle: string
  number: number
  kind: 'original' | 'edit' | 'correction'
  day: string
}

/**
 * The version of a public input that a hash is of. What is not public, was withdrawn or does not exist is
 * the same null, whatever the hash: nobody learns by asking which of them it is.
 */
export async function findReceipt(reference: string, hash: string): Promise<Verified | null> {
  const [found] = await read<Verified>(sql`
    SELECT i.reference, r.slug AS "roundSlug", r.title AS "roundTitle", v.number, v.kind,
      to_char(v.submitted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day
    FROM inputs i JOIN input_versions v ON v.input_id = i.id
    JOIN streams s ON s.id = i.stream_id JOIN rounds r ON r.id = s.round_id
    WHERE i.reference = ${reference} AND v.hash = ${hash} AND i.author_id IS NOT NULL
      AND ${publicInput} AND ${standingInput}`)
  return found ?? null
}
