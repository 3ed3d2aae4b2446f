import { useTranslations } from 'next-intl'
import { Day } from '@/components/ui/day'
import { Deadline } from '@/components/ui/deadline'
import { Timeline } from '@/components/ui/timeline'
import { type PhaseState, phaseState } from '@/lib/rounds/rules'
import type { PhaseView, RoundView, StreamView } from '@/lib/rounds/views'

const places = { forthcoming: 'future', open: 'current', grace: 'current', closed: 'past' } as const

/** A stream's phases in their order, in words, with every extension and its reason. */
export function StreamTimeline({ round, stream }: { round: RoundView; stream: StreamView }) {
  const t = useTranslations()
  if (stream.phases.length === 0) return null
  const ended = stream.phases.every(
    (phase) => phaseState(phase, round.graceMinutes, round.now) === 'closed',
  )
  return (
    <>
      <Timeline
        label={t('rounds.round.timeline', { pillar: stream.pillarTitle })}
        items={stream.phases.map((phase) => {
          const state = phaseState(phase, round.graceMinutes, round.now)
          return {
            key: phase.kind,
            label: t(`enums.phaseKind.${phase.kind}`),
            state: places[state],
            when: <When phase={phase} zone={round.timeZone} state={state} />,
            note: phase.extensions.length > 0 && (
              <Extensions extensions={phase.extensions} zone={round.timeZone} />
            ),
          }
        })}
      />
      {round.graceMinutes > 0 && !ended && (
        <p className="small muted">{t('inputs.draft.grace', { minutes: round.graceMinutes })}</p>
      )}
    </>
  )
}

type WhenProps = { phase: PhaseView; zone: string; state: PhaseState }

/** The close of what is open, and of submission before it opens, is told in three zones; other dates in one. */
function When({ phase, zone, state }: WhenProps) {
  const t = useTranslations('rounds.round')
  if (state === 'closed')
    return (
      <>
        {t('closed')} <Day at={phase.closesAt} zone={zone} time />
      </>
    )
  const awaited = state !== 'forthcoming' || phase.kind === 'submission'
  return (
    <>
      {state === 'forthcoming' && (
        <div>
          {t('opens')} <Day at={phase.opensAt} zone={zone} time />
        </div>
      )}
      <div>
        {t('closes')}{' '}
        {awaited ? (
          <Deadline at={phase.closesAt} zone={zone} />
        ) : (
          <Day at={phase.closesAt} zone={zone} time />
        )}
      </div>
    </>
  )
}

type ExtensionsProps = { extensions: PhaseView['extensions']; zone: string }

/** Each time that a close was moved: when, why, and from which moment. */
export function Extensions({ extensions, zone }: ExtensionsProps) {
  const t = useTranslations('rounds.round')
  return extensions.map(({ from, reason, effectiveAt, signatures }) => (
    <p key={effectiveAt.toISOString()}>
      {t.rich('extended', {
        reason,
        day: () => <Day at={effectiveAt} zone={zone} />,
      })}{' '}
      {t('formerly')} <Day at={from} zone={zone} time />. {signatures < 2 && t('decidedAlone')}
    </p>
  ))
}
