import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { spacedCode } from '@/lib/platform/auth-tokens'
import { closePoll, discardPoll, openPoll } from '@/lib/polls/actions'
import { pollState } from '@/lib/polls/rules'
import type { PollView } from '@/lib/polls/views'
import styles from './lead-poll.module.css'

/** For whoever leads the poll: the code to tell the room, and the one thing to do next. */
export function LeadPoll({ poll, site }: { poll: PollView; site: string }) {
  const t = useTranslations('polls')
  const state = pollState(poll)
  if (!poll.joinCode) return null
  return (
    <section className="stack" aria-label={t('leading')}>
      {state !== 'closed' && (
        <>
          <p>{t('joinAt', { address: `${new URL(site).host}/join` })}</p>
          <p className={styles.code}>
            <bdi>{spacedCode(poll.joinCode)}</bdi>
          </p>
        </>
      )}
      {state === 'planned' && (
        <>
          <p className="muted">{t('planned')}</p>
          <ActionForm action={openPoll} submit={t('open')}>
            <input type="hidden" name="poll" value={poll.id} />
          </ActionForm>
          <ActionForm action={discardPoll}>
            <input type="hidden" name="poll" value={poll.id} />
            <SubmitButton kind="quiet">{t('discard')}</SubmitButton>
          </ActionForm>
        </>
      )}
      {state === 'open' && (
        <ActionForm action={closePoll}>
          <input type="hidden" name="poll" value={poll.id} />
          <SubmitButton kind="secondary">{t('close')}</SubmitButton>
        </ActionForm>
      )}
    </section>
  )
}
