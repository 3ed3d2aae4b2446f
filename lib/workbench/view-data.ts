import sql from 'sql-template-tag'
import { read } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'

export type ViewsRound = { roundId: string; roundSlug: string; streamIds: string[] }

/** The round whose queues a view is of, with its streams; null where there is none. */
export async function getViewsRound(_viewer: Viewer, roundId: string): Promise<ViewsRound | null> {
  const [round] = await read<ViewsRound>(sql`SELECT r.id AS "roundId", r.slug AS "roundSlug",
      ARRAY(SELECT s.id::text FROM streams s WHERE s.round_id = r.id) AS "streamIds"
    FROM rounds r WHERE r.id = ${roundId}::uuid`)
  return round ?? null
}

export type OwnView = {
  id: string
  memberId: string
  query: string
  roundId: string
  roundSlug: string
}

/** A view that the viewer saved; null for another's. */
export async function getOwnView(viewer: Viewer, id: string): Promise<OwnView | null> {
  const [view] = await read<OwnView>(sql`SELECT sv.id, sv.member_id AS "memberId", sv.query,
      r.id AS "roundId", r.slug AS "roundSlug"
    FROM saved_views sv JOIN rounds r ON r.id = sv.round_id
    WHERE sv.id = ${id}::uuid AND sv.member_id = ${viewer.member?.id ?? null}::uuid`)
  return view ?? null
}
