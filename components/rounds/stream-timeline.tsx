import { useTranslations } from 'next-intl'
import { Day } from '@/components/ui/day'
import { Deadline } from '@/components/ui/deadline'
import { Timeline } from '@/components/ui/timeline'
import { phaseState } from '@/lib/rounds/rules'
import type { PhaseView, RoundView, StreamView } from '@/lib/rounds/views'

const places = { forthcoming: 'future', open: 'current', grace: 'current', closed: 'past' } as const

/** A stream's phases in their order, in words, with every extension and its reason. */
export function StreamTimeline({ round, stream }: { round: RoundView; stream: StreamView }) {
  const t = useTranslations()
  if (stream.phases.length === 0) return null
  return (
    <Timeline
      label={t('rounds.round.timeline', { pillar: stream.pillarTitle })}
      items={stream.phases.map((phase) => {
        const state = phaseState(phase, round.graceMinutes, round.now)
        return {
          key: phase.kind,
          label: t(`enums.phaseKind.${phase.kind}`),
          state: places[state],
          when: <When phase={phase} zone={round.timeZone} past={state === 'closed'} />,
          note: phase.extensions.length > 0 && <Extensions phase={phase} zone={round.timeZone} />,
        }
      })}
    />
  )
}

function When({ phase, zone, past }: { phase: PhaseView; zone: string; past: boolean }) {
  const t = useTranslations('rounds.round')
  if (past)
    return (
      <>
        {t('closed')} <Day at={phase.closesAt} zone={zone} time />
      </>
    )
  return (
    <>
      {t('opens')} <Day at={phase.opensAt} zone={zone} time />
      <br />
      {t('closes')} <Deadline at={phase.closesAt} zone={zone} />
    </>
  )
}

function Extensions({ phase, zone }: { phase: PhaseView; zone: string }) {
  const t = useTranslations('rounds.round')
  return phase.extensions.map(({ from, reason, effectiveAt }) => (
    <p key={effectiveAt.toISOString()}>
      {t.rich('extended', {
        reason,
        day: () => <Day at={effectiveAt} zone={zone} />,
      })}{' '}
      {t('formerly')} <Day at={from} zone={zone} time />
    </p>
  ))
}
