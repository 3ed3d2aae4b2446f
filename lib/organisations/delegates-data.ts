import sql from 'sql-template-tag'
import { read } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { nameIn, shownAddress } from './data'
import {
  canReadDelegates,
  type MembershipSubject,
  type RequestSubject,
  visibleOrganisations,
} from './policy'
import type { DelegatesView } from './views'

const delegate = sql`json_build_object('id', ms.id, 'memberId', m.id, 'name', m.name, 'email', ${shownAddress},
  'role', ms.role, 'startedAt', ms.started_at, 'endedAt', ms.ended_at)`

/** Requests, delegates and the last 50 memberships that ended; for the organisation's focal points. */
export async function getDelegates(
  viewer: Viewer,
  id: string,
  locale: string,
): Promise<DelegatesView | null> {
  if (!canReadDelegates(viewer, { organisationId: id })) return null
  const [found] = await read<DelegatesView>(sql`
    SELECT o.id, ${nameIn(locale, sql`o`)} AS name,
      COALESCE((SELECT json_agg(json_build_object('id', mr.id, 'organisationId', o.id,
          'organisation', o.name, 'name', m.name, 'email', ${shownAddress}, 'role', mr.role,
          'reason', mr.reason, 'askedAt', mr.asked_at) ORDER BY mr.asked_at, mr.id)
        FROM membership_requests mr JOIN members m ON m.id = mr.member_id
        WHERE mr.organisation_id = o.id AND mr.decided_at IS NULL), '[]') AS requests,
      COALESCE((SELECT json_agg(${delegate} ORDER BY ms.role DESC, m.name, ms.id)
        FROM memberships ms JOIN members m ON m.id = ms.member_id
        WHERE ms.organisation_id = o.id AND ms.ended_at IS NULL), '[]') AS delegates,
      COALESCE((SELECT json_agg(past.row ORDER BY past.ended_at DESC) FROM (
        SELECT ${delegate} AS row, ms.ended_at FROM memberships ms JOIN members m ON m.id = ms.member_id
        WHERE ms.organisation_id = o.id AND ms.ended_at IS NOT NULL
        ORDER BY ms.ended_at DESC LIMIT 50) past), '[]') AS former
    FROM organisations o WHERE o.id = ${id}::uuid`)
  return found ?? null
}

/** An organisation that is not merged into another, for acts on it; the rule says whose. */
export async function getJoinable(viewer: Viewer, id: string) {
  const [organisation] = await read<{ organisationId: string }>(sql`
    SELECT o.id AS "organisationId" FROM organisations o
    WHERE o.id = ${id}::uuid AND o.merged_into_id IS NULL AND ${visibleOrganisations(viewer)}`)
  return organisation ?? null
}

/** A request, decided or not; the rule says who acts on it. */
export async function getRequest(viewer: Viewer, id: string): Promise<RequestSubject | null> {
  if (!viewer.member) return null
  const [request] = await read<RequestSubject>(sql`
    SELECT mr.id, mr.organisation_id AS "organisationId", mr.member_id AS "memberId", mr.role,
      EXISTS (SELECT FROM memberships fm WHERE fm.organisation_id = mr.organisation_id
        AND fm.role = 'focal_point' AND fm.ended_at IS NULL) AS led
    FROM membership_requests mr WHERE mr.id = ${id}::uuid`)
  return request ?? null
}

/** A membership, ended or not; the rule says who acts on it. */
export async function getMembership(viewer: Viewer, id: string): Promise<MembershipSubject | null> {
  if (!viewer.member) return null
  const [membership] = await read<MembershipSubject>(sql`
    SELECT ms.id, ms.organisation_id AS "organisationId", ms.member_id AS "memberId", ms.role
    FROM memberships ms WHERE ms.id = ${id}::uuid`)
  return membership ?? null
}
