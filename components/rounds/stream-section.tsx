import { useTranslations } from 'next-intl'
import { LinkButton } from '@/components/ui/button'
import { phaseState } from '@/lib/rounds/rules'
import type { RoundView, StreamView } from '@/lib/rounds/views'
import styles from './stream-section.module.css'
import { StreamTimeline } from './stream-timeline'

type StreamSectionProps = { round: RoundView; stream: StreamView; locale: string }

/** A pillar's stream on the round's page: what is asked, its calendar, and the one thing to do now. */
export function StreamSection({ round, stream, locale }: StreamSectionProps) {
  const base = `/${locale}/rounds/${round.slug}`
  return (
    <li className={styles.stream}>
      <h3 className={styles.title}>
        <a href={`${base}/pillars/${stream.pillarKey}`}>{stream.pillarTitle}</a>
      </h3>
      {stream.question && <p dir="auto">{stream.question}</p>}
      <p className={styles.count}>
        <InputCount count={stream.inputCount} />
      </p>
      <StreamTimeline round={round} stream={stream} />
      <SubmitLink round={round} stream={stream} locale={locale} />
    </li>
  )
}

/** How many public inputs there are; above a thousand nobody waits for the exact number. */
export function InputCount({ count }: { count: number }) {
  const t = useTranslations('rounds.round')
  return count > 1000 ? t('inputsMany') : t('inputs', { count })
}

/** The way to submit, while the stream takes inputs. */
export function SubmitLink({ round, stream, locale }: StreamSectionProps) {
  const t = useTranslations('rounds.round')
  const phase = stream.phases.find(({ kind }) => kind === 'submission')
  const state = phase && phaseState(phase, round.graceMinutes, round.now)
  if (state !== 'open' && state !== 'grace') return null
  return (
    <div>
      {state === 'grace' && <p>{t('graceNow')}</p>}
      <LinkButton
        kind="primary"
        href={`/${locale}/rounds/${round.slug}/inputs/new?pillar=${stream.pillarKey}`}
      >
        {t('submitOn', { pillar: stream.pillarTitle })}
      </LinkButton>
      {stream.publishes === 'by_moderator' && <p className="small muted">{t('heldNote')}</p>}
    </div>
  )
}
