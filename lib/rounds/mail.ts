import sql from 'sql-template-tag'
import type { PhaseKind } from '@/lib/generated/prisma/enums'
import { readIn, type Transaction } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { minuteIn } from '@/lib/platform/i18n'
import { tell } from '@/lib/platform/tell'
import { translatorFor } from '@/lib/platform/translator'

type Reader = {
  id: string
  email: string | null
  locale: string
  round: string
  slug: string
  timeZone: string
  pillar: string
  kind: PhaseKind
  closesAt: Date
}

/**
 * Tells those who write in a stream that a phase of theirs closes later: until when inputs are taken,
 * whoever drafts or has submitted one; until when replies are, the authors. Consideration is the
 * moderators' own.
 */
export async function tellExtension(tx: Transaction, extensionId: string): Promise<void> {
  const readers = await readIn<Reader>(
    tx,
    sql`SELECT m.id::text AS id, m.email, m.locale, r.title AS round, r.slug, r.time_zone AS "timeZone",
        p.title AS pillar, ph.kind::text AS kind, e.closes_to AS "closesAt"
      FROM phase_extensions e JOIN phases ph ON ph.id = e.phase_id JOIN streams s ON s.id = ph.stream_id
      JOIN rounds r ON r.id = s.round_id JOIN pillars p ON p.id = s.pillar_id
      JOIN members m ON m.id IN (
        SELECT i.author_id FROM inputs i WHERE i.stream_id = s.id
        UNION SELECT d.member_id FROM drafts d WHERE d.stream_id = s.id AND ph.kind = 'submission'
          AND d.submitted_at IS NULL AND d.discarded_at IS NULL)
      WHERE e.id = ${extensionId}::uuid AND ph.kind <> 'consideration'`,
  )
  const told = readers.map(async ({ id, email, locale: wished, ...phase }) => {
    const { locale, t } = await translatorFor(wished)
    const { round, pillar, kind, closesAt } = phase
    const path = `/rounds/${phase.slug}`
    const what = { round, pillar, phase: t(`enums.phaseKind.${kind}`) }
    const until = minuteIn(phase.timeZone, closesAt, locale)
    return {
      key: `phase.extended:${extensionId}:${id}`,
      recipient: email,
      locale,
      subject: t('rounds.mail.extended', what),
      text: [
        t('rounds.mail.extendedText', { ...what, until, utc: minuteIn('UTC', closesAt, locale) }),
        '',
        `${env().NEXTAUTH_URL}/${locale}${path}`,
      ].join('\n'),
      kind: 'phase_extended' as const,
      memberId: id,
      about: round,
      path,
    }
  })
  await tell(tx, await Promise.all(told))
}
