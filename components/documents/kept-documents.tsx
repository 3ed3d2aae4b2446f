import { useTranslations } from 'next-intl'
import type { RoundToKeep } from '@/lib/documents/views'
import { languageName } from '@/lib/platform/i18n'
import { DocumentFactsForm } from './document-facts-form'

/** A round's documents as moderators keep them, each with the way to its next revision. */
export function KeptDocuments({ round, locale }: { round: RoundToKeep; locale: string }) {
  const t = useTranslations('moderate.documents')
  const { roundSlug, documents, processes } = round
  const names = new Intl.ListFormat(locale, { type: 'unit' })
  if (documents.length === 0) return <p>{t('none')}</p>
  return (
    <ul className="ruled">
      {documents.map((document) => (
        <li key={document.id}>
          <h2>
            {document.title} {document.symbol && <bdi className="muted">{document.symbol}</bdi>}
          </h2>
          {document.process && <p dir="auto">{document.process}</p>}
          <ul className="plain-list">
            {document.revisions.map((revision, index) => (
              <li key={revision.slug}>
                <a
                  href={`/${locale}/rounds/${roundSlug}/documents/${document.slug}?revision=${revision.slug}`}
                >
                  {revision.name}
                </a>
                , {t('paragraphs', { count: revision.paragraphs })},{' '}
                {t(revision.published ? 'published' : 'notPublished')}
                {revision.paragraphs > 0 && (
                  <>
                    {', '}
                    <a
                      href={`/${locale}/moderate/${roundSlug}/documents/${document.id}/translations?revision=${revision.slug}`}
                    >
                      {t('languages', {
                        languages: names.format(revision.languages.map(languageName)),
                      })}
                    </a>
                    {revision.waiting > 0 && (
                      <strong> ({t('waiting', { count: revision.waiting })})</strong>
                    )}
                  </>
                )}
                {', '}
                <a
                  href={`/${locale}/moderate/${roundSlug}/documents/${document.id}/revision?revision=${revision.slug}`}
                >
                  {t('facts')}
                </a>
                {index > 0 && revision.paragraphs > 0 && (
                  <>
                    {', '}
                    <a
                      href={`/${locale}/moderate/${roundSlug}/documents/${document.id}/lineages?revision=${revision.slug}`}
                    >
                      {t('lineages')}
                    </a>
                  </>
                )}
              </li>
            ))}
          </ul>
          <p>
            <a href={`/${locale}/moderate/${roundSlug}/documents/${document.id}`}>
              {t('addRevision')}
            </a>
          </p>
          <DocumentFactsForm document={document} processes={processes} />
        </li>
      ))}
    </ul>
  )
}
