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
  const topic = topics.map(({ key, title }) => ({ value: key, label: title }))
  const type = matrix.types.map((one) => ({ value: one, label: enums(`organisationType.${one}`) }))
  const outcome = MATRIX_OUTCOMES.map((one) => ({ value: one, label: enums(`outcome.${one}`) }))
  const choices = [
    ...(topic.length > 0 ? [{ name: 'topic' as const, options: topic }] : []),
    { name: 'type' as const, options: type },
    { name: 'outcome' as const, options: outcome },
  ]
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
        {choices.map(({ name, options }) => (
          <SelectField
            key={name}
            name={name}
            label={t(name)}
            required
            placeholder={t('all')}
            defaultValue={wish[name]}
            options={options}
          />
        ))}
        <Button type="submit">{t('show')}</Button>
      </form>
    </search>
  )
}
