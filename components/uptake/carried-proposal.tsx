import { useTranslations } from 'next-intl'
import { RefreshOnConflict } from '@/components/inputs/refresh-on-conflict'
import { ActionForm } from '@/components/ui/action-form'
import { Mark } from '@/components/ui/mark'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { comparableText } from '@/lib/kernel/comparable-text'
import { acceptCarried } from '@/lib/uptake/carry-actions'
import type { Carried } from '@/lib/uptake/carry-views'
import type { WorkPoint } from '@/lib/uptake/record-views'
import { indexRevision, standsIn } from '@/lib/uptake/suggestions'
import { CarriedPlaces } from './carried-places'
import { CarriedSource } from './carried-source'
import { DropReason } from './drop-reason'

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
  const { revision, outcome, reason, carriedTo, places, state, linkedIn } = carried
  const dropped = outcome === 'dropped'
  const apart = places.filter(
    ({ before, after }) => before.map(textOf).join('\n') !== after.map(textOf).join('\n'),
  )
  const labels = [
    ...new Set(
      (state === 'changed' && !dropped ? apart : places).flatMap(({ before }) =>
        before.map(({ label }) => label),
      ),
    ),
  ]
  const of = { count: labels.length, labels: labels.join(', '), revision: linkedIn }
  return (
    <section aria-labelledby="carried" className="stack">
      <h2 id="carried">
        {t(`heading.${dropped && state === 'ended' ? 'dropped' : state}`, { revision })}
      </h2>
      <p>
        {revision}: <Mark outcome={outcome} label={outcomes(outcome)} chip />
      </p>
      {reason && <p dir="auto">{reason}</p>}
      {carriedTo && <p dir="auto">{carriedTo}</p>}
      <p>
        <strong>{t(`because.${dropped && state === 'changed' ? 'back' : state}`, of)}</strong>
      </p>
      <CarriedPlaces carried={carried} />
      <CarriedSource carried={carried} />
      {state === 'ended' && standsAnyway(work) && (
        <Notice kind="warning">
          <p>{t('worded')}</p>
        </Notice>
      )}
      {(state === 'unchanged' || state === 'ended') && (
        <Accept work={work} carried={carried} queue={queue} />
      )}
      {state === 'ended' && <p className="muted">{t('endedHint')}</p>}
      {state !== 'unchanged' && state !== 'ended' && !dropped && (
        <p className="muted">{t('prefilled')}</p>
      )}
    </section>
  )
}

const standsAnyway = ({ proposedWording, revision, paragraphs }: WorkPoint) =>
  standsIn(proposedWording ?? '', indexRevision(revision.id, paragraphs))

const textOf = ({ text }: { text: string }) => comparableText(text)

function Accept({ work, carried, queue }: CarriedProposalProps) {
  const { recordId, version, state } = carried
  const ended = state === 'ended'
  const t = useTranslations('moderate')
  return (
    <ActionForm action={acceptCarried} of="carried" compares>
      <input type="hidden" name="stream" value={work.streamId} />
      <input type="hidden" name="revision" value={work.revision.id} />
      <input type="hidden" name="state" value={state} />
      <input type="hidden" name="which" value="one" />
      <input type="hidden" name="queue" value={queue} />
      <input type="hidden" name="proposal" value={`${recordId}_${version}`} />
      <RefreshOnConflict />
      {ended && <DropReason revision={work.revision.name} />}
      <p className="row">
        <SubmitButton name="next" value="next">
          {t(ended ? 'carry.dropNext' : 'carry.acceptNext')}
        </SubmitButton>
        <SubmitButton kind="secondary">{t(ended ? 'carry.drop' : 'carry.accept')}</SubmitButton>
      </p>
    </ActionForm>
  )
}
