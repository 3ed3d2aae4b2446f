import type { MembershipRole, StaffRole } from '@/lib/generated/prisma/enums'

export type MemberView = {
  id: string
  email: string
  name: string | null
  organisations: { name: string; role: MembershipRole }[]
  /** When they set up a second factor, if they have. */
  secondFactorAt: Date | null
}

export type StaffRow = {
  id: string
  role: StaffRole
  effective: boolean
  memberId: string
  name: string | null
  email: string
  pillarTitle: string | null
  roundTitle: string | null
}

export type SettingsView = { singleAdmin: boolean; admins: number }
