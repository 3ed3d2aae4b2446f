import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { SelectField } from '@/components/ui/choice-field'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormState } from '@/lib/kernel/result'
import { assignPoints } from '@/lib/workbench/assignment-actions'
import type { PointShare } from '@/lib/workbench/views'

type AssignFormProps = {
  share: PointShare
  point: string
  /** The viewer. */
  member: string
  queue: string
  send: (state: FormState, form: FormData) => Promise<FormState>
}

/** Who takes care of a point; to take it, to give it back, and to give it to somebody else. */
export function AssignForm({ share, point, member, queue, send }: AssignFormProps) {
  const t = useTranslations('workbench.assign')
  const unnamed = useTranslations('forms.presence')('unnamed')
  const { assignee, moderators } = share
  const mine = assignee?.id === member
  const others = moderators.filter(({ id }) => id !== member && id !== assignee?.id)
  const hidden = (
    <>
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
      <ActionForm action={assignPoints} send={send} of="take">
        {hidden}
        <input type="hidden" name="to" value={mine ? '' : member} />
        <SubmitButton kind="secondary">
          {mine ? t('giveBack') : assignee ? t('takeOver') : t('take')}
        </SubmitButton>
      </ActionForm>
      {others.length > 0 && (
        <details>
          <summary>{t('giveTo')}</summary>
          <ActionForm action={assignPoints} send={send} of="give">
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
