import sql from 'sql-template-tag'
import type { StaffRole } from '@/lib/generated/prisma/enums'
import { readIn, type Transaction } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { tell } from '@/lib/platform/tell'
import { translatorFor } from '@/lib/platform/translator'

type Grant = {
  memberId: string
  email: string
  locale: string
  role: StaffRole
  round: string | null
  pillar: string | null
}

/** Tells a member that a role of theirs is in force or has ended, so that they learn of it from the site. */
export async function tellRole(
  tx: Transaction,
  change: 'granted' | 'revoked',
  grantId: string,
): Promise<void> {
  const [grant] = await readIn<Grant>(
    tx,
    sql`SELECT m.id::text AS "memberId", m.email, m.locale, g.role::text AS role, r.title AS round, p.title AS pillar
      FROM role_grants g JOIN members m ON m.id = g.member_id LEFT JOIN streams s ON s.id = g.stream_id
      LEFT JOIN rounds r ON r.id = s.round_id LEFT JOIN pillars p ON p.id = s.pillar_id
      WHERE g.id = ${grantId}::uuid AND g.effective_at IS NOT NULL`,
  )
  if (!grant) return
  const { locale, t } = await translatorFor(grant.locale)
  const role =
    grant.role === 'moderator'
      ? t('admin.member.moderatorOf', { pillar: grant.pillar ?? '', round: grant.round ?? '' })
      : t(`admin.member.${grant.role}`)
  const place = grant.role === 'moderator' ? '/moderate' : '/admin'
  const path = change === 'granted' ? place : '/me'
  await tell(tx, [
    {
      key: `role.${change}:${grantId}:${grant.memberId}`,
      recipient: grant.email,
      locale,
      subject: t(`admin.member.mail.${change}`, { role }),
      text: [
        t(`admin.member.mail.${change}Text`, { role }),
        '',
        `${env().NEXTAUTH_URL}/${locale}${path}`,
      ].join('\n'),
      kind: 'role_changed',
      memberId: grant.memberId,
      about: grant.round ?? t('admin.title'),
      path,
    },
  ])
}
