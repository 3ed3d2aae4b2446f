import { randomUUID } from 'node:crypto'
import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextareaField } from '@/components/ui/textarea-field'
import { askReconsideration } from '@/lib/uptake/reconsideration-actions'
import type { RecordView } from '@/lib/uptake/trail'

type ReconsiderFormProps = { record: RecordView; restricted: boolean }

/** Asks that a record be looked at again; nothing where that can't be asked, or was asked before. */
export function ReconsiderForm({ record, restricted }: ReconsiderFormProps) {
  const t = useTranslations('uptake.reconsider')
  if (!record.verdict || record.verdict.answer === 'fully' || record.reconsideration) return null
  return (
    <section aria-label={t('title')} className="stack">
      <h5>{t('title')}</h5>
      <ActionForm action={askReconsideration} formKey={randomUUID()} of={`again-${record.id}`}>
        <input type="hidden" name="record" value={record.id} />
        <TextareaField
          name="reason"
          label={t('reason')}
          hint={t(restricted ? 'reasonHintRestricted' : 'reasonHint')}
          required
          rows={4}
          limit={{ characters: 2000 }}
        />
        <p>
          <SubmitButton kind="secondary">{t('ask')}</SubmitButton>
        </p>
      </ActionForm>
    </section>
  )
}
