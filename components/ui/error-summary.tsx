'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import styles from './error-summary.module.css'
import { fieldId } from './form-context'

type ErrorSummaryProps = {
  errors: { name: string; message: string }[]
  refusal?: string
  attempt?: unknown
}

/**
 * What keeps a form from being sent, each with a link to its field. It takes the focus whenever
 * `attempt` changes, and names the error in the page's title.
 */
export function ErrorSummary({ errors, refusal, attempt }: ErrorSummaryProps) {
  const t = useTranslations('ui.form')
  const box = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt takes the focus anew
  useEffect(() => {
    box.current?.focus()
    const title = document.title
    document.title = t('errorTitle', { title })
    return () => {
      document.title = title
    }
  }, [attempt, t])
  return (
    // biome-ignore lint/a11y/noAutofocus: without a script this is how the summary takes the focus
    <div ref={box} className={styles.summary} tabIndex={-1} role="alert" autoFocus>
      <h2 className={styles.title}>{t('problem')}</h2>
      {refusal && <p>{refusal}</p>}
      {errors.length > 0 && (
        <ul>
          {errors.map(({ name, message }) => (
            <li key={name}>
              <a href={`#${fieldId(name)}`}>{message}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
