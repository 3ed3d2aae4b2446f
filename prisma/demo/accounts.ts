import type { MembershipRole, StaffRole } from '@/lib/generated/prisma/enums'
import type { Transaction } from '@/lib/platform/db'
import { buildAdmin, buildAuditor, buildMember, buildModerator } from '../builders/members'
import { jsonOf } from './csv'

type Account = {
  email: string
  name: string
  role: Exclude<StaffRole, 'organiser'> | MembershipRole | 'newcomer'
  organisation?: string
}

/**
 * The accounts of accounts.json, all at addresses that reach nobody (RFC 2606). Moderators moderate
 * every stream in `streamIds`; a newcomer is whoever signs in first.
 * @returns the members by address
 */
export async function loadAccounts(tx: Transaction, streamIds: string[]) {
  const members = new Map<string, { id: string; name: string | null }>()
  for (const { email, name, role, organisation } of jsonOf<Account[]>('accounts.json')) {
    const { id = '' } = organisation
      ? await tx.organisation.findUniqueOrThrow({ where: { name: organisation } })
      : {}
    if (role === 'newcomer') continue
    if (role === 'admin') members.set(email, await buildAdmin({ email, name }, tx))
    else if (role === 'auditor') members.set(email, await buildAuditor({ email, name }, tx))
    else if (role === 'moderator')
      members.set(email, await buildModerator({ email, name, streamIds, organisationId: id }, tx))
    else members.set(email, await buildMember({ email, name, organisations: [{ id, role }] }, tx))
  }
  return members
}
