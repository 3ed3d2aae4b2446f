import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AdminPage } from '@/components/admin/admin-page'
import { RoundHead } from '@/components/rounds/round-head'
import { SummaryFigures } from '@/components/summaries/summary-figures'
import { SummaryForm } from '@/components/summaries/summary-form'
import { SummarySigning } from '@/components/summaries/summary-signing'
import { SummaryText } from '@/components/summaries/summary-text'
import { getViewer } from '@/lib/platform/viewer'
import { compose } from '@/lib/summaries/compose'
import { getSummaryDraft, listVoices } from '@/lib/summaries/data'
import { outcomeFigures } from '@/lib/uptake/data'

type ComposeProps = {
  params: Promise<{ locale: string; round: string }>
  searchParams: Promise<{ done?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('summaries'))('compose') }
}

/** Composing a round's summary, seeing it as it would be published, and signing it. */
export default async function ComposeSummary({ params, searchParams }: ComposeProps) {
  const { locale, round: slug } = await params
  const viewer = await getViewer()
  const draft = await getSummaryDraft(viewer, slug)
  if (!draft) notFound()
  const { round, pillars, texts, today } = draft
  const [voices, outcomes] = await Promise.all([
    listVoices(round.id),
    outcomeFigures(viewer, round.id),
  ])
  const t = await getTranslations('summaries')
  const sections = pillars.map(({ key, title }) => ({
    pillarKey: key,
    pillarTitle: title,
    ...(texts.sections[key] ?? { asked: '', said: '', did: '' }),
  }))
  return (
    <AdminPage title={t('compose')} current="rounds" done={(await searchParams).done}>
      <RoundHead round={round} locale={locale} />
      <SummaryForm draft={draft} />
      <SummarySigning draft={draft} />
      <section className="stack">
        <h2>{t('preview')}</h2>
        <p className="muted">{t('previewNote')}</p>
        {draft.id && <SummaryText content={{ introduction: texts.introduction, sections }} />}
        <SummaryFigures figures={compose(voices, outcomes, pillars, today)} />
      </section>
    </AdminPage>
  )
}
