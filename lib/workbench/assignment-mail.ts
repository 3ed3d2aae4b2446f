import sql from 'sql-template-tag'
import { readIn, type Transaction } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { tell } from '@/lib/platform/tell'
import { translatorFor } from '@/lib/platform/translator'
import { ME } from '@/lib/uptake/filter-views'
import type { AssignTarget } from './assignment-views'

type Recipient = { email: string | null; locale: string }

/**
 * Tells a moderator, once for all of them, that somebody gave them points to take care of: how many and
 * where, not what they say. @param act names what was done, so that it is told once
 */
export async function tellAssigned(
  tx: Transaction,
  { roundSlug, roundTitle: round, pillarKey }: AssignTarget,
  { act, memberId, points }: { act: string; memberId: string; points: number },
): Promise<void> {
  const [recipient] = await readIn<Recipient>(
    tx,
    sql`SELECT m.email, m.locale FROM members m WHERE m.id = ${memberId}::uuid`,
  )
  if (!recipient) return
  const { locale, t } = await translatorFor(recipient.locale)
  const path = `/moderate/${roundSlug}?stream=${pillarKey}&assigned=${ME}`
  const facts = { round, count: points }
  await tell(tx, [
    {
      key: `point.assigned:${act}`,
      recipient: recipient.email,
      locale,
      subject: t('workbench.mail.assigned.subject', facts),
      text: [
        t('workbench.mail.assigned.text', facts),
        '',
        `${env().NEXTAUTH_URL}/${locale}${path}`,
      ].join('\n'),
      kind: 'points_assigned',
      memberId,
      about: round,
      path,
    },
  ])
}
