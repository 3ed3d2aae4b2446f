import sql from 'sql-template-tag'
import { read } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'

/** How much a member would take away by withdrawing all: inputs that stand, drafts that are open. */
export async function getLeaving(viewer: Viewer): Promise<{ inputs: number; drafts: number }> {
  const id = viewer.member?.id ?? null
  const [counts] = await read<{ inputs: number; drafts: number }>(sql`
    SELECT (SELECT count(*)::int FROM inputs i WHERE i.author_id = ${id}::uuid
        AND NOT EXISTS (SELECT FROM withdrawals w WHERE w.input_id = i.id)) AS inputs,
      (SELECT count(*)::int FROM drafts d WHERE d.member_id = ${id}::uuid
        AND d.submitted_at IS NULL AND d.discarded_at IS NULL) AS drafts`)
  return counts ?? { inputs: 0, drafts: 0 }
}
