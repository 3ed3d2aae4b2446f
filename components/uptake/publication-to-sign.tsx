import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { signPublication } from '@/lib/uptake/publication-actions'
import type { PublicationHead } from '@/lib/uptake/publication-views'
import { PublicationFacts } from './publication-rows'

type PublicationToSignProps = { publication: PublicationHead; locale: string; withLink?: boolean }

/** A batch that waits for admins, with a link to what is in it and the form to sign it. */
export function PublicationToSign(props: PublicationToSignProps) {
  const { publication, locale, withLink = true } = props
  const t = useTranslations('moderate.publications')
  const waits = !publication.publishedAt && !publication.withdrawnAt
  return (
    <div className="stack">
      <p>
        <a href={`/${locale}/rounds/${publication.roundSlug}`}>{publication.roundTitle}</a>
      </p>
      <PublicationFacts publication={publication} />
      {withLink && (
        <p>
          <a href={`/${locale}/admin/publications/${publication.id}`}>{t('look')}</a>
        </p>
      )}
      {waits &&
        (publication.signedByMe ? (
          <p>{t('signedByMe')}</p>
        ) : (
          <ActionForm action={signPublication} submit={t('sign')}>
            <input type="hidden" name="publication" value={publication.id} />
          </ActionForm>
        ))}
    </div>
  )
}
