import { useLocale } from 'next-intl'
import { Button } from './button'
import { ErrorSummary } from './error-summary'
import { FieldError } from './field'
import styles from './field.module.css'
import { fieldId } from './field-id'

type FileFormProps = {
  /** The address of a route: a server action may not carry as much as a file. */
  action: string
  /** Endings of the names of files that are taken. */
  accept: string
  texts: { label: string; hint: string; submit: string }
  problem: string | undefined
  /** Which form it is, where a page has several. */
  of?: string
  /** Fields before that of the file. */
  children?: React.ReactNode
}

/** Sends one file as a plain form, with what was wrong with the one before. */
export function FileForm({ action, accept, texts, problem, of, children }: FileFormProps) {
  const locale = useLocale()
  const id = fieldId('file', of)
  const { label, hint, submit } = texts
  return (
    <form action={action} method="post" encType="multipart/form-data" className="stack">
      {problem && (
        <ErrorSummary
          of={of}
          errors={[{ name: 'file', message: problem }]}
          labels={{ file: label }}
        />
      )}
      <input type="hidden" name="locale" value={locale} />
      {children}
      <div className={styles.field} data-label={label} data-invalid={problem ? '' : undefined}>
        <label htmlFor={id} className={styles.label}>
          {label}
        </label>
        <div id={`${id}-hint`} className={styles.hint}>
          {hint}
        </div>
        <FieldError id={id} error={problem} />
        <input
          id={id}
          type="file"
          name="file"
          accept={accept}
          className={styles.control}
          aria-describedby={problem ? `${id}-hint ${id}-error` : `${id}-hint`}
          aria-invalid={problem ? true : undefined}
        />
      </div>
      <Button type="submit">{submit}</Button>
    </form>
  )
}
