import { useTranslations } from 'next-intl'
import { CheckboxesField, SelectField } from '@/components/ui/choice-field'
import { TextField } from '@/components/ui/text-field'
import { TextareaField } from '@/components/ui/textarea-field'
import type { RecordingView } from '@/lib/inputs/on-behalf-views'
import { ASKS, TAG_LIMITS } from '@/lib/inputs/point-tags'

type RecordedPointProps = {
  index: number
  limits: RecordingView['limits']
  topics: { key: string; title: string }[]
  symbols: string[]
}

/** One point of an input that is recorded, with all that a point may say where it is submitted. */
export function RecordedPoint({ index, limits, topics, symbols }: RecordedPointProps) {
  const t = useTranslations('onBehalf')
  const all = useTranslations()
  const number = index + 1
  const { statementWords: words, statementCharacters: characters, wordingCharacters } = limits
  const field = (column: string) => {
    const label = t(`columns.${column}.label`)
    return {
      name: `points.${index}.${column}`,
      label: number === 1 ? label : `${label} (${number})`,
    }
  }
  const { label: legend, ...named } = field('topics')
  return (
    <section id={`point-${number}`} aria-labelledby={`point-${number}-title`} className="stack">
      <h3 id={`point-${number}-title`}>{t('one.point', { number })}</h3>
      <TextareaField
        {...field('statement')}
        hint={
          words === null
            ? all('inputs.point.limitCharacters', { characters })
            : all('inputs.point.limitWords', { words, characters })
        }
        required={number === 1}
        limit={{ words: words ?? undefined, characters }}
        pasted
      />
      <TextareaField
        {...field('proposed_wording')}
        rows={3}
        limit={{ characters: wordingCharacters }}
        pasted
      />
      <TextField {...field('paragraph')} width="medium" />
      {topics.length > 0 && (
        <CheckboxesField
          {...named}
          legend={legend}
          hint={all('inputs.point.topicsHint')}
          options={topics.map(({ key, title }) => ({ value: key, label: title }))}
        />
      )}
      <SelectField
        {...field('ask')}
        placeholder={all('inputs.tags.none')}
        options={ASKS.map((value) => ({ value, label: all(`enums.pointAsk.${value}`) }))}
      />
      <TextareaField
        {...field('implementation')}
        rows={3}
        limit={{ characters: TAG_LIMITS.implementation }}
      />
      <TextField
        {...field('linked_symbol')}
        hint={all('inputs.tags.symbolHint')}
        width="medium"
        suggestions={symbols}
      />
    </section>
  )
}
