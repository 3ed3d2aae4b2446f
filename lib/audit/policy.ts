import sql, { join, type Sql } from 'sql-template-tag'
import { rule } from '@/lib/platform/permit'
import type { Viewer } from '@/lib/platform/viewer'

/** Kinds that tell who wrote what; whoever may not read unpublished text is not told who it was. */
const AUTHORSHIP = sql`(e.kind LIKE 'draft.%' OR e.kind LIKE 'input.%' OR e.kind LIKE 'verdict.%'
  OR e.kind LIKE 'co_sponsorship.%' OR e.kind = 'member.withdrew_all')`

/** Kinds that concern an organisation's own people and inputs. */
const OF_ORGANISATIONS = sql`(e.kind LIKE 'draft.%' OR e.kind LIKE 'input.%' OR e.kind LIKE 'member%'
  OR e.kind LIKE 'accreditation.%' OR e.kind LIKE 'clearance.%' OR e.kind LIKE 'invitation.%'
  OR e.kind LIKE 'co_sponsorship.%' OR e.kind LIKE 'alignment.%' OR e.kind = 'organisation.merged')`

const focusOf = (viewer: Viewer) =>
  viewer.organisations.filter(({ role }) => role === 'focal_point').map(({ id }) => id)

/** SQL: is `e` of an organisation that the viewer is focal point of, or of one merged into it? */
const ofFocus = (viewer: Viewer): Sql => sql`e.organisation_id = ANY(ARRAY(
  SELECT fo.id FROM organisations fo
  WHERE fo.id = ANY(${focusOf(viewer)}::uuid[]) OR fo.merged_into_id = ANY(${focusOf(viewer)}::uuid[])))`

/**
 * SQL: is `e` about uptake of a point in which the viewer has an interest? What is decided on it, by whom and how often
 * is not told before it is published, and then it is read where everybody reads it.
 */
const ofOwnUptake = (viewer: Viewer): Sql => sql`(e.kind LIKE 'uptake.%' AND EXISTS (SELECT FROM (
    SELECT point_id FROM uptake_records WHERE id = e.subject_id
    UNION ALL SELECT point_id FROM decision_steps WHERE record_id = e.subject_id) decided
  WHERE has_interest(${viewer.member?.id ?? null}::uuid, decided.point_id)))`

/** The log is open to admins and auditors, to moderators for their pillar, to focal points for their own. */
export const canReadAudit = rule(
  'audit.read',
  (viewer, _log: object) =>
    viewer.admin || viewer.auditor || viewer.moderates.length > 0 || focusOf(viewer).length > 0,
)

/**
 * SQL: where-fragment over `audit_events e` of what the viewer may read. Drafts are their organisation's;
 * inputs for moderators only are their author's, so a focal point's log leaves them out.
 */
export const visibleEvents = (viewer: Viewer): Sql => {
  if (viewer.admin || viewer.auditor) return sql`true`
  const parts = [
    sql`(e.stream_id = ANY(${viewer.moderates}::uuid[]) AND e.kind NOT LIKE 'draft.%'
      AND NOT ${ofOwnUptake(viewer)})`,
    sql`(${ofFocus(viewer)} AND ${OF_ORGANISATIONS}
      AND NOT EXISTS (SELECT FROM inputs i WHERE i.id = e.subject_id AND i.attribution = 'moderators_only'))`,
  ]
  return sql`(${join(parts, ' OR ')})`
}

/**
 * SQL: is the viewer told who did `e` and at which minute? Of drafts, inputs and verdicts only those may
 * know who may read them unpublished; the others learn the day.
 */
export const namedEvents = (viewer: Viewer): Sql => sql`COALESCE(NOT ${AUTHORSHIP}
  OR e.actor_id = ${viewer.member?.id ?? null}::uuid
  OR ${ofFocus(viewer)}
  OR (e.kind NOT LIKE 'draft.%' AND e.stream_id = ANY(${viewer.moderates}::uuid[])), false)`
