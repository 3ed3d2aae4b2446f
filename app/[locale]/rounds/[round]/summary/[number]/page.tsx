import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { PublishedSummary } from '@/components/summaries/published-summary'
import { env } from '@/lib/platform/env'
import { getViewer } from '@/lib/platform/viewer'
import { getRound } from '@/lib/rounds/data'
import { getSummary } from '@/lib/summaries/data'

type SummaryPageProps = { params: Promise<{ locale: string; round: string; number: string }> }

export async function generateMetadata({ params }: SummaryPageProps): Promise<Metadata> {
  const { round: slug, number } = await params
  const round = await getRound(await getViewer(), slug)
  const t = await getTranslations('summaries')
  return {
    title: round ? `${t('number', { number: Number(number) })} – ${round.title}` : undefined,
  }
}

/** One published summary, at the address that stays. */
export default async function Summary({ params }: SummaryPageProps) {
  const { locale, round: slug, number } = await params
  if (!/^[1-9]\d{0,5}$/.test(number)) notFound()
  const viewer = await getViewer()
  const round = await getRound(viewer, slug)
  const summary = round && (await getSummary(viewer, slug, Number(number)))
  if (!summary) notFound()
  return (
    <PublishedSummary round={round} summary={summary} locale={locale} site={env().NEXTAUTH_URL} />
  )
}
