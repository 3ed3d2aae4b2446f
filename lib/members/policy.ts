import type { StaffRole } from '@/lib/generated/prisma/enums'
import { rule } from '@/lib/platform/permit'

export type GrantSubject = {
  id: string
  role: StaffRole
  memberId: string
  streamId: string | null
  roundId: string | null
}

/** Roles are granted by two admins; that neither is the member is refused with a reason by the act. */
export const canGrantRole = rule(
  'role.grant',
  (viewer, _subject: { memberId: string }) => viewer.admin,
)

/** Taking a role away protects and needs one admin; nobody takes away their own, so one always stays. */
export const canRevokeRole = rule('role.revoke', (viewer, _subject: GrantSubject) => viewer.admin)

export const canChangeSetting = rule(
  'setting.change',
  (viewer, _setting: { key: 'single_admin' }) => viewer.admin,
)

/** Who may see members' addresses and roles; auditors see who holds which. */
export const canReadStaff = rule(
  'staff.read',
  (viewer, _staff: object) => viewer.admin || viewer.auditor,
)

/** A member's name and language are their own to change. */
export const canNameMember = rule(
  'member.name',
  (viewer, subject: { memberId: string }) => viewer.member?.id === subject.memberId,
)

/** The keys that a member works with are their own to change. */
export const canChangeKeys = rule(
  'keys.change',
  (viewer, subject: { memberId: string }) => viewer.member?.id === subject.memberId,
)

/** Whoever has no address may add one; nobody changes one that they have. */
export const canAddAddress = rule(
  'member.add_address',
  (viewer, subject: { memberId: string; email: string | null }) =>
    viewer.member?.id === subject.memberId && subject.email === null,
)

/** So is whether they get mail. */
export const canChangeMail = rule(
  'member.change_mail',
  (viewer, subject: { memberId: string }) => viewer.member?.id === subject.memberId,
)
