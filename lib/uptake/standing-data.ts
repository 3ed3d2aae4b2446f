import sql, { type Sql } from 'sql-template-tag'
import type { Viewer } from '@/lib/platform/viewer'
import { standingPublished } from './policy'

/** SQL: is point `pt` of the version that its author stands by? A correction stands beside it. */
export const standingPoint: Sql = sql`pt.version_id = (SELECT v.id FROM input_versions v
  WHERE v.input_id = pt.input_id AND v.kind <> 'correction' ORDER BY v.number DESC LIMIT 1)`

/**
 * SQL: may something be said of point `pt` in a revision? Of the version in force always; of an earlier one where
 * something is published of it there: that stands for everybody to read, so what is wrong in it is corrected. OFFSET 0
 * keeps the look-up by key.
 */
export const openIn = (
  revision: Sql,
): Sql => sql`(${standingPoint} OR EXISTS (SELECT FROM uptake_records ou
  JOIN published_records opr ON opr.record_id = ou.id JOIN publications opb ON opb.id = opr.publication_id
  WHERE ou.point_id = pt.id AND ou.revision_id = ${revision} AND opb.published_at IS NOT NULL OFFSET 0))`

/** OFFSET 0 keeps the look-up by key: inside a CASE the planner would otherwise read every withdrawal. */
const lapseUnless = (open: Sql): Sql => sql`(CASE
  WHEN EXISTS (SELECT FROM withdrawals lw WHERE lw.input_id = i.id OFFSET 0) THEN 'withdrawn'
  WHEN NOT ${open} THEN 'replaced' END)`

/** SQL: why nobody works on point `pt` of input `i` any more, or null. */
export const lapseOf: Sql = lapseUnless(standingPoint)

/** SQL: why nothing is decided any more on point `pt` of input `i` in a revision, or null. */
export const lapseIn = (revision: Sql): Sql => lapseUnless(openIn(revision))

/**
 * SQL: the point that stands in the place of `pt` by now: of the version in force that of its number, or the
 * first; null where `pt` is of that version itself.
 */
export const successorOf: Sql = sql`(SELECT np.id::text FROM points np
  WHERE np.input_id = pt.input_id AND np.version_id <> pt.version_id AND np.version_id = (SELECT v.id FROM input_versions v
    WHERE v.input_id = pt.input_id AND v.kind <> 'correction' ORDER BY v.number DESC LIMIT 1)
  ORDER BY np.number <> pt.number, np.number LIMIT 1)`

/** SQL: the record `u` that holds for a point in a revision: no other supersedes it. */
export const headRecord: Sql = sql`NOT EXISTS (SELECT FROM uptake_records c WHERE c.supersedes_id = u.id)`

/** SQL: has the viewer an interest in a point? */
export const interestIn = (viewer: Viewer, point: Sql): Sql =>
  sql`has_interest(${viewer.member?.id ?? null}::uuid, ${point})`

/**
 * SQL: the record `u` of a point in a revision as far as this moderator may know of it: the one that holds; of a point
 * in which they have an interest the published one that stands, and before that none. Whoever speaks for an author
 * reads what is decided on their own point when everybody does. What is public and not corrected is the same for
 * both, so that interests, which take longer, are asked for only of the rest.
 */
export const knownRecord = (viewer: Viewer): Sql => {
  const interest = interestIn(viewer, sql`u.point_id`)
  return sql`((${headRecord} AND (${standingPublished} OR NOT ${interest}))
    OR (${standingPublished} AND NOT ${headRecord} AND ${interest}))`
}

/** SQL: is record `u` in a batch that waits for signatures? */
export const pendingRecord: Sql = sql`EXISTS (SELECT FROM published_records pr JOIN publications pb
  ON pb.id = pr.publication_id WHERE pr.record_id = u.id AND pb.published_at IS NULL AND pb.withdrawn_at IS NULL OFFSET 0)`

/** SQL: the finding of the latest review of record `u` as it stands. */
export const finding: Sql = sql`(SELECT rw.finding FROM reviews rw
  WHERE rw.record_id = u.id AND rw.record_version = u.version ORDER BY rw.id DESC LIMIT 1)`

/**
 * SQL: how far record `u` is, which may be a row of nulls. OFFSET 0 keeps the look-up by key: inside a CASE
 * the planner would otherwise read all that was ever published.
 */
export const stateOf: Sql = sql`(CASE WHEN u.id IS NULL THEN 'undecided'
  WHEN EXISTS (SELECT FROM published_records pr JOIN publications pb ON pb.id = pr.publication_id
    WHERE pr.record_id = u.id AND pb.published_at IS NOT NULL OFFSET 0) THEN 'published'
  WHEN ${pendingRecord} THEN 'proposed'
  ELSE COALESCE(${finding}::text, 'decided') END)`
