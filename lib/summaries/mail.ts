import { env } from '@/lib/platform/env'
import type { Told } from '@/lib/platform/tell'
import { translatorFor } from '@/lib/platform/translator'

type Published = { id: string; number: number; roundSlug: string; roundTitle: string }

/** Tells each submitter in their language that a summary of the round was published, and where. */
export function summaryMails(
  recipients: readonly { id: string; email: string | null; locale: string }[],
  { id, number, roundSlug, roundTitle: round }: Published,
): Promise<Told[]> {
  const path = `/rounds/${roundSlug}/summary/${number}`
  return Promise.all(
    recipients.map(async (recipient) => {
      const { locale, t } = await translatorFor(recipient.locale)
      const url = `${env().NEXTAUTH_URL}/${locale}${path}`
      return {
        key: `summary.published:${id}:${recipient.id}`,
        recipient: recipient.email,
        locale,
        subject: t('summaries.mail.subject', { round }),
        text: t('summaries.mail.text', { round, number, url }),
        kind: 'summary_published' as const,
        memberId: recipient.id,
        about: round,
        path,
      }
    }),
  )
}
