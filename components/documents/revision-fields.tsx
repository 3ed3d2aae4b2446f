'use client'
import { useLocale, useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { SelectField } from '@/components/ui/choice-field'
import { Field } from '@/components/ui/field'
import styles from '@/components/ui/field.module.css'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { TextareaField } from '@/components/ui/textarea-field'
import { LARGEST_SOURCE, TEXT_FORMATS } from '@/lib/documents/limits'
import type { Review } from '@/lib/documents/review'
import { localeNames, locales } from '@/lib/platform/i18n'

type RevisionFieldsProps = {
  document: string
  /** Of what was sent before. */
  review: Review
  kept: unknown
  onFile: (what: { fault?: string; reading?: true }) => void
}

/** The first step: what the revision is called, what is known of it, and its text. */
export function RevisionFields({ document, review, kept, onFile }: RevisionFieldsProps) {
  const t = useTranslations('forms.revision')
  const { problems } = review
  return (
    <>
      <TextField name="name" label={t('name')} hint={t('nameHint')} required width="medium" />
      <TextField name="symbol" label={t('symbol')} width="medium" />
      <SelectField
        name="language"
        label={t('language')}
        required
        options={locales.map((locale) => ({ value: locale, label: localeNames[locale] }))}
      />
      <TextField name="issuedOn" label={t('issuedOn')} type="date" width="short" />
      <TextField name="adoptedBy" label={t('adoptedBy')} hint={t('adoptedByHint')} />
      <TextField name="adoptedOn" label={t('adoptedOn')} type="date" width="short" />
      <TextareaField name="note" label={t('note')} hint={t('noteHint')} rows={3} />
      <h2>{t('source')}</h2>
      <FileField document={document} onFile={onFile} />
      <h2>{t('pasted')}</h2>
      <input type="hidden" name="kept" value={review.kept || String(kept ?? '')} />
      <TextareaField
        name="text"
        label={t('text')}
        hint={t('textHint')}
        rows={20}
        required="sometimes"
        pasted
      />
      {problems.length > 0 && (
        <ul>
          {problems.map((problem) => (
            <li key={problem.line}>
              {problem.code === 'repeated'
                ? t('repeated', {
                    line: problem.line,
                    label: problem.label,
                    first: problem.first ?? 0,
                  })
                : t('noText', { line: problem.line, label: problem.label })}
            </li>
          ))}
        </ul>
      )}
      <SelectField
        name="format"
        label={t('format')}
        required
        options={TEXT_FORMATS.map((value) => ({ value, label: t(`formats.${value}`) }))}
      />
      <SubmitButton name="step" value="review">
        {t('review')}
      </SubmitButton>
    </>
  )
}

/**
 * A file, which the whole form is sent with: a server action may not carry as much, so the button has an
 * address of its own, with and without a script.
 */
function FileField({ document, onFile }: Pick<RevisionFieldsProps, 'document' | 'onFile'>) {
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
