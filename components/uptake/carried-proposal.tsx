import { useTranslations } from 'next-intl'
import { RefreshOnConflict } from '@/components/inputs/refresh-on-conflict'
import { ActionForm } from '@/components/ui/action-form'
import { Mark } from '@/components/ui/mark'
import { SubmitButton } from '@/components/ui/submit-button'
import { acceptCarried } from '@/lib/uptake/carry-actions'
import type { Carried } from '@/lib/uptake/carry-views'
import type { WorkPoint } from '@/lib/uptake/record-views'
import { CarriedPlaces } from './carried-places'

type CarriedProposalProps = {
  work: WorkPoint
  carried: Carried
  /** The query of the queue's address. */
  queue: string
}

/** What the last earlier revision's record proposes for this one; nothing of it is stored before somebody saves. */
export function CarriedProposal({ work, carried, queue }: CarriedProposalProps) {
  const t = useTranslations('moderate.carry')
  const outcomes = useTranslations('enums.outcome')
  const { revision, outcome, reason, carriedTo, places, state } = carried
  const apart = places.filter(
    ({ before, after }) => before.map(textOf).join('\n') !== after.map(textOf).join('\n'),
  )
  const labels = [
    ...new Set(
      (state === 'changed' ? apart : places).flatMap(({ before }) =>
        before.map(({ label }) => label),
      ),
    ),
  ]
  const of = { count: labels.length, labels: labels.join(', '), revision }
  return (
    <section aria-labelledby="carried" className="stack">
      <h2 id="carried">{t(`heading.${state}`, { revision })}</h2>
      <p>
        {revision}: <Mark outcome={outcome} label={outcomes(outcome)} chip />
      </p>
      {reason && <p dir="auto">{reason}</p>}
      {carriedTo && <p dir="auto">{carriedTo}</p>}
      <p>
        <strong>{t(`because.${state}`, of)}</strong>
      </p>
      <CarriedPlaces carried={carried} />
      {state === 'unchanged' && <Accept work={work} carried={carried} queue={queue} />}
      {state === 'ended' && <p className="muted">{t('endedHint')}</p>}
      {state !== 'unchanged' && state !== 'ended' && <p className="muted">{t('prefilled')}</p>}
    </section>
  )
}

const textOf = ({ text }: { text: string }) => text

function Accept({ work, carried: { recordId, version }, queue }: CarriedProposalProps) {
  const t = useTranslations('moderate')
  return (
    <ActionForm action={acceptCarried} of="carried" compares>
      <input type="hidden" name="stream" value={work.streamId} />
      <input type="hidden" name="revision" value={work.revision.id} />
      <input type="hidden" name="which" value="one" />
      <input type="hidden" name="queue" value={queue} />
      <input type="hidden" name="proposal" value={`${recordId}_${version}`} />
      <RefreshOnConflict />
      <p className="row">
        <SubmitButton name="next" value="next">
          {t('carry.acceptNext')}
        </SubmitButton>
        <SubmitButton kind="secondary">{t('carry.accept')}</SubmitButton>
      </p>
    </ActionForm>
  )
}
