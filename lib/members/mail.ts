import sql from 'sql-template-tag'
import { spacedCode } from '@/lib/platform/auth-tokens'
import { readIn, type Transaction } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import type { Mail } from '@/lib/platform/mail'
import { seal } from '@/lib/platform/seal'
import { tell } from '@/lib/platform/tell'
import { translatorFor } from '@/lib/platform/translator'
import { grantScope, grantTables } from './data'
import { type RoleScope, roleText } from './role-text'

type Grant = RoleScope & {
  memberId: string
  email: string | null
  locale: string
}

/** Tells a member that a role of theirs is in force or has ended, so that they learn of it from the site. */
export async function tellRole(
  tx: Transaction,
  change: 'granted' | 'revoked',
  grantId: string,
): Promise<void> {
  const [grant] = await readIn<Grant>(
    tx,
    sql`SELECT m.id::text AS "memberId", m.email, m.locale, g.role::text AS role, ${grantScope}
      FROM role_grants g JOIN members m ON m.id = g.member_id ${grantTables}
      WHERE g.id = ${grantId}::uuid AND g.effective_at IS NOT NULL`,
  )
  if (!grant) return
  const { locale, t } = await translatorFor(grant.locale)
  const role = roleText(t, grant)
  const place = grant.roundTitle ? '/moderate' : '/admin'
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
      about: grant.roundTitle ?? t('admin.title'),
      path,
    },
  ])
}

/** The code that adds an address to an account; sealed, so that the outbox does not hold it in the clear. */
export async function addressMail(asked: {
  id: string
  email: string
  locale: string
  code: string
}): Promise<Mail> {
  const { locale, t } = await translatorFor(asked.locale)
  return {
    key: `address.asked:${asked.id}`,
    recipient: asked.email,
    locale,
    subject: t('sessions.addressMail.subject'),
    text: seal(t('sessions.addressMail.text', { code: spacedCode(asked.code) })),
  }
}
