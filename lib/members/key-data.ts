import sql, { type Sql } from 'sql-template-tag'
import { read } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { settingsOf } from './key-rules'
import type { KeySettings } from './key-views'

/** SQL: json of what a member set of their keys, null where nothing; for `keysOf`. */
export const storedKeys = (viewer: Viewer): Sql => sql`(SELECT json_build_object('keys', ks.keys,
  'off', ks.switched_off_at IS NOT NULL) FROM key_settings ks
  WHERE ks.member_id = ${viewer.member?.id ?? null}::uuid)`

type Stored = { keys: unknown; off: boolean } | null

/** The keys from what `storedKeys` read. */
export const keysOf = (stored: Stored): KeySettings => settingsOf(stored)

/** The keys that the viewer works with. */
export async function getKeySettings(viewer: Viewer): Promise<KeySettings> {
  const [row] = await read<{ stored: Stored }>(sql`SELECT ${storedKeys(viewer)} AS stored`)
  return keysOf(row?.stored ?? null)
}
