'use client'
import { useLocale, useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import styles from '@/components/ui/field.module.css'
import { LARGEST_SOURCE } from '@/lib/documents/limits'
import type { FileState } from './use-file'

type FileFieldProps = {
  document: string
  onFile: (what: FileState) => void
}

/**
 * A file, which the whole form is sent with: a server action may not carry as much, so the button has an
 * address of its own, with and without a script.
 */
export function FileField({ document, onFile }: FileFieldProps) {
  const t = useTranslations('forms.revision')
  const locale = useLocale()
  const check = (event: React.MouseEvent<HTMLButtonElement>) => {
    const chosen = event.currentTarget.form?.elements.namedItem('file')
    const file = chosen instanceof HTMLInputElement ? chosen.files?.[0] : undefined
    const fault = !file ? 'fileMissing' : file.size > LARGEST_SOURCE ? 'fileTooLarge' : undefined
    if (fault) event.preventDefault()
    onFile(fault ? { fault } : { reading: true })
  }
  return (
    <>
      <Field name="file" label={t('file')} hint={t('fileHint')}>
        {(control) => (
          <input
            {...control}
            type="file"
            accept=".docx,.txt,.md,.markdown,.html,.htm"
            className={styles.control}
          />
        )}
      </Field>
      <Button
        type="submit"
        formAction={`/api/documents/${document}/imports?locale=${locale}`}
        formMethod="post"
        formEncType="multipart/form-data"
        onClick={check}
      >
        {t('read')}
      </Button>
    </>
  )
}
