'use client'
import { FieldError } from '@/components/ui/field'
import { useField } from '@/components/ui/form-context'
import { direction } from '@/lib/platform/i18n'
import styles from './paragraph-choice.module.css'

type Choice = { id: string; label: string; number: string; heading: boolean; text: string }

type ParagraphChoiceProps = {
  paragraphs: Choice[]
  suggestions: { id: string; why: string }[]
  lang: string
  /** Empty for what is not to be said. */
  texts: { legend: string; hint: string; all: string; note: string; none: string }
}

/**
 * The paragraphs of a revision to tick: those suggested first, each with why, and the whole text to be opened.
 */
export function ParagraphChoice(props: ParagraphChoiceProps) {
  const { paragraphs, suggestions, lang, texts } = props
  const { id, error, value, control } = useField('paragraphs')
  const ticked = [value].flat().map(String)
  const first = suggestions.map((suggestion) => suggestion.id)
  const box = (paragraph: Choice, why?: string) => (
    <div key={paragraph.id} className={styles.choice}>
      <input
        {...control}
        type="checkbox"
        id={`${id}-${paragraph.id}`}
        value={paragraph.id}
        data-paragraph={paragraph.label}
        defaultChecked={ticked.includes(paragraph.id)}
      />
      <label htmlFor={`${id}-${paragraph.id}`}>
        {why && <span className="muted small">{why}</span>}
        <span lang={lang} dir="auto" className="outcome-text">
          <bdi dir={direction(lang)}>{paragraph.number}</bdi> {paragraph.text}
        </span>
      </label>
    </div>
  )
  return (
    <fieldset id={id} tabIndex={-1} className={styles.field} data-invalid={error ? '' : undefined}>
      <legend className={styles.legend}>{texts.legend}</legend>
      <p className="muted small">{texts.hint}</p>
      <FieldError id={id} error={error} />
      {texts.note && <p>{texts.note}</p>}
      {first.length === 0 && texts.none && <p>{texts.none}</p>}
      {first.map((one) => {
        const paragraph = paragraphs.find((candidate) => candidate.id === one)
        const why = suggestions.find((suggestion) => suggestion.id === one)?.why
        return paragraph && box(paragraph, why)
      })}
      <details open={ticked.some((one) => !first.includes(one))}>
        <summary>{texts.all}</summary>
        <div className={styles.all}>
          {paragraphs.map((paragraph) => {
            if (paragraph.heading)
              return (
                <p key={paragraph.id} className={styles.legend} lang={lang} dir="auto">
                  {paragraph.text}
                </p>
              )
            return first.includes(paragraph.id) ? null : box(paragraph)
          })}
        </div>
      </details>
    </fieldset>
  )
}
