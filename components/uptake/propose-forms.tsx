import { useLocale, useTranslations } from 'next-intl'
import { proposalPath } from '@/lib/uptake/publication-paths'
import type { Publishable } from '@/lib/uptake/publication-views'

/** A link for each revision in which something agreed waits, and what can't be published yet. */
export function ProposeForms({ revisions }: { revisions: Publishable[] }) {
  const t = useTranslations('moderate.publications')
  const ready = revisions.filter((revision) => revision.ready > 0)
  return (
    <>
      {ready.length === 0 && <p>{t('nothing')}</p>}
      {ready.length > 0 && <Ready revisions={ready} />}
      {revisions
        .flatMap((revision) => [
          { revision, why: 'interested' as const },
          { revision, why: 'replaced' as const },
        ])
        .filter(({ revision, why }) => revision[why].length > 0)
        .map(({ revision, why }) => (
          <Waiting key={`${revision.id} ${why}`} revision={revision} why={why} />
        ))}
    </>
  )
}

/** What has to be decided first, and why, each point with the page where that is done. */
function Waiting({ revision, why }: { revision: Publishable; why: 'interested' | 'replaced' }) {
  const t = useTranslations('moderate.publications')
  const locale = useLocale()
  const { roundSlug, documentSlug, documentTitle, slug, name } = revision
  const of = `document=${documentSlug}&revision=${slug}`
  return (
    <>
      <p>{t(why, { document: documentTitle, revision: name })}</p>
      <ul>
        {revision[why].map(({ reference, number, pointId }) => (
          <li key={`${reference} ${number}`}>
            <a href={`/${locale}/moderate/${roundSlug}/records/${pointId}?${of}`}>
              <bdi>
                {reference}#{number}
              </bdi>
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

function Ready({ revisions }: { revisions: Publishable[] }) {
  const t = useTranslations('moderate.publications')
  const locale = useLocale()
  return (
    <ul className="ruled">
      {revisions.map((revision) => (
        <li key={revision.id} className="stack">
          <p>
            {revision.documentTitle}, {revision.name}: {t('agreed', { count: revision.ready })}
          </p>
          <p>
            <a href={`/${locale}${proposalPath(revision)}`}>{t('lookAndPropose')}</a>
          </p>
        </li>
      ))}
    </ul>
  )
}
