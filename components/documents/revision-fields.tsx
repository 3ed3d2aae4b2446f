'use client'
import { useTranslations } from 'next-intl'
import { SelectField } from '@/components/ui/choice-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { TextareaField } from '@/components/ui/textarea-field'
import { parseParagraphs } from '@/lib/documents/paragraphs'
import { localeNames, locales } from '@/lib/platform/i18n'

/** The first step: what the revision is called and its text. `text` is what was sent before. */
export function RevisionFields({ text }: { text: string }) {
  const t = useTranslations('forms.revision')
  const { problems } = parseParagraphs(text)
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
      <TextareaField name="text" label={t('text')} hint={t('textHint')} rows={20} required />
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
      <SubmitButton name="step" value="review">
        {t('review')}
      </SubmitButton>
    </>
  )
}
