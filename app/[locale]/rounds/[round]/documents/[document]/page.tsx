import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { ComparedText } from '@/components/documents/compared-text'
import { DocumentText } from '@/components/documents/document-text'
import { RevisionFacts } from '@/components/documents/revision-facts'
import { RevisionLinks } from '@/components/documents/revision-links'
import { ShaperList } from '@/components/documents/shaped-by'
import { RoundHead } from '@/components/rounds/round-head'
import { Page } from '@/components/ui/page'
import { getDocument } from '@/lib/documents/data'
import { getViewer } from '@/lib/platform/viewer'
import { getRound } from '@/lib/rounds/data'
import { getShapers } from '@/lib/uptake/shaped-data'

type DocumentPageProps = {
  params: Promise<{ locale: string; round: string; document: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const one = (value?: string | string[]) => (typeof value === 'string' ? value : undefined)

const find = cache(async (round: string, slug: string, revision?: string, compare?: string) => {
  const viewer = await getViewer()
  return getDocument(viewer, { round, document: slug, revision, compare })
})

async function asked({ params, searchParams }: DocumentPageProps) {
  const [{ round, document }, { revision, compare }] = await Promise.all([params, searchParams])
  return find(round, document, one(revision), one(compare))
}

export async function generateMetadata(props: DocumentPageProps): Promise<Metadata> {
  const found = await asked(props)
  return { title: found ? `${found.title}, ${found.current.name}` : undefined }
}

/** A revision of an outcome document, with who shaped each paragraph or what changed in it. */
export default async function DocumentPage(props: DocumentPageProps) {
  const { locale, round: slug } = await props.params
  const viewer = await getViewer()
  const [round, document] = await Promise.all([getRound(viewer, slug), asked(props)])
  if (!round || !document) notFound()
  const { current, compared } = document
  const [t, shaped] = await Promise.all([
    getTranslations('documents'),
    compared ? null : getShapers(viewer, current.id),
  ])
  const here = `/${locale}/rounds/${slug}/documents/${document.slug}`
  const inputs = `/${locale}/rounds/${slug}/inputs`
  return (
    <Page
      title={document.title}
      symbol={current.symbol ?? document.symbol ?? undefined}
      revision={current.name}
    >
      <RoundHead round={round} locale={locale} />
      <RevisionLinks document={document} here={here} />
      <RevisionFacts revision={current} />
      {compared && (
        <p>
          {t('comparedWith', { revision: compared.head.name })}{' '}
          <a href={`${here}?revision=${current.slug}`}>{t('notCompared')}</a>
        </p>
      )}
      {current.published && (
        <p>
          <a href={`/${locale}/rounds/${slug}/publications`}>{t('publications')}</a>
        </p>
      )}
      {!current.textHeld && !current.note && <p>{t('textNotHeld')}</p>}
      {shaped ? (
        <>
          <DocumentText document={document} shapers={shaped.byParagraph} inputs={inputs} />
          {shaped.elsewhere && (
            <>
              <h2>{t('elsewhere')}</h2>
              <ShaperList shapers={shaped.elsewhere} base={inputs} />
            </>
          )}
        </>
      ) : (
        <ComparedText document={document} />
      )}
    </Page>
  )
}
