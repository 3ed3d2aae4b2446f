import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { StartForm } from '@/components/inputs/start-form'
import { WhatIsKept } from '@/components/inputs/what-is-kept'
import { RoundHead } from '@/components/rounds/round-head'
import { Page } from '@/components/ui/page'
import { listAdmitted } from '@/lib/accreditations/data'
import { listDeliverable } from '@/lib/groups/data'
import { getViewer } from '@/lib/platform/viewer'
import { getRound } from '@/lib/rounds/data'

type Props = {
  params: Promise<{ locale: string; round: string }>
  searchParams: Promise<{ pillar?: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('inputs.new'))('title') }
}

/** Starts an input: which pillar, and on whose behalf. For members; a visitor signs in first. */
export default async function NewInput({ params, searchParams }: Props) {
  const [{ locale, round: slug }, { pillar }] = await Promise.all([params, searchParams])
  const viewer = await getViewer()
  const round = await getRound(viewer, slug)
  if (!round) notFound()
  const asked = round.streams.find(({ pillarKey }) => pillarKey === pillar)?.pillarKey
  if (!viewer.member) {
    const back = `/rounds/${slug}/inputs/new${asked ? `?pillar=${asked}` : ''}`
    redirect(`/${locale}/sign-in?callbackUrl=${encodeURIComponent(back)}`)
  }
  const [t, groups, admitted] = await Promise.all([
    getTranslations('inputs.new'),
    listDeliverable(viewer),
    listAdmitted(viewer, round.id),
  ])
  return (
    <Page title={t('title')} lead={<p>{t('lead')}</p>}>
      <RoundHead round={round} locale={locale} />
      <StartForm
        round={round}
        organisations={viewer.organisations.filter(({ id }) => admitted.includes(id))}
        refused={viewer.organisations.filter(({ id }) => !admitted.includes(id))}
        pillar={asked}
        formKey={randomUUID()}
        groups={groups}
      />
      {round.admission === 'organisations_and_individuals' && <WhatIsKept />}
    </Page>
  )
}
