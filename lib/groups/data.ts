import sql, { type Sql } from 'sql-template-tag'
import { read } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import type { GroupRow } from './views'

/** SQL: is organisation `o` a State, or the delegation of one? */
export const isState: Sql = sql`(o.type = 'state' OR EXISTS (SELECT FROM organisations so
  WHERE so.id = o.delegation_of_id AND so.type = 'state'))`

/** All groups by name; for the administration. */
export const listGroups = (viewer: Viewer): Promise<GroupRow[]> =>
  viewer.admin || viewer.auditor
    ? read(sql`SELECT g.id, g.name FROM groups g ORDER BY g.name COLLATE "und-x-icu"`)
    : Promise.resolve([])

/** The groups that the viewer may deliver for: all of them to the delegate of a State, none to others. */
export const listDeliverable = (viewer: Viewer): Promise<GroupRow[]> =>
  viewer.organisations.length
    ? read(sql`SELECT g.id, g.name FROM groups g
        WHERE EXISTS (SELECT FROM organisations o
          WHERE o.id = ANY(${viewer.organisations.map(({ id }) => id)}::uuid[]) AND ${isState})
        ORDER BY g.name COLLATE "und-x-icu"`)
    : Promise.resolve([])

/**
 * Whether an organisation may deliver in the name of a group: a State does, or its delegation. One
 * statement; the answer is false too where either does not exist.
 */
export async function mayDeliver(organisationId: string, groupId: string): Promise<boolean> {
  const rows = await read(sql`SELECT o.id FROM organisations o, groups g
    WHERE o.id = ${organisationId}::uuid AND g.id = ${groupId}::uuid AND ${isState}`)
  return rows.length === 1
}
