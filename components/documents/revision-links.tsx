import { useTranslations } from 'next-intl'
import { Tabs } from '@/components/ui/tabs'
import type { DocumentView } from '@/lib/documents/views'

type RevisionLinksProps = {
  document: DocumentView
  here: string
  /** What an address says of the language that is read; empty for the one that the revision is written in. */
  inText: string
}

/** Leads to each revision, in the same language where it can be read in it. */
export function RevisionLinks({ document, here, inText }: RevisionLinksProps) {
  const t = useTranslations('documents')
  return (
    <Tabs
      label={t('revisions')}
      items={document.revisions.map(({ slug, name }) => ({
        href: `${here}?revision=${slug}${inText}`,
        label: name,
        current: slug === document.current.slug,
      }))}
    />
  )
}
