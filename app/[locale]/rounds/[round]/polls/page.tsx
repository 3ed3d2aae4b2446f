import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { DoneLine } from '@/components/inputs/done-line'
import { RoundHead } from '@/components/rounds/round-head'
import { LinkButton } from '@/components/ui/button'
import { Page } from '@/components/ui/page'
import { getViewer } from '@/lib/platform/viewer'
import { getLedRound, listPolls } from '@/lib/polls/data'
import { pollPath, pollState } from '@/lib/polls/rules'
import { getRound } from '@/lib/rounds/data'

type PollsProps = {
  params: Promise<{ locale: string; round: string }>
  searchParams: Promise<{ done?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('polls'))('title') }
}

/** The polls of a round; whoever may lead one sees those that have not opened, and starts another. */
export default async function Polls({ params, searchParams }: PollsProps) {
  const [{ locale, round: slug }, { done }] = await Promise.all([params, searchParams])
  const viewer = await getViewer()
  const [round, polls, led] = await Promise.all([
    getRound(viewer, slug),
    listPolls(viewer, slug),
    getLedRound(viewer, slug),
  ])
  if (!round) notFound()
  const t = await getTranslations('polls')
  return (
    <Page title={t('title')} lead={<p>{t('lead')}</p>}>
      <RoundHead round={round} locale={locale} />
      <DoneLine done={typeof done === 'string' ? done : undefined} />
      {polls.length === 0 && <p className="muted">{t('none')}</p>}
      <ul className="ruled plain-list">
        {polls.map((poll) => (
          <li key={poll.id}>
            <h2 dir="auto">
              <a href={`/${locale}${pollPath({ roundSlug: slug, id: poll.id })}`}>{poll.title}</a>
            </h2>
            <p className="muted">
              {t(`states.${pollState(poll)}`)} · {t('took', { n: poll.participants })}
            </p>
          </li>
        ))}
      </ul>
      {led && (
        <p>
          <LinkButton href={`/${locale}/rounds/${slug}/polls/new`}>{t('new')}</LinkButton>
        </p>
      )}
      <p>
        <a href={`/${locale}/join`}>{t('haveCode')}</a>
      </p>
    </Page>
  )
}
