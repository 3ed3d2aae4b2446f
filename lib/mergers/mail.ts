import sql from 'sql-template-tag'
import { organisationPath } from '@/lib/organisations/rules'
import { readIn, type Transaction } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { tell } from '@/lib/platform/tell'
import { translatorFor } from '@/lib/platform/translator'
import type { Pair } from './views'

/** Tells the focal points of both, and whoever spoke for the duplicate, that the two are one. */
export async function tellMerged(
  tx: Transaction,
  { id, pair, movers }: { id: string; pair: Pair; movers: readonly string[] },
): Promise<void> {
  const { duplicate, survivor } = pair
  const readers = await readIn<{ id: string; email: string; locale: string }>(
    tx,
    sql`SELECT m.id::text AS id, m.email, m.locale FROM memberships ms JOIN members m ON m.id = ms.member_id
      WHERE ms.organisation_id = ${survivor.id}::uuid AND ms.ended_at IS NULL
        AND (ms.role = 'focal_point' OR m.id = ANY(${movers}::uuid[]))`,
  )
  const names = { duplicate: duplicate.name, survivor: survivor.name }
  const path = organisationPath(survivor.id)
  const mails = readers.map(async ({ id: memberId, email, locale: wanted }) => {
    const { locale, t } = await translatorFor(wanted)
    return {
      key: `organisation.merged:${id}:${memberId}`,
      recipient: email,
      locale,
      subject: t('mergers.mail.subject', names),
      text: [t('mergers.mail.text', names), '', `${env().NEXTAUTH_URL}/${locale}${path}`].join(
        '\n',
      ),
      kind: 'membership_answered' as const,
      memberId,
      about: survivor.name,
      path,
    }
  })
  await tell(tx, await Promise.all(mails))
}
