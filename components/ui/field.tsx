'use client'
import { useTranslations } from 'next-intl'
import styles from './field.module.css'
import { useField } from './form-context'

/** What a control must carry to be named, described and marked by its field. */
export type ControlProps = {
  id: string
  name: string
  'aria-describedby'?: string
  'aria-invalid'?: true
}

type FieldProps = {
  name: string
  label: string
  hint?: React.ReactNode
  optional?: boolean
  children: (control: ControlProps) => React.ReactNode
}

/** The ids of a field's hint and error, in the order in which they are read out. */
export function describedBy(id: string, hint: unknown, error: unknown): string | undefined {
  return [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
}

/** A label, its hint and its error around any control. */
export function Field({ name, label, hint, optional, children }: FieldProps) {
  const t = useTranslations('ui.form')
  const { id, error } = useField(name)
  return (
    <div className={styles.field} data-label={label} data-invalid={error ? '' : undefined}>
      <label htmlFor={id} className={styles.label}>
        {label} {optional && <span className={styles.optional}>{t('optional')}</span>}
      </label>
      {hint && (
        <div id={`${id}-hint`} className={styles.hint}>
          {hint}
        </div>
      )}
      <FieldError id={id} error={error} />
      {children({
        id,
        name,
        'aria-describedby': describedBy(id, hint, error),
        'aria-invalid': error ? true : undefined,
      })}
    </div>
  )
}

/** The error beside a field, named as one for who does not see its colour. */
export function FieldError({ id, error }: { id: string; error?: string }) {
  const t = useTranslations('ui.form')
  if (!error) return null
  return (
    <p id={`${id}-error`} className={styles.error}>
      <span className="visually-hidden">{t('error')} </span>
      {error}
    </p>
  )
}
