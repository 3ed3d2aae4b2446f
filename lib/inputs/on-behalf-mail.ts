import { env } from '@/lib/platform/env'
import type { Told } from '@/lib/platform/tell'
import { translatorFor } from '@/lib/platform/translator'
import type { Recipient } from './on-behalf-data'

/**
 * Tells a focal point that inputs were recorded on their organisation's behalf: how many and where to see
 * them, and nothing of the text, for mail is read on the way.
 */
export async function recordedMail(
  to: Recipient,
  batch: { id: string; roundTitle: string; count: number },
): Promise<Told> {
  const { locale, t } = await translatorFor(to.locale)
  const { organisation } = to
  return {
    key: `batch.stored:${batch.id}:${to.organisationId}:${to.id}`,
    recipient: to.email,
    locale,
    subject: t('onBehalf.mail.subject', { organisation }),
    text: [
      t('onBehalf.mail.text', { organisation, count: batch.count, round: batch.roundTitle }),
      '',
      `${env().NEXTAUTH_URL}/${locale}/me`,
    ].join('\n'),
    kind: 'input_recorded',
    memberId: to.id,
    about: batch.roundTitle,
    path: '/me',
  }
}
