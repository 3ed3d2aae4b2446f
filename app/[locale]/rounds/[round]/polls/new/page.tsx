import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { CreatePollForm } from '@/components/polls/create-poll-form'
import { Page } from '@/components/ui/page'
import { getViewer } from '@/lib/platform/viewer'
import { getLedRound } from '@/lib/polls/data'

type NewPollProps = { params: Promise<{ locale: string; round: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('polls'))('new') }
}

/** A new poll, for whoever may lead one in this round. */
export default async function NewPoll({ params }: NewPollProps) {
  const { locale, round: slug } = await params
  const round = await getLedRound(await getViewer(), slug)
  if (!round) notFound()
  const t = await getTranslations('polls')
  return (
    <Page
      title={t('new')}
      lead={<p>{t('newLead')}</p>}
      breadcrumb={[
        { href: `/${locale}/rounds/${slug}`, label: round.title },
        { href: `/${locale}/rounds/${slug}/polls`, label: t('title') },
      ]}
    >
      <CreatePollForm round={slug} formKey={randomUUID()} />
    </Page>
  )
}
