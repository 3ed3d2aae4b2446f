import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { SelectField } from '@/components/ui/choice-field'
import type { StreamView } from '@/lib/rounds/views'
import { MATRIX_OUTCOMES, type MatrixView, type MatrixWish } from '@/lib/uptake/matrix'
import styles from './matrix-filters.module.css'

type MatrixFiltersProps = {
  here: string
  wish: MatrixWish
  topics: StreamView['topics']
  matrix: MatrixView
}

/** What to show; all of it in the address, so that a selection can be cited and sent. */
export function MatrixFilters({ here, wish, topics, matrix }: MatrixFiltersProps) {
  const t = useTranslations('uptake.matrix')
  const enums = useTranslations('enums')
  return (
    <search>
      <form action={here} className={styles.row}>
        {matrix.documents.length > 1 && (
          <SelectField
            name="document"
            label={t('document')}
            required
            defaultValue={matrix.document?.slug}
            options={matrix.documents.map(({ slug, title }) => ({ value: slug, label: title }))}
          />
        )}
        {topics.length > 0 && (
          <SelectField
            name="topic"
            label={t('topic')}
            required
            placeholder={t('all')}
            defaultValue={wish.topic}
            options={topics.map(({ key, title }) => ({ value: key, label: title }))}
          />
        )}
        <SelectField
          name="type"
          label={t('type')}
          required
          placeholder={t('all')}
          defaultValue={wish.type}
          options={matrix.types.map((type) => ({
            value: type,
            label: enums(`organisationType.${type}`),
          }))}
        />
        <SelectField
          name="outcome"
          label={t('outcome')}
          required
          placeholder={t('all')}
          defaultValue={wish.outcome}
          options={MATRIX_OUTCOMES.map((outcome) => ({
            value: outcome,
            label: enums(`outcome.${outcome}`),
          }))}
        />
        <Button type="submit">{t('show')}</Button>
      </form>
    </search>
  )
}
