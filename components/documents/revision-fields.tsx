'use client'
import { useTranslations } from 'next-intl'
import { SelectField } from '@/components/ui/choice-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { TextareaField } from '@/components/ui/textarea-field'
import { TEXT_FORMATS } from '@/lib/documents/limits'
import type { Review } from '@/lib/documents/review'
import { localeNames, locales } from '@/lib/platform/i18n'
import { FileField } from './file-field'
import type { FileState } from './use-file'

type RevisionFieldsProps = {
  document: string
  /** Of what was sent before. */
  review: Review
  kept: unknown
  file: FileState
  pending: boolean
  onFile: (what: FileState) => void
}

/** The first step: what the revision is called, what is known of it, and its text. */
export function RevisionFields({ review, kept, ...source }: RevisionFieldsProps) {
  const t = useTranslations('forms.revision')
  const unsound = review.problems.filter(({ code }) => code === 'no_text')
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
      <FileField {...source} />
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
      {unsound.length > 0 && (
        <ul>
          {unsound.map(({ line, label }) => (
            <li key={line}>{t('noText', { line, label })}</li>
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
