import sql from 'sql-template-tag'
import { read } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { moderating } from '@/lib/uptake/filter-data'
import type { QueueChoices } from '@/lib/uptake/queue-views'
import { templatesOf } from './template-data'
import type { TemplateView } from './template-views'
import type { SavedView } from './views'

export type Desk = QueueChoices & { views: SavedView[]; templates: TemplateView[] }

/**
 * What the queue of a stream can be filtered by, the views of its round that the viewer saved, and its templates; nothing
 * for who does not moderate it. One statement.
 */
export async function getDesk(viewer: Viewer, streamId: string): Promise<Desk> {
  const none = { moderators: [], groups: [], views: [], templates: [] }
  if (!viewer.moderates.includes(streamId)) return none
  const stream = sql`${streamId}::uuid`
  const round = sql`(SELECT s.round_id FROM streams s WHERE s.id = ${stream})`
  const [row] = await read<Desk>(sql`
    SELECT COALESCE((SELECT json_agg(json_build_object('id', m.id, 'name', m.name) ORDER BY m.name, m.id)
        FROM members m WHERE m.id IN (SELECT g.member_id FROM role_grants g WHERE ${moderating(stream)})), '[]')
        AS moderators,
      COALESCE((SELECT json_agg(json_build_object('id', gr.id, 'name', gr.name) ORDER BY gr.name)
        FROM groups gr WHERE gr.id IN (SELECT i.group_id FROM inputs i
          WHERE i.stream_id = ${stream} AND i.attribution <> 'moderators_only')), '[]') AS groups,
      COALESCE((SELECT json_agg(json_build_object('id', sv.id, 'name', sv.name, 'query', sv.query) ORDER BY sv.name)
        FROM saved_views sv WHERE sv.member_id = ${viewer.member?.id ?? null}::uuid
          AND sv.round_id = ${round}), '[]') AS views,
      ${templatesOf(round, stream)} AS templates`)
  return row ?? none
}
