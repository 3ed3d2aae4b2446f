import type { Channel, StaffRole } from '@/lib/generated/prisma/enums'

/** What a role is for: a moderator's stream, or the consultation of an organiser and where it records. */
export type RoleScope = {
  role: StaffRole
  /** Null where an organiser records in all pillars of the round. */
  pillarTitle: string | null
  roundTitle: string | null
  /** The name of the consultation, with its place. */
  consultation: string | null
  channel: Channel | null
}

type Key =
  | `admin.member.${'moderatorOf' | 'organiserOf' | 'allPillars' | 'admin' | 'auditor'}`
  | `enums.channel.${Channel}`

/** A role in words. @param t the translator of all messages */
export function roleText(
  t: (key: Key, values?: Record<string, string>) => string,
  { role, pillarTitle, roundTitle, consultation, channel }: RoleScope,
): string {
  const round = roundTitle ?? ''
  if (role === 'moderator')
    return t('admin.member.moderatorOf', { pillar: pillarTitle ?? '', round })
  if (role !== 'organiser') return t(`admin.member.${role}`)
  return t('admin.member.organiserOf', {
    consultation: consultation ?? '',
    channel: channel ? t(`enums.channel.${channel}`) : '',
    pillar: pillarTitle ?? t('admin.member.allPillars'),
    round,
  })
}
