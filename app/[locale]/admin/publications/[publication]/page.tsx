import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { one } from '@/app/[locale]/moderate/desk'
import { DoneLine } from '@/components/inputs/done-line'
import { Page } from '@/components/ui/page'
import { Pager } from '@/components/ui/pager'
import { ChangeCounts, ChangeTable } from '@/components/uptake/batch-changes'
import { BatchTable } from '@/components/uptake/batch-table'
import { PublicationFacts } from '@/components/uptake/publication-rows'
import { PublicationToSign } from '@/components/uptake/publication-to-sign'
import { getViewer } from '@/lib/platform/viewer'
import { getChangesToSign } from '@/lib/uptake/changes-data'
import { getPublicationHead, listBatch } from '@/lib/uptake/publication-data'

type PublicationPageProps = {
  params: Promise<{ locale: string; publication: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const PAGE = 200
const id = z.uuid().optional().catch(undefined)

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('moderate'))('publications.batchTitle') }
}

/** Every record of a batch, for the admins who sign it and the auditors who check. */
export default async function PublicationPage({ params, searchParams }: PublicationPageProps) {
  const [{ locale, publication: asked }, query] = await Promise.all([params, searchParams])
  const viewer = await getViewer()
  const known = id.parse(asked)
  if (!known || !(viewer.admin || viewer.auditor)) notFound()
  const after = id.parse(one(query.after))
  const [t, publication, records, changes] = await Promise.all([
    getTranslations('moderate.publications'),
    getPublicationHead(viewer, known),
    listBatch(viewer, known, after),
    after ? null : getChangesToSign(viewer, known),
  ])
  if (!publication) notFound()
  const page = records.slice(0, PAGE)
  const here = `/${locale}/admin/publications/${publication.id}`
  return (
    <Page
      title={t('batchTitle')}
      width="wide"
      breadcrumb={[{ href: `/${locale}/admin`, label: t('admin') }]}
    >
      <DoneLine done={one(query.done)} />
      {viewer.admin ? (
        <PublicationToSign publication={publication} locale={locale} withLink={false} />
      ) : (
        <PublicationFacts publication={publication} />
      )}
      {changes && (
        <>
          <h2>{t('changes')}</h2>
          {changes.isFirst && (
            <p>{t(publication.publishedAt ? 'wasFirstOfDocument' : 'firstOfDocument')}</p>
          )}
          <ChangeCounts changes={changes} />
          {changes.rows.length > 0 && (
            <ChangeTable
              changes={changes}
              inputs={`/${locale}/rounds/${publication.roundSlug}/inputs`}
            />
          )}
          {changes.next && <p>{t('moreChanges', { count: changes.rows.length })}</p>}
        </>
      )}
      <BatchTable records={page} />
      <Pager
        count={PAGE}
        nextHref={records.length > PAGE ? `${here}?after=${page.at(-1)?.id}` : undefined}
        firstHref={after ? here : undefined}
      />
    </Page>
  )
}
