import type { MembershipRole } from '@/lib/generated/prisma/enums'
import type { RoleScope } from './role-text'

export type MemberView = {
  id: string
  email: string
  name: string | null
  organisations: { name: string; role: MembershipRole }[]
  /** When they set up a second factor, if they have. */
  secondFactorAt: Date | null
}

export type StaffRow = RoleScope & {
  id: string
  effective: boolean
  memberId: string
  name: string | null
  email: string
}

export type SettingsView = { singleAdmin: boolean; admins: number }
