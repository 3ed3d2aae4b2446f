import sql, { join, type Sql } from 'sql-template-tag'
import { LANGUAGES } from '@/lib/inputs/schema'
import type { Viewer } from '@/lib/platform/viewer'
import { RECHECK } from './carry-views'
import { disputedIn } from './dispute-data'
import { carryState, isContradicted } from './earlier-data'
import { asksOfContent, ME, NONE, type QueueFilter } from './filter-views'
import { standingPoint } from './standing-data'

/** SQL: does grant `g` make its member a moderator of a stream now? */
export const moderating = (
  stream: Sql,
): Sql => sql`(g.role = 'moderator' AND g.stream_id = ${stream}
  AND g.effective_at IS NOT NULL AND g.revoked_at IS NULL)`

/** SQL: assignments `a` of point `pt` of input `i` that hold: those of a former moderator are nobody's. */
const heldAssignment = sql`assignments a WHERE a.point_id = pt.id AND EXISTS (SELECT FROM role_grants g
  WHERE g.member_id = a.member_id AND ${moderating(sql`i.stream_id`)})`

/** SQL: json of who takes care of point `pt` of input `i`; null for nobody. */
export const assigneeOf: Sql = sql`(SELECT json_build_object('id', am.id, 'name', am.name)
  FROM members am WHERE am.id = (SELECT a.member_id FROM ${heldAssignment}))`

/**
 * SQL: notes `n` on point `pt`, and where it is of the version in force also on the points `op` whose place it has
 * taken: those of its number in other versions, of the first also those whose number is gone (as `successorOf`).
 */
export const notesFor: Sql = sql`(SELECT op.* FROM points op WHERE op.input_id = pt.input_id OFFSET 0) op
  JOIN notes n ON n.point_id = op.id AND (op.id = pt.id OR (op.version_id <> pt.version_id AND ${standingPoint}
    AND (op.number = pt.number OR (pt.number = 1 AND NOT EXISTS (SELECT FROM points cp
      WHERE cp.version_id = pt.version_id AND cp.number = op.number)))))`

/** SQL: does an earlier record propose this, or, where one was corrected, does the point's own record repeat it? */
const carried = (viewer: Viewer, asked: NonNullable<QueueFilter['carry']>, revision: Sql): Sql => {
  const state = carryState(viewer, sql`pt.id`, revision)
  const proposes = asked === RECHECK ? sql`${state} <> 'unchanged'` : sql`${state} = ${asked}`
  return asked === RECHECK || asked === 'corrected'
    ? sql`(${isContradicted(viewer, sql`pt.id`, revision)} OR ${proposes})`
    : proposes
}

// Whoever has an interest in a point is not told who takes care of it, in a list no more than on its page.
function assignedTo(viewer: Viewer, to: string): Sql {
  const me = sql`${viewer.member?.id ?? null}::uuid`
  if (to === ME) return sql`EXISTS (SELECT FROM ${heldAssignment} AND a.member_id = ${me})`
  const held =
    to === NONE
      ? sql`NOT EXISTS (SELECT FROM ${heldAssignment})`
      : sql`EXISTS (SELECT FROM ${heldAssignment} AND a.member_id = ${to}::uuid)`
  // In this order: to ask for interests takes longer than to look up who takes care of a point.
  return sql`CASE WHEN ${held} THEN NOT has_interest(${me}, pt.id) ELSE false END`
}

const speaks = (what: Sql) =>
  sql`EXISTS (SELECT FROM organisations so WHERE so.id = i.organisation_id AND ${what})`

const topic = (key: string): Sql =>
  key === NONE
    ? sql`NOT EXISTS (SELECT FROM point_topics k WHERE k.point_id = pt.id)`
    : sql`EXISTS (SELECT FROM point_topics k JOIN topics tp ON tp.id = k.topic_id
        WHERE k.point_id = pt.id AND tp.key = ${key})`

// A query for each language, made once and not for each row.
const words = (q: string): Sql => {
  const plain = sql`websearch_to_tsquery('simple', search_spaced(${q}))`
  const inLanguage = LANGUAGES.map(
    (code) =>
      sql`WHEN ${code} THEN (SELECT ${plain} || websearch_to_tsquery(search_config(${code}), ${q}))`,
  )
  return sql`(starts_with(i.reference, upper(${q})) OR pt.words @@ (CASE pt.language ${join(inLanguage, ' ')} END))`
}

/**
 * SQL: " AND …" over points `pt` of inputs `i`: what a filter leaves in a revision, whatever its `state`. Of
 * inputs for moderators only no list tells what they say or who wrote them, so what asks for that leaves
 * them out.
 */
export function queueFilter(viewer: Viewer, filter: QueueFilter, revision: Sql): Sql {
  const { type, region, group, channel, language, assigned: to, q } = filter
  const parts = [
    asksOfContent(filter) && sql`i.attribution <> 'moderators_only'`,
    channel && sql`i.channel = ${channel}::"Channel"`,
    language && sql`pt.language = ${language}`,
    group && sql`i.group_id = ${group}::uuid`,
    type &&
      sql`(${speaks(sql`so.type = ${type}::"OrganisationType"`)}
        OR (i.organisation_id IS NULL AND i.named_type = ${type}::"OrganisationType"))`,
    region && speaks(sql`so.electoral_group = ${region}::"ElectoralGroup"`),
    filter.topic && topic(filter.topic),
    q && words(q),
    filter.carry && carried(viewer, filter.carry, revision),
    filter.disputed && disputedIn(sql`pt.id`, revision, filter.disputed),
    to && assignedTo(viewer, to),
  ].filter((part): part is Sql => Boolean(part))
  return parts.length > 0 ? sql`AND ${join(parts, ' AND ')}` : sql``
}
