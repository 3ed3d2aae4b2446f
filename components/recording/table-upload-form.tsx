import { useTranslations } from 'next-intl'
import { SelectField } from '@/components/ui/choice-field'
import { FileForm } from '@/components/ui/file-form'
import { FOREIGN_FORMATS } from '@/lib/inputs/foreign-schema'

/** Sends a table of another system to be read. */
export function TableUploadForm({ round, problem }: { round: string; problem?: string }) {
  const t = useTranslations('foreign.upload')
  return (
    <FileForm
      action={`/api/rounds/${round}/on-behalf/tables`}
      accept=".docx,.xlsx,.ods,.csv,.txt"
      of="table"
      texts={{ label: t('label'), hint: t('hint'), submit: t('submit') }}
      problem={problem}
    >
      <SelectField
        name="format"
        label={t('format')}
        placeholder={t('byContent')}
        options={FOREIGN_FORMATS.map((value) => ({ value, label: t(`formats.${value}`) }))}
      />
    </FileForm>
  )
}
