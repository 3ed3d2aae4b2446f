import { env } from '@/lib/platform/env'
import type { Told } from '@/lib/platform/tell'
import { translatorFor } from '@/lib/platform/translator'
import type { PublicationHead } from './publication-views'

export type Addressee = { id: string; email: string | null; locale: string; references: string[] }

/**
 * Tells an author, in their language, that the uptake of their inputs is published and where. The mail
 * holds references and addresses only: what became of a point is read on its page.
 */
export async function publicationMail(
  publication: Pick<
    PublicationHead,
    'id' | 'roundSlug' | 'roundTitle' | 'documentTitle' | 'revisionName'
  >,
  { id, email, locale: wished, references }: Addressee,
): Promise<Told> {
  const { locale, t } = await translatorFor(wished)
  const {
    roundSlug,
    roundTitle: round,
    documentTitle: document,
    revisionName: revision,
  } = publication
  const inputs = `/rounds/${roundSlug}/inputs`
  const base = `${env().NEXTAUTH_URL}/${locale}${inputs}`
  return {
    key: `publication.published:${publication.id}:${id}`,
    recipient: email,
    locale,
    subject: t('uptake.mail.subject', { round }),
    text: [
      t('uptake.mail.published', { document, revision, count: references.length }),
      '',
      ...references.map((reference) => `${reference}: ${base}/${reference}`),
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
