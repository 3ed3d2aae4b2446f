import sql from 'sql-template-tag'
import { read } from '@/lib/platform/db'

/** Since when a focal point of the organisation clears its drafts, or null. */
export async function readClearsSince(organisationId: string): Promise<Date | null> {
  const [row] = await read<{ since: Date | null }>(
    sql`SELECT clears_drafts_since AS since FROM organisations WHERE id = ${organisationId}::uuid`,
  )
  return row?.since ?? null
}
