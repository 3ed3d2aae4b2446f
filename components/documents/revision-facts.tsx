import { useTranslations } from 'next-intl'
import { Day } from '@/components/ui/day'
import { DefinitionList } from '@/components/ui/definition-list'
import { Notice } from '@/components/ui/notice'
import type { RevisionHead } from '@/lib/documents/views'

/** What is known of a revision besides its text, and how its uptake was published. */
export function RevisionFacts({ revision }: { revision: RevisionHead }) {
  const t = useTranslations('documents')
  const facts = [
    revision.issuedOn && { term: t('issuedOn'), detail: <Day at={revision.issuedOn} /> },
    revision.adoptedOn && { term: t('adoptedOn'), detail: <Day at={revision.adoptedOn} /> },
    revision.adoptedBy && { term: t('adoptedBy'), detail: revision.adoptedBy },
  ].filter((fact) => !!fact)
  return (
    <>
      {facts.length > 0 && <DefinitionList items={facts} />}
      {revision.note && <p dir="auto">{revision.note}</p>}
      {!revision.published && <Notice kind="warning">{t('notPublished')}</Notice>}
      {revision.signatures === 1 && <Notice kind="warning">{t('signedAlone')}</Notice>}
    </>
  )
}
