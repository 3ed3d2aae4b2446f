import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { Comparison } from '@/components/documents/comparison'
import { DocumentText } from '@/components/documents/document-text'
import { FoundParagraphs } from '@/components/documents/found-paragraphs'
import { LanguageChoice } from '@/components/documents/language-choice'
import { Permalink } from '@/components/documents/permalink'
import { ReadingTools } from '@/components/documents/reading-tools'
import { RevisionFacts } from '@/components/documents/revision-facts'
import { RevisionLinks } from '@/components/documents/revision-links'
import { ShaperList } from '@/components/documents/shaped-by'
import { RoundHead } from '@/components/rounds/round-head'
import { Page } from '@/components/ui/page'
import { anchorOf } from '@/lib/documents/anchor'
import { labelNamed } from '@/lib/documents/cited'
import { getDocument } from '@/lib/documents/data'
import { readingOf } from '@/lib/documents/translation'
import { env } from '@/lib/platform/env'
import { getViewer } from '@/lib/platform/viewer'
import { getRound } from '@/lib/rounds/data'
import { findInRevision } from '@/lib/search/revision-data'
import { getShapers } from '@/lib/uptake/shaped-data'

type DocumentPageProps = {
  params: Promise<{ locale: string; round: string; document: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const one = (value?: string | string[]) => (typeof value === 'string' ? value : undefined)

const find = cache(
  async (round: string, slug: string, revision?: string, compare?: string, text?: string) => {
    const viewer = await getViewer()
    return getDocument(viewer, { round, document: slug, revision, compare, text })
  },
)

async function asked({ params, searchParams }: DocumentPageProps) {
  const [{ round, document }, { revision, compare, text }] = await Promise.all([
    params,
    searchParams,
  ])
  return find(round, document, one(revision), one(compare), one(text))
}

export async function generateMetadata(props: DocumentPageProps): Promise<Metadata> {
  const found = await asked(props)
  return { title: found ? `${found.title}, ${found.current.name}` : undefined }
}

/**
 * A revision of an outcome document, with who shaped each paragraph or how it differs from any other
 * revision. A paragraph's number in `q` leads to that paragraph, words to where they stand; all in
 * the language of `text` where the revisions can be read in it.
 */
export default async function DocumentPage(props: DocumentPageProps) {
  const [{ locale, round: slug }, query] = await Promise.all([props.params, props.searchParams])
  const viewer = await getViewer()
  const [round, document] = await Promise.all([getRound(viewer, slug), asked(props)])
  if (!round || !document) notFound()
  const { current, compared } = document
  const style = query.view === 'sides' ? 'sides' : 'inline'
  const here = `/${locale}/rounds/${slug}/documents/${document.slug}`
  const alone = `${here}?revision=${current.slug}`
  const asIs = compared ? `${alone}&compare=${compared.head.slug}&view=${style}` : alone
  const wish = one(query.text)
  const { translated, other, text, paragraphs, before, cited } = readingOf(document, wish)
  const inText = text ? `&text=${text}` : ''
  const shown = asIs + inText
  const q = one(query.q)?.trim()
  const named = q ? labelNamed(q, paragraphs, { paragraphs: document.paragraphs, cited }) : null
  if (named) redirect(`${shown}#${encodeURIComponent(anchorOf(named))}`)
  const [t, shaped, found] = await Promise.all([
    getTranslations('documents'),
    compared ? null : getShapers(viewer, current.id),
    q ? findInRevision(viewer, current.id, { q, locale, language: translated?.language }) : null,
  ])
  const inputs = `/${locale}/rounds/${slug}/inputs`
  return (
    <Page
      title={document.title}
      symbol={current.symbol ?? document.symbol ?? undefined}
      revision={current.name}
      lead={document.process ? <p dir="auto">{document.process}</p> : undefined}
      width={compared && style === 'sides' ? 'wide' : 'measure'}
    >
      <RoundHead round={round} locale={locale} />
      <Permalink address={env().NEXTAUTH_URL + shown} />
      <RevisionLinks document={document} here={here} inText={inText} />
      <RevisionFacts revision={current} />
      {current.published && (
        <p>
          <a href={`/${locale}/rounds/${slug}/publications`}>{t('publications')}</a>
        </p>
      )}
      <LanguageChoice document={document} here={asIs} asked={wish} />
      <ReadingTools document={document} here={here} style={style} q={q} text={text} />
      {query.compare && !compared && <p>{t('comparison.same')}</p>}
      {found && <FoundParagraphs found={found} without={shown} cited={cited} />}
      {!current.textHeld && !current.note && <p>{t('textNotHeld')}</p>}
      {compared && (
        <>
          <p className="no-print">
            <a href={alone + inText}>{t('comparison.alone')}</a>
          </p>
          <Comparison
            stood={compared.stood}
            before={{
              ...compared.head,
              language: other?.language ?? compared.head.language,
              base: `${here}?revision=${compared.head.slug}${inText}`,
              paragraphs: before,
            }}
            after={{
              ...current,
              language: translated?.language ?? current.language,
              base: alone + inText,
              paragraphs,
            }}
            style={style}
          />
        </>
      )}
      {shaped && (
        <DocumentText
          document={document}
          paragraphs={paragraphs}
          shapers={shaped.byParagraph}
          here={here}
          inputs={inputs}
        />
      )}
      {shaped?.elsewhere && (
        <>
          <h2>{t('elsewhere')}</h2>
          <ShaperList shapers={shaped.elsewhere} base={inputs} />
        </>
      )}
    </Page>
  )
}
