import { useTranslations } from 'next-intl'
import { OpenWithErrors } from '@/components/admin/open-with-errors'
import { RefreshOnConflict } from '@/components/inputs/refresh-on-conflict'
import { ActionForm } from '@/components/ui/action-form'
import { SelectField } from '@/components/ui/choice-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextareaField } from '@/components/ui/textarea-field'
import { recordAccreditation } from '@/lib/accreditations/actions'
import { DECISIONS } from '@/lib/accreditations/schema'
import type { AccreditationRow } from '@/lib/accreditations/views'

type RecordFormProps = { row: AccreditationRow; round: string }

/** Records a decision over the one that the page shows; by ECOSOC status where there is one. */
export function RecordForm({ row, round }: RecordFormProps) {
  const t = useTranslations('accreditations')
  const states = useTranslations('enums.accreditationState')
  const decisions = DECISIONS.filter((state) => state !== 'by_ecosoc_status' || row.ecosocStatus)
  return (
    <ActionForm action={recordAccreditation} of={row.organisationId}>
      <OpenWithErrors
        summary={
          <>
            {t('record')}
            <span className="visually-hidden">: {row.name}</span>
          </>
        }
      >
        <input type="hidden" name="organisation" value={row.organisationId} />
        <input type="hidden" name="round" value={round} />
        <input type="hidden" name="seen" value={row.changes[0]?.id ?? ''} />
        <SelectField
          name="state"
          label={t('decision', { organisation: row.name })}
          placeholder={t('choose')}
          options={decisions.map((value) => ({ value, label: states(value) }))}
          required
        />
        <TextareaField name="reason" label={t('reason')} hint={t('reasonHint')} rows={3} required />
        <RefreshOnConflict />
        <SubmitButton kind="secondary">
          {t('save')}
          <span className="visually-hidden">: {row.name}</span>
        </SubmitButton>
      </OpenWithErrors>
    </ActionForm>
  )
}
