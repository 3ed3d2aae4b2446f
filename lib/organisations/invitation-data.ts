import sql, { type Sql } from 'sql-template-tag'
import { read } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { nameIn } from './data'
import { canReadDelegates, type InvitationSubject } from './policy'
import type { Invitation } from './views'

const columns = (locale: string) => sql`di.id, di.organisation_id AS "organisationId",
  ${nameIn(locale, sql`o`)} AS organisation, di.email, di.role, di.invited_at AS "invitedAt"
  FROM delegate_invitations di JOIN organisations o ON o.id = di.organisation_id
  WHERE di.accepted_at IS NULL AND di.declined_at IS NULL AND di.revoked_at IS NULL`

/** Invitations of an organisation that wait, oldest first; for its focal points. */
export const listInvitations = (
  viewer: Viewer,
  organisationId: string,
  locale: string,
): Promise<Invitation[]> =>
  canReadDelegates(viewer, { organisationId })
    ? read(sql`SELECT ${columns(locale)} AND di.organisation_id = ${organisationId}::uuid
        ORDER BY di.invited_at, di.id LIMIT 100`)
    : Promise.resolve([])

/** SQL: the invitations that wait for whoever has the viewer's address, oldest first. */
export const myInvitations = (viewer: Viewer, locale: string): Sql =>
  sql`SELECT ${columns(locale)} AND di.email = ${viewer.member?.email ?? null}
    AND o.merged_into_id IS NULL ORDER BY di.invited_at, di.id LIMIT 100`

/** Invitations to the address that the viewer signed in with. */
export const listMyInvitations = (viewer: Viewer, locale: string): Promise<Invitation[]> =>
  viewer.member ? read(myInvitations(viewer, locale)) : Promise.resolve([])

/** An invitation, ended or not; the rule says who acts on it. */
export async function getInvitation(viewer: Viewer, id: string): Promise<InvitationSubject | null> {
  if (!viewer.member) return null
  const [invitation] = await read<InvitationSubject>(sql`
    SELECT di.id, di.organisation_id AS "organisationId", di.email, di.role
    FROM delegate_invitations di WHERE di.id = ${id}::uuid`)
  return invitation ?? null
}
