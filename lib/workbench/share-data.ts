import sql, { type Sql } from 'sql-template-tag'
import type { Viewer } from '@/lib/platform/viewer'
import { assigneeOf, moderating } from '@/lib/uptake/filter-data'
import { notesOn } from './note-data'

/** SQL: json of a `PointShare` of point `pt` of input `i`; only for who moderates it and has no interest in it. */
export const shareOf = (viewer: Viewer): Sql => sql`json_build_object('assignee', ${assigneeOf},
  'moderators', COALESCE((SELECT json_agg(json_build_object('id', m.id, 'name', m.name) ORDER BY m.name, m.id)
    FROM members m WHERE m.id IN (SELECT g.member_id FROM role_grants g WHERE ${moderating(sql`i.stream_id`)})
      AND NOT has_interest(m.id, pt.id)), '[]'),
  'notes', ${notesOn(viewer)})`
