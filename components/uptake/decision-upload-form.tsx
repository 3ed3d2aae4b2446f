import { useLocale, useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { SelectField } from '@/components/ui/choice-field'
import { ErrorSummary } from '@/components/ui/error-summary'
import { FieldError } from '@/components/ui/field'
import styles from '@/components/ui/field.module.css'
import { fieldId } from '@/components/ui/field-id'
import type { RoundView } from '@/lib/rounds/views'

type Props = {
  round: Pick<RoundView, 'slug' | 'documents'>
  pillar: string
  /** A document and its revision as chosen before, such as "draft/rev-1". */
  chosen?: string
  problem?: string
}

/** Sends a file of decisions to be read. A plain form: a server action may not carry as much. */
export function DecisionUploadForm({ round, pillar, chosen, problem }: Props) {
  const t = useTranslations('files.in')
  const locale = useLocale()
  const id = fieldId('file')
  const options = round.documents.flatMap((document) =>
    document.revisions.toReversed().map((revision) => ({
      value: `${document.slug}/${revision.slug}`,
      label: `${document.title}, ${revision.name}`,
    })),
  )
  return (
    <form
      action={`/api/rounds/${round.slug}/pillars/${pillar}/decisions`}
      method="post"
      encType="multipart/form-data"
      className="stack"
    >
      {problem && (
        <ErrorSummary errors={[{ name: 'file', message: problem }]} labels={{ file: t('label') }} />
      )}
      <input type="hidden" name="locale" value={locale} />
      <SelectField
        name="revision"
        label={t('revision')}
        required
        options={options}
        defaultValue={options.some(({ value }) => value === chosen) ? chosen : undefined}
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
          accept=".xlsx,.ods,.csv,.docx"
          className={styles.control}
          aria-describedby={problem ? `${id}-hint ${id}-error` : `${id}-hint`}
          aria-invalid={problem ? true : undefined}
        />
      </div>
      <Button type="submit">{t('submit')}</Button>
    </form>
  )
}
