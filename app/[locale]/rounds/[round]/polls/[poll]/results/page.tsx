import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DoneLine } from '@/components/inputs/done-line'
import { LeadPoll } from '@/components/polls/lead-poll'
import { LiveRefresh } from '@/components/polls/live-refresh'
import { Results } from '@/components/polls/results'
import { Page } from '@/components/ui/page'
import { env } from '@/lib/platform/env'
import { listTallies } from '@/lib/polls/data'
import { pollPath, pollState } from '@/lib/polls/rules'
import { openPoll } from '../../open-poll'

type ResultsPageProps = {
  params: Promise<{ locale: string; round: string; poll: string }>
  searchParams: Promise<{ done?: string | string[] }>
}

export async function generateMetadata({ params }: ResultsPageProps): Promise<Metadata> {
  const { poll } = await openPoll(await params)
  return { title: (await getTranslations('polls'))('resultsOf', { title: poll.title }) }
}

/** What a poll's participants answered; while it is open the page follows them. */
export default async function ResultsPage({ params, searchParams }: ResultsPageProps) {
  const [where, { done }] = await Promise.all([params, searchParams])
  const { locale, round } = where
  const { viewer, poll } = await openPoll(where)
  const tallies = await listTallies(viewer, poll)
  const t = await getTranslations('polls')
  const open = pollState(poll) === 'open'
  const events = `/api/polls/${poll.id}/live`
  const here = `/${locale}${pollPath(poll)}`
  return (
    <Page
      title={t('resultsOf', { title: poll.title })}
      dir="auto"
      width="wide"
      breadcrumb={[
        { href: `/${locale}/rounds/${round}`, label: poll.roundTitle },
        { href: `/${locale}/rounds/${round}/polls`, label: t('title') },
        { href: here, label: poll.title },
      ]}
    >
      <DoneLine done={typeof done === 'string' ? done : undefined} />
      {poll.demonstration && <p className="muted">{poll.demonstration}</p>}
      <LeadPoll poll={poll} site={env().NEXTAUTH_URL} />
      <p>{t(open ? 'live' : 'states.closed')}</p>
      <div className="stack" data-live={open ? events : undefined}>
        <Results poll={poll} tallies={tallies} />
      </div>
      <p className="muted">{t('method')}</p>
      <ul className="plain-list row">
        {open && (
          <li>
            <a href={here}>{t('toQuestions')}</a>
          </li>
        )}
        <li>
          <a href={`/api/exports/polls/${poll.id}`}>{t('download')}</a>
        </li>
      </ul>
      {open && viewer.member && <LiveRefresh events={events} />}
      {open && !viewer.member && <script src="/live-results.js" defer />}
    </Page>
  )
}
