'use client'
import { useLocale, useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import styles from '@/components/ui/field.module.css'
import { LARGEST_SOURCE } from '@/lib/documents/limits'
import { FileSteps } from './file-steps'
import { sendSource } from './send-source'
import type { FileState } from './use-file'

type FileFieldProps = {
  document: string
  /** What was told of the file so far. */
  file: FileState
  /** While the form is sent without it. */
  pending: boolean
  onFile: (what: FileState) => void
}

/**
 * A file, which the whole form is sent with: a server action may not carry as much, so the button has an
 * address of its own, with and without a script; with one it tells how far the file is.
 */
export function FileField({ document, file: told, pending, onFile }: FileFieldProps) {
  const t = useTranslations('forms.revision')
  const locale = useLocale()
  const busy = pending || told.sent !== undefined
  const address = `/api/documents/${document}/imports?locale=${locale}`
  const send = (event: React.MouseEvent<HTMLButtonElement>) => {
    const { form } = event.currentTarget
    const chosen = form?.elements.namedItem('file')
    const file = chosen instanceof HTMLInputElement ? chosen.files?.[0] : undefined
    const fault = !file ? 'fileMissing' : file.size > LARGEST_SOURCE ? 'fileTooLarge' : undefined
    event.preventDefault()
    if (fault) onFile({ fault })
    else if (form && !busy) sendSource(form, address, onFile)
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
        formAction={address}
        formMethod="post"
        formEncType="multipart/form-data"
        onClick={send}
        aria-disabled={busy || undefined}
      >
        {t('read')}
      </Button>
      <FileSteps file={told} />
    </>
  )
}
