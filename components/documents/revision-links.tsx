import { useTranslations } from 'next-intl'
import { Tabs } from '@/components/ui/tabs'
import type { DocumentView } from '@/lib/documents/views'

/** Leads to each revision. */
export function RevisionLinks({ document, here }: { document: DocumentView; here: string }) {
  const t = useTranslations('documents')
  return (
    <Tabs
      label={t('revisions')}
      items={document.revisions.map(({ slug, name }) => ({
        href: `${here}?revision=${slug}`,
        label: name,
        current: slug === document.current.slug,
      }))}
    />
  )
}
