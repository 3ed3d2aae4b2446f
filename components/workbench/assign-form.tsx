import { useTranslations } from 'next-intl'
import { RefreshOnConflict } from '@/components/inputs/refresh-on-conflict'
import { ActionForm } from '@/components/ui/action-form'
import { SelectField } from '@/components/ui/choice-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { assignPoints } from '@/lib/workbench/assignment-actions'
import type { PointDesk } from '@/lib/workbench/views'

type AssignFormProps = { desk: PointDesk; point: string; queue: string }

/** Who takes care of a point; to take it, to give it back, and to give it to somebody else. */
export function AssignForm({ desk, point, queue }: AssignFormProps) {
  const t = useTranslations('workbench.assign')
  const unnamed = useTranslations('moderate.queue')('unnamed')
  const { assignee, memberId, moderators } = desk
  const mine = assignee?.id === memberId
  const others = moderators.filter(({ id }) => id !== memberId && id !== assignee?.id)
  const hidden = (
    <>
      <RefreshOnConflict />
      <input type="hidden" name="point" value={point} />
      <input type="hidden" name="was" value={assignee?.id ?? ''} />
      <input type="hidden" name="back" value="point" />
      <input type="hidden" name="queue" value={queue} />
    </>
  )
  return (
    <section aria-label={t('title')} className="stack">
      <p>
        {!assignee && t('nobody')}
        {mine && t('byMe')}
        {assignee &&
          !mine &&
          t.rich('by', { who: assignee.name ?? unnamed, b: (name) => <bdi>{name}</bdi> })}
      </p>
      <ActionForm action={assignPoints} of="take">
        {hidden}
        <input type="hidden" name="to" value={mine ? '' : memberId} />
        <SubmitButton kind="secondary">
          {mine ? t('giveBack') : assignee ? t('takeOver') : t('take')}
        </SubmitButton>
      </ActionForm>
      {others.length > 0 && (
        <details>
          <summary>{t('giveTo')}</summary>
          <ActionForm action={assignPoints} of="give">
            {hidden}
            <SelectField
              name="to"
              label={t('to')}
              required
              options={others.map(({ id, name }) => ({ value: id, label: name ?? unnamed }))}
            />
            <SubmitButton kind="secondary">{t('give')}</SubmitButton>
          </ActionForm>
        </details>
      )}
    </section>
  )
}
