import sql, { type Sql } from 'sql-template-tag'
import type { DraftView } from '@/lib/inputs/draft-views'
import { draftPath } from '@/lib/inputs/rules'
import { readIn, type Transaction } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { tell } from '@/lib/platform/tell'
import { translatorFor } from '@/lib/platform/translator'

type Answer = 'asked' | 'cleared' | 'returned'
type Recipient = { id: string; email: string | null; locale: string; organisation: string }

/** It names organisation and round and the page to go to: neither title nor note, which are the draft's. */
async function tellEach(tx: Transaction, told: Answer, id: string, draft: DraftView, whom: Sql) {
  const recipients = await readIn<Recipient>(
    tx,
    sql`SELECT m.id, m.email, m.locale, o.name AS organisation
      FROM members m JOIN organisations o ON o.id = ${draft.organisationId}::uuid WHERE ${whom}`,
  )
  const mails = recipients.map(async ({ id: memberId, email, locale: wanted, organisation }) => {
    const { locale, t } = await translatorFor(wanted)
    const facts = { organisation, round: draft.roundTitle }
    const path = `${draftPath(draft)}/check`
    const page = `${env().NEXTAUTH_URL}/${locale}${path}`
    return {
      key: `draft.${told}:${id}:${memberId}`,
      recipient: email,
      locale,
      subject: t(`clearances.mail.${told}.subject`, facts),
      text: [t(`clearances.mail.${told}.text`, facts), '', page].join('\n'),
      kind: told === 'asked' ? ('clearance_asked' as const) : ('clearance_answered' as const),
      memberId,
      about: organisation,
      path,
    }
  })
  await tell(tx, await Promise.all(mails))
}

/** Tells the organisation's focal points that a draft waits for them. @param id the question */
export const tellFocalPoints = (tx: Transaction, id: string, draft: DraftView) =>
  tellEach(
    tx,
    'asked',
    id,
    draft,
    sql`m.id IN (SELECT ms.member_id FROM memberships ms WHERE ms.role = 'focal_point'
      AND ms.organisation_id = ${draft.organisationId}::uuid AND ms.ended_at IS NULL)`,
  )

/** Tells who asked what a focal point answered, as long as they may read the draft. */
export const tellAsker = (
  tx: Transaction,
  told: 'cleared' | 'returned',
  { id, askedById }: { id: string; askedById: string },
  draft: DraftView,
) =>
  tellEach(
    tx,
    told,
    id,
    draft,
    sql`m.id = ${askedById}::uuid AND EXISTS (SELECT FROM memberships ms WHERE ms.member_id = m.id
      AND ms.organisation_id = ${draft.organisationId}::uuid AND ms.ended_at IS NULL)`,
  )
