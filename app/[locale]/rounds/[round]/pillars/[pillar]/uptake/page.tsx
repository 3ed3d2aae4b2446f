import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { RoundHead } from '@/components/rounds/round-head'
import { GapTables } from '@/components/summaries/gap-tables'
import { Page } from '@/components/ui/page'
import { Matrix } from '@/components/uptake/matrix'
import { MatrixFilters } from '@/components/uptake/matrix-filters'
import { gapsOf } from '@/lib/summaries/compose'
import { outcomeFigures } from '@/lib/uptake/data'
import { getMatrix, MOST_ROWS } from '@/lib/uptake/matrix-data'
import { findStream } from '../find-stream'

type MatrixPageProps = {
  params: Promise<{ locale: string; round: string; pillar: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: MatrixPageProps): Promise<Metadata> {
  const found = await findStream(params)
  const t = await getTranslations('uptake.matrix')
  return { title: found ? t('titleOf', { pillar: found.stream.pillarTitle }) : undefined }
}

/** What became of every public point of a stream, revision by revision, on one page and as a file. */
export default async function MatrixPage({ params, searchParams }: MatrixPageProps) {
  const found = await findStream(params)
  if (!found) notFound()
  const { locale, viewer, round, stream } = found
  const query = await searchParams
  const chosen = (name: string) => {
    const value = query[name]
    return (typeof value === 'string' && value) || undefined
  }
  const wish = {
    document: chosen('document'),
    topic: chosen('topic'),
    type: chosen('type'),
    outcome: chosen('outcome'),
  }
  const [matrix, figures, t, gaps] = await Promise.all([
    getMatrix(viewer, stream.id, wish),
    outcomeFigures(viewer, round.id),
    getTranslations('uptake'),
    getTranslations('summaries.gaps'),
  ])
  if (wish.document && !matrix.document) notFound()
  const pillars = [{ key: stream.pillarKey, title: stream.pillarTitle }]
  const base = `/${locale}/rounds/${round.slug}`
  const here = `${base}/pillars/${stream.pillarKey}`
  const file = (format: string) =>
    `/api/exports/rounds/${round.slug}/pillars/${stream.pillarKey}/uptake?${new URLSearchParams({
      ...Object.fromEntries(Object.entries(wish).flatMap(([name, is]) => (is ? [[name, is]] : []))),
      format,
    })}`
  return (
    <Page
      title={t('matrix.titleOf', { pillar: stream.pillarTitle })}
      symbol={round.symbol ?? undefined}
      lead={<p>{t('matrix.lead')}</p>}
    >
      <RoundHead round={round} locale={locale} />
      <p>
        <a href={here}>{stream.pillarTitle}</a>
      </p>
      {matrix.document ? (
        <>
          <MatrixFilters
            here={`${here}/uptake`}
            wish={wish}
            topics={stream.topics}
            matrix={matrix}
          />
          <p>
            <strong>
              {t('matrix.shown', { shown: matrix.rows.length, points: matrix.points })}
            </strong>
          </p>
          {matrix.more && <p>{t('matrix.more', { most: MOST_ROWS })}</p>}
          <p className="row">
            <span>{t('matrix.file')}</span>
            {['xlsx', 'ods', 'csv'].map((format) => (
              <a key={format} href={file(format)}>
                {format.toUpperCase()}
              </a>
            ))}
          </p>
          <Matrix matrix={matrix} base={base} />
          <h2>{gaps('title')}</h2>
          <p>{gaps('today')}</p>
          <GapTables
            gaps={gapsOf(
              figures.filter(({ streamId }) => streamId === stream.id),
              pillars,
            )}
            pillars={pillars}
          />
        </>
      ) : (
        <p>{t('nothingPublished')}</p>
      )}
    </Page>
  )
}
