import type { Outcome } from '@/lib/generated/prisma/enums'
import { env } from '@/lib/platform/env'
import type { Told } from '@/lib/platform/tell'
import { translatorFor } from '@/lib/platform/translator'
import type { PublicationHead } from './publication-views'

export type Addressee = {
  id: string
  email: string | null
  locale: string
  /** In the order of reference and number; the outcome is null of an input for moderators only. */
  points: { reference: string; number: number; outcome: Outcome | null }[]
}

/**
 * Tells an author, in their language, what became of each of their points and where to read why. The mail
 * holds no word of an input or a reason; of an input for moderators only it names no outcome either.
 */
export async function publicationMail(
  publication: Pick<
    PublicationHead,
    'id' | 'roundSlug' | 'roundTitle' | 'documentTitle' | 'revisionName'
  >,
  { id, email, locale: wished, points }: Addressee,
): Promise<Told> {
  const { locale, t } = await translatorFor(wished)
  const {
    roundSlug,
    roundTitle: round,
    documentTitle: document,
    revisionName: revision,
  } = publication
  const inputs = `/rounds/${roundSlug}/inputs`
  const references = [...new Set(points.map(({ reference }) => reference))]
  const base = `${env().NEXTAUTH_URL}/${locale}${inputs}`
  return {
    key: `publication.published:${publication.id}:${id}`,
    recipient: email,
    locale,
    subject: t('uptake.mail.subject', { round }),
    text: [
      t('uptake.mail.published', { document, revision, count: references.length }),
      '',
      ...points.map(({ reference, number, outcome }) =>
        [
          `${reference}#${number}`,
          ...(outcome ? [t(`enums.outcome.${outcome}`)] : []),
          `${base}/${reference}#point-${number}`,
        ].join(': '),
      ),
      '',
      t('uptake.mail.reply'),
    ].join('\n'),
    kind: 'uptake_published',
    memberId: id,
    about: round,
    // Of several inputs the replies are awaited on one's own page.
    path: references.length === 1 ? `${inputs}/${references[0]}` : '/me',
  }
}
