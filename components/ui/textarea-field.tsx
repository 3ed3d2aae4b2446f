'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { countText } from './count-text'
import { Field } from './field'
import styles from './field.module.css'
import { useField } from './form-context'

type Limit = { words?: number; characters?: number }
type TextareaFieldProps = {
  name: string
  label: string
  hint?: React.ReactNode
  rows?: number
  required?: boolean
  lang?: string
  defaultValue?: string
  limit?: Limit
}

/** A field of several lines; with a `limit` it counts what is written and never cuts it off. */
export function TextareaField(props: TextareaFieldProps) {
  const { name, label, hint, rows = 6, required, lang, defaultValue, limit } = props
  const { id, value, control } = useField(name, defaultValue)
  return (
    <Field name={name} label={label} hint={hint} optional={!required}>
      {(field) => (
        <>
          <textarea
            {...field}
            {...control}
            rows={rows}
            aria-required={required}
            dir="auto"
            lang={lang}
            defaultValue={value === undefined ? undefined : String(value)}
            className={styles.control}
          />
          {limit && <Count of={id} limit={limit} lang={lang} />}
        </>
      )}
    </Field>
  )
}

function Count({ of, limit, lang }: { of: string; limit: Limit; lang?: string }) {
  const t = useTranslations('ui.form')
  const locale = useLocale()
  const [text, setText] = useState('')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    const area = document.getElementById(of) as HTMLTextAreaElement
    const read = () => {
      clearTimeout(timer.current)
      timer.current = setTimeout(() => setText(area.value), 400)
    }
    read()
    area.addEventListener('input', read)
    return () => {
      clearTimeout(timer.current)
      area.removeEventListener('input', read)
    }
  }, [of])
  const { words, characters } = countText(text, lang ?? locale)
  const over = words > (limit.words ?? Infinity) || characters > (limit.characters ?? Infinity)
  return (
    <p className={styles.count} data-over={over ? '' : undefined} aria-live="polite">
      {limit.words && t('words', { count: words, limit: limit.words })}
      {limit.words && limit.characters && ' · '}
      {limit.characters && t('characters', { count: characters, limit: limit.characters })}
    </p>
  )
}
