import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { RoundHead } from '@/components/rounds/round-head'
import { PublishedSummary } from '@/components/summaries/published-summary'
import { Page } from '@/components/ui/page'
import { env } from '@/lib/platform/env'
import { getViewer } from '@/lib/platform/viewer'
import { getRound } from '@/lib/rounds/data'
import { getSummary } from '@/lib/summaries/data'

type SummaryPageProps = { params: Promise<{ locale: string; round: string }> }

export async function generateMetadata({ params }: SummaryPageProps): Promise<Metadata> {
  const round = await getRound(await getViewer(), (await params).round)
  const t = await getTranslations('summaries')
  return { title: round ? t('titleOf', { round: round.title }) : undefined }
}

/** The latest summary of a round, or that there is none yet. */
export default async function LatestSummary({ params }: SummaryPageProps) {
  const { locale, round: slug } = await params
  const viewer = await getViewer()
  const round = await getRound(viewer, slug)
  if (!round) notFound()
  const summary = await getSummary(viewer, slug, null)
  if (summary)
    return (
      <PublishedSummary round={round} summary={summary} locale={locale} site={env().NEXTAUTH_URL} />
    )
  const t = await getTranslations('summaries')
  return (
    <Page title={t('title')}>
      <RoundHead round={round} locale={locale} />
      <p>{t('none')}</p>
    </Page>
  )
}
