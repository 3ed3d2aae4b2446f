import { useTranslations } from 'next-intl'
import { Tabs } from '@/components/ui/tabs'
import type { DocumentView } from '@/lib/documents/views'

/** Leads to each revision, and from this one to its difference from the one before. */
export function RevisionLinks({ document, here }: { document: DocumentView; here: string }) {
  const t = useTranslations('documents')
  const { revisions, current, compared } = document
  const before = revisions.filter(({ ordinal, textHeld }) => textHeld && ordinal < current.ordinal)
  return (
    <>
      <Tabs
        label={t('revisions')}
        items={revisions.map(({ slug, name }) => ({
          href: `${here}?revision=${slug}`,
          label: name,
          current: slug === current.slug,
        }))}
      />
      {current.textHeld && !compared && before.length > 0 && (
        <p className="row no-print">
          {before.map(({ slug, name }) => (
            <a key={slug} href={`${here}?revision=${current.slug}&compare=${slug}`}>
              {t('compareWith', { revision: name })}
            </a>
          ))}
        </p>
      )}
    </>
  )
}
