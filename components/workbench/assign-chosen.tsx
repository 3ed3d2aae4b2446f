import { useTranslations } from 'next-intl'
import { RefreshOnConflict } from '@/components/inputs/refresh-on-conflict'
import { ActionForm } from '@/components/ui/action-form'
import { SelectField } from '@/components/ui/choice-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { ChangedPoints } from '@/components/uptake/changed-points'
import type { QueueChoices } from '@/lib/uptake/queue-views'
import { assignPoints } from '@/lib/workbench/assignment-actions'

type AssignChosenProps = {
  points: readonly string[]
  moderators: QueueChoices['moderators']
  queue: string
}

/** Gives all chosen points to a moderator of their stream, or to nobody. */
export function AssignChosen({ points, moderators, queue }: AssignChosenProps) {
  const t = useTranslations('workbench.assign')
  const unnamed = useTranslations('moderate.queue')('unnamed')
  return (
    <section aria-labelledby="assign-chosen" className="stack">
      <h2 id="assign-chosen">{t('title')}</h2>
      <ActionForm action={assignPoints} of="assign" compares>
        <RefreshOnConflict />
        <ChangedPoints />
        {points.map((point) => (
          <input key={point} type="hidden" name="point" value={point} />
        ))}
        <input type="hidden" name="queue" value={queue} />
        <SelectField
          name="to"
          label={t('to')}
          required
          placeholder={t('toNobody')}
          options={moderators.map(({ id, name }) => ({ value: id, label: name ?? unnamed }))}
        />
        <p>
          <SubmitButton kind="secondary">{t('giveAll', { count: points.length })}</SubmitButton>
        </p>
      </ActionForm>
    </section>
  )
}
