import { env } from '@/lib/platform/env'
import type { Told } from '@/lib/platform/tell'
import { translatorFor } from '@/lib/platform/translator'
import type { Colleague } from './comment-mail'

type News = {
  kind: 'asked' | 'kept'
  reconsiderationId: string
  reference: string
  number: number
  roundTitle: string
  /** The page that it leads to, without its locale. */
  path: string
}

/** Tells of a request or its answer, and where to read it. No word of an input or a reason is in the mail. */
export async function reconsiderationMail(
  { kind, reconsiderationId, reference, number, roundTitle, path }: News,
  { id, email, locale: wished }: Colleague,
): Promise<Told> {
  const { locale, t } = await translatorFor(wished)
  const of = { reference, number }
  return {
    key: `reconsideration.${kind}:${reconsiderationId}:${id}`,
    recipient: email,
    locale,
    subject: t(`uptake.reconsider.mail.${kind}.subject`, of),
    text: [
      t(`uptake.reconsider.mail.${kind}.text`, { ...of, round: roundTitle }),
      `${env().NEXTAUTH_URL}/${locale}${path}`,
    ].join('\n\n'),
    kind: kind === 'asked' ? 'reconsideration_asked' : 'reconsideration_answered',
    memberId: id,
    about: roundTitle,
    path,
  }
}
