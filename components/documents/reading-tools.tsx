import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { SelectField } from '@/components/ui/choice-field'
import { TextField } from '@/components/ui/text-field'
import type { ComparisonStyle, DocumentView } from '@/lib/documents/views'
import styles from './reading-tools.module.css'

type ReadingToolsProps = {
  document: DocumentView
  here: string
  style: ComparisonStyle
  q: string | undefined
  /** The language that the text is read in, where that is a translation. */
  text: string | undefined
}

/** Finds words or a number in this text, and compares any two revisions; plain forms, all in the address. */
export function ReadingTools({ document, here, style, q, text }: ReadingToolsProps) {
  const t = useTranslations('documents')
  const { current, compared } = document
  const held = document.revisions.filter(({ textHeld }) => textHeld)
  const options = held.map(({ slug, name }) => ({ value: slug, label: name }))
  const before = held.filter(({ ordinal }) => ordinal < current.ordinal).at(-1)
  const other = compared?.head ?? before ?? held.find(({ id }) => id !== current.id)
  return (
    <div className={`${styles.tools} no-print`}>
      {current.textHeld && (
        <search>
          <form action={here} className={styles.tool}>
            <input type="hidden" name="revision" value={current.slug} />
            {compared && <input type="hidden" name="compare" value={compared.head.slug} />}
            {compared && <input type="hidden" name="view" value={style} />}
            {text && <input type="hidden" name="text" value={text} />}
            <TextField
              name="q"
              type="search"
              label={t('find.label')}
              hint={t('find.hint')}
              required
              width="medium"
              defaultValue={q}
            />
            <Button type="submit">{t('find.submit')}</Button>
          </form>
        </search>
      )}
      {held.length > 1 && (
        <form action={here} className={styles.tool}>
          {text && <input type="hidden" name="text" value={text} />}
          <SelectField
            name="compare"
            label={t('comparison.from')}
            required
            options={options}
            defaultValue={other?.slug}
          />
          <SelectField
            name="revision"
            label={t('comparison.to')}
            required
            options={options}
            defaultValue={current.slug}
          />
          <SelectField
            name="view"
            label={t('comparison.view')}
            required
            options={(['inline', 'sides'] as const).map((value) => ({
              value,
              label: t(`comparison.${value}`),
            }))}
            defaultValue={style}
          />
          <Button type="submit">{t('comparison.compare')}</Button>
        </form>
      )}
    </div>
  )
}
