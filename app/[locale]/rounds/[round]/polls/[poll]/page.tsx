import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DoneLine } from '@/components/inputs/done-line'
import { AnswerForm } from '@/components/polls/answer-form'
import { LeadPoll } from '@/components/polls/lead-poll'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Page } from '@/components/ui/page'
import { env } from '@/lib/platform/env'
import { pollPath, pollState } from '@/lib/polls/rules'
import { openPoll } from '../open-poll'

type PollProps = {
  params: Promise<{ locale: string; round: string; poll: string }>
  searchParams: Promise<{ done?: string | string[] }>
}

export async function generateMetadata({ params }: PollProps): Promise<Metadata> {
  return { title: (await openPoll(await params)).poll.title }
}

/** A poll's questions, for whoever has an account or joined by code. */
export default async function PollPage({ params, searchParams }: PollProps) {
  const [where, { done }] = await Promise.all([params, searchParams])
  const { locale, round } = where
  const { poll } = await openPoll(where)
  const t = await getTranslations('polls')
  const state = pollState(poll)
  const here = pollPath(poll)
  return (
    <Page
      title={poll.title}
      dir="auto"
      breadcrumb={[
        { href: `/${locale}/rounds/${round}`, label: poll.roundTitle },
        { href: `/${locale}/rounds/${round}/polls`, label: t('title') },
      ]}
      lead={poll.introduction && <p dir="auto">{poll.introduction}</p>}
    >
      <DoneLine done={typeof done === 'string' ? done : undefined} />
      {poll.demonstration && (
        <Notice kind="plain">
          <p>{poll.demonstration}</p>
        </Notice>
      )}
      <LeadPoll poll={poll} site={env().NEXTAUTH_URL} />
      {state === 'closed' && <p>{t('states.closed')}</p>}
      {state === 'open' && poll.answered && <p>{t('answered')}</p>}
      {state === 'open' && poll.participant && <p className="muted">{t('privacy')}</p>}
      {state === 'open' && !poll.participant && (
        <section className="stack">
          <p>{t('enter')}</p>
          <p className="row">
            <LinkButton kind="primary" href={`/${locale}/join`}>
              {t('join')}
            </LinkButton>
            <a href={`/${locale}/sign-in?callbackUrl=${encodeURIComponent(`/${locale}${here}`)}`}>
              {t('signIn')}
            </a>
          </p>
        </section>
      )}
      {state === 'open' && poll.participant && <AnswerForm poll={poll} />}
      {state === 'planned' && (
        <ol className="stack">
          {poll.questions.map(({ id, prompt, options }) => (
            <li key={id} dir="auto">
              {prompt}
              {options.length > 0 && ` (${options.join('; ')})`}
            </li>
          ))}
        </ol>
      )}
      {state !== 'planned' && (
        <p>
          <a href={`/${locale}${here}/results`}>{t('toResults')}</a>
        </p>
      )}
    </Page>
  )
}
