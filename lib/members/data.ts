import sql, { type Sql } from 'sql-template-tag'
import { read } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { CODE_ATTEMPTS } from '@/lib/sessions/rules'
import { canReadStaff, type GrantSubject } from './policy'
import type { MemberView, SettingsView, StaffRow } from './views'

export type * from './views'

/** The member of an address with roles and organisations, for staff who may see it; null elsewhere. */
export async function findMember(viewer: Viewer, email: string): Promise<MemberView | null> {
  const [member] = await read<MemberView>(sql`
    SELECT m.id, m.email, m.name,
      (SELECT f.enrolled_at FROM second_factors f WHERE f.member_id = m.id) AS "secondFactorAt",
      COALESCE((SELECT json_agg(json_build_object('name', o.name, 'role', ms.role) ORDER BY o.name)
        FROM memberships ms JOIN organisations o ON o.id = ms.organisation_id
        WHERE ms.member_id = m.id AND ms.ended_at IS NULL), '[]') AS organisations
    FROM members m WHERE lower(m.email) = lower(${email}) AND ${canReadStaff(viewer, {})}`)
  return member ?? null
}

/** SQL: what grant `g` is for, with `grantTables`. */
export const grantScope: Sql = sql`p.title AS "pillarTitle", r.title AS "roundTitle", g.channel,
  concat_ws(', ', g.consultation, g.place) AS consultation`
export const grantTables: Sql = sql`LEFT JOIN streams s ON s.id = g.stream_id
  LEFT JOIN pillars p ON p.id = s.pillar_id LEFT JOIN rounds r ON r.id = COALESCE(s.round_id, g.round_id)`

/** Roles in force and proposed, a page by keyset, with the choices a new one has. */
export async function listStaff(viewer: Viewer, after: string | null, limit = 50) {
  const rows = await read<StaffRow>(sql`
    SELECT g.id, g.role, g.effective_at IS NOT NULL AS effective, m.id AS "memberId", m.name, m.email,
      ${grantScope}
    FROM role_grants g JOIN members m ON m.id = g.member_id ${grantTables}
    WHERE g.revoked_at IS NULL AND ${canReadStaff(viewer, {})} AND (${after}::uuid IS NULL OR g.id < ${after}::uuid)
    ORDER BY g.id DESC LIMIT ${limit + 1}`)
  const items = rows.slice(0, limit)
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}

/** A role grant that is not revoked, or null. */
export async function getGrant(viewer: Viewer, id: string): Promise<GrantSubject | null> {
  const [grant] = await read<GrantSubject>(sql`
    SELECT g.id, g.role, g.member_id AS "memberId", g.stream_id AS "streamId",
      COALESCE(s.round_id, g.round_id) AS "roundId"
    FROM role_grants g LEFT JOIN streams s ON s.id = g.stream_id
    WHERE g.id = ${id}::uuid AND g.revoked_at IS NULL AND ${canReadStaff(viewer, {})}`)
  return grant ?? null
}

/** The installation's switches and how many admins it has. */
export async function getSettings(): Promise<SettingsView> {
  const [settings] = await read<SettingsView>(sql`
    SELECT COALESCE((SELECT value = 'true'::jsonb FROM settings WHERE key = 'single_admin'), false)
        AS "singleAdmin",
      (SELECT count(DISTINCT member_id)::int FROM role_grants
        WHERE role = 'admin' AND effective_at IS NOT NULL AND revoked_at IS NULL) AS admins`)
  return settings ?? { singleAdmin: false, admins: 0 }
}

/** The address to which a code was sent that the viewer can still type; null where none was. */
export async function getAddressAsked(viewer: Viewer): Promise<string | null> {
  if (!viewer.member || viewer.member.email) return null
  const [asked] = await read<{ email: string }>(sql`
    SELECT email FROM address_requests WHERE member_id = ${viewer.member.id}::uuid
      AND attempts < ${CODE_ATTEMPTS}::int AND expires_at > clock_timestamp()`)
  return asked?.email ?? null
}
