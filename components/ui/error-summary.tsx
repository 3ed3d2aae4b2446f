'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import styles from './error-summary.module.css'
import { fieldId } from './field-id'
import type { Words } from './labels'

type ErrorSummaryProps = {
  errors: { name: string; message: string }[]
  /** Labels that are known without a script; the page tells the others. */
  labels: Record<string, string>
  /** What the values of choices are called, as far as it is known without a script. */
  words?: Words | undefined
  refusal?: string
  /** Whose form it is, where a page has several with the same fields. */
  of?: string | undefined
  signedOut?: boolean
  /** The page of what took the place of what the form is about, without its locale. */
  see?: string | undefined
  changed?: { field: string; from: string; to: string }[]
  attempt?: unknown
}

/** A field's label as its page shows it. */
const labelOf = (name: string, of?: string) =>
  document.getElementById(fieldId(name, of))?.closest<HTMLElement>('[data-label]')?.dataset.label

/** A chosen value as its page names it; any other value as it is. */
const wordOf = (name: string, value: string) => {
  const at = `[name="${CSS.escape(name)}"]`
  const is = `[value="${CSS.escape(value)}"]`
  const option = document.querySelector<HTMLInputElement | HTMLOptionElement>(
    `input${at}${is}, select${at} option${is}`,
  )
  if (option instanceof HTMLOptionElement) return option.label
  return option?.labels?.[0]?.textContent || value
}

/**
 * What keeps a form from being sent, each with a link to its field, and what somebody else `changed`
 * meanwhile. Whoever is `signedOut` signs in beside the page, which keeps what was typed, and what took its place
 * is opened there. It takes the
 * focus whenever `attempt` changes, and names the error in the page's title.
 */
export function ErrorSummary({
  errors,
  labels,
  words = {},
  refusal,
  of,
  signedOut,
  see,
  changed = [],
  attempt,
}: ErrorSummaryProps) {
  const t = useTranslations('ui.form')
  const names = useTranslations('forms.fields')
  const locale = useLocale()
  const box = useRef<HTMLDivElement>(null)
  const [labelled, setLabelled] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt takes the focus anew
  useEffect(() => {
    setLabelled(true)
    box.current?.focus()
    const title = document.title
    document.title = t('errorTitle', { title })
    return () => {
      document.title = title
    }
  }, [attempt, t])
  const wordFor = (name: string, value: string) =>
    words[name]?.[value] ?? (labelled ? wordOf(name, value) : value)
  const labelFor = (name: string) => labels[name] ?? (labelled ? labelOf(name, of) : undefined)
  // A number of a version says nothing beside what changed in it.
  const told = changed.length > 1 ? changed.filter(({ field }) => field !== 'version') : changed
  return (
    // biome-ignore lint/a11y/noAutofocus: without a script this is how the summary takes the focus
    <div ref={box} className={styles.summary} tabIndex={-1} role="alert" autoFocus>
      <h2 className={styles.title}>{t('problem')}</h2>
      {refusal && <p>{refusal}</p>}
      {signedOut && (
        <p>
          <a href={`/${locale}/sign-in`} target="_blank" rel="noopener">
            {t('signIn')}
          </a>
        </p>
      )}
      {see && (
        <p>
          <a href={`/${locale}${see}`} target="_blank" rel="noopener">
            {t('see')}
          </a>
        </p>
      )}
      {errors.length > 0 && (
        <ul>
          {errors.map(({ name, message }) => (
            <li key={name}>
              <a href={`#${fieldId(name, of)}`}>
                {labelFor(name) ? `${labelFor(name)} – ${message}` : message}
              </a>
            </li>
          ))}
        </ul>
      )}
      {told.map(({ field, from, to }) => (
        <p key={field} className={styles.changed}>
          {t(from === '' ? 'filled' : to === '' ? 'emptied' : 'changed', {
            from: wordFor(field, from),
            to: wordFor(field, to),
            field: names.has(field) ? names(field) : labelFor(field) || field,
          })}
        </p>
      ))}
    </div>
  )
}
