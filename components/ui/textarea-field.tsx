'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { countText } from '@/lib/kernel/count-text'
import { Field } from './field'
import styles from './field.module.css'
import { useField } from './form-context'
import { pastedPlain, pastedText } from './pasted-text'

type Limit = { words?: number; characters?: number }
type TextareaFieldProps = {
  name: string
  label: string
  hint?: React.ReactNode
  rows?: number
  /** 'sometimes': the hint says when; the label then says neither. */
  required?: boolean | 'sometimes'
  lang?: string
  defaultValue?: string
  limit?: Limit
  /** Text is brought here from word processors: its paragraphs, lists and numbers stay. */
  pasted?: boolean
}

/** A field of several lines; with a `limit` it counts what is written and never cuts it off. */
export function TextareaField(props: TextareaFieldProps) {
  const { name, label, hint, rows = 6, required, lang, defaultValue, limit, pasted } = props
  const { id, value, control } = useField(name, defaultValue)
  return (
    <Field name={name} label={label} hint={hint} optional={!required}>
      {(field) => (
        <>
          <textarea
            {...field}
            {...control}
            rows={rows}
            onPaste={pasted ? paste : undefined}
            aria-required={required === true || undefined}
            dir="auto"
            lang={lang}
            defaultValue={value === undefined ? undefined : String(value)}
            className={styles.control}
          />
          {limit && <Count of={id} held={String(value ?? '')} limit={limit} lang={lang} />}
        </>
      )}
    </Field>
  )
}

/** Puts the text of what is pasted where the cursor is, so that it can be undone like typing. */
function paste(event: React.ClipboardEvent<HTMLTextAreaElement>) {
  const html = event.clipboardData.getData('text/html')
  const plain = event.clipboardData.getData('text/plain')
  const text = (html && pastedText(html)) || pastedPlain(plain)
  if (!text || text === plain) return
  event.preventDefault()
  const area = event.currentTarget
  // The old command alone keeps the browser's undo; where it is gone the text still arrives.
  if (document.execCommand('insertText', false, text)) return
  area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end')
  area.dispatchEvent(new Event('input', { bubbles: true }))
}

type CountProps = { of: string; held: string; limit: Limit; lang?: string }

/** Counts what the server put into the field, and what is typed where a script runs. */
function Count({ of, held, limit, lang }: CountProps) {
  const t = useTranslations('ui.form')
  const locale = useLocale()
  const [text, setText] = useState(held)
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
