import { env } from '@/lib/platform/env'
import type { Told } from '@/lib/platform/tell'
import { translatorFor } from '@/lib/platform/translator'
import { recordPath } from './record-paths'
import type { ReviewTarget } from './record-views'

export type Colleague = { id: string; email: string | null; locale: string }

/**
 * Tells a moderator that a record was returned or written about, and where. The mail holds neither the words
 * nor those of the input: it may be for moderators only.
 */
export async function commentMail(
  what: 'returned' | 'commented',
  key: string,
  { reference, number, roundTitle, documentTitle, revisionName, ...at }: ReviewTarget,
  { id, email, locale: wished }: Colleague,
): Promise<Told> {
  const { locale, t } = await translatorFor(wished)
  const path = recordPath(at, at.pointId)
  const of = { reference, number, document: documentTitle, revision: revisionName }
  return {
    key: `uptake.${what}:${key}:${id}`,
    recipient: email,
    locale,
    subject: t(`moderate.mail.${what}.subject`, of),
    text: [t(`moderate.mail.${what}.text`, of), `${env().NEXTAUTH_URL}/${locale}${path}`].join(
      '\n\n',
    ),
    kind: 'record_discussed',
    memberId: id,
    about: roundTitle,
    path,
  }
}
