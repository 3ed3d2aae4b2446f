import { useLocale, useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { SelectField } from '@/components/ui/choice-field'
import { ErrorSummary } from '@/components/ui/error-summary'
import { FieldError } from '@/components/ui/field'
import styles from '@/components/ui/field.module.css'
import { fieldId } from '@/components/ui/field-id'
import { FOREIGN_FORMATS } from '@/lib/inputs/foreign-schema'

/** Sends a table of another system to be read. A plain form: a server action may not carry as much. */
export function TableUploadForm({ round, problem }: { round: string; problem?: string }) {
  const t = useTranslations('foreign.upload')
  const locale = useLocale()
  const id = fieldId('file', 'table')
  return (
    <form
      action={`/api/rounds/${round}/on-behalf/tables`}
      method="post"
      encType="multipart/form-data"
      className="stack"
    >
      {problem && (
        <ErrorSummary
          of="table"
          errors={[{ name: 'file', message: problem }]}
          labels={{ file: t('label') }}
        />
      )}
      <input type="hidden" name="locale" value={locale} />
      <SelectField
        name="format"
        label={t('format')}
        placeholder={t('byContent')}
        options={FOREIGN_FORMATS.map((value) => ({ value, label: t(`formats.${value}`) }))}
      />
      <div className={styles.field} data-label={t('label')} data-invalid={problem ? '' : undefined}>
        <label htmlFor={id} className={styles.label}>
          {t('label')}
        </label>
        <div id={`${id}-hint`} className={styles.hint}>
          {t('hint')}
        </div>
        <FieldError id={id} error={problem} />
        <input
          id={id}
          type="file"
          name="file"
          accept=".docx,.xlsx,.ods,.csv,.txt"
          className={styles.control}
          aria-describedby={problem ? `${id}-hint ${id}-error` : `${id}-hint`}
          aria-invalid={problem ? true : undefined}
        />
      </div>
      <Button type="submit">{t('submit')}</Button>
    </form>
  )
}
