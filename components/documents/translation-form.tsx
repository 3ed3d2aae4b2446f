'use client'
import { useTranslations } from 'next-intl'
import { useActionState, useMemo } from 'react'
import { useForm } from 'react-hook-form'
import { SelectField } from '@/components/ui/choice-field'
import { ErrorSummary } from '@/components/ui/error-summary'
import { FormContext } from '@/components/ui/form-context'
import { useErrorText } from '@/components/ui/form-errors'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { TextareaField } from '@/components/ui/textarea-field'
import { TEXT_ORIGINS } from '@/lib/documents/limits'
import { parseParagraphs } from '@/lib/documents/paragraphs'
import { alignTexts } from '@/lib/documents/translation'
import { addTranslation } from '@/lib/documents/translation-actions'
import type { ParagraphView } from '@/lib/documents/views'
import type { FormState } from '@/lib/kernel/result'
import { localeNames, locales } from '@/lib/platform/i18n'
import { FileField } from './file-field'
import { TranslationReview } from './translation-review'
import { useFile } from './use-file'

const FIELDS = ['language', 'made', 'translator', 'file', 'text'] as const

type TranslationFormProps = {
  document: string
  revision: { slug: string; language: string }
  paragraphs: Omit<ParagraphView, 'lineageIds'>[]
  /** How the form stands once a file has been read. */
  initial?: FormState | undefined
}

/**
 * A revision's text in a further language, pasted or read from a file; then what belongs to what, and what
 * has no counterpart, with and without a script.
 */
export function TranslationForm(props: TranslationFormProps) {
  const { document, revision, paragraphs, initial = {} } = props
  const t = useTranslations('forms.translation')
  const errorText = useErrorText()
  const [state, action, pending] = useActionState(addTranslation, initial)
  const [file, setFile] = useFile()
  const { register } = useForm<Record<string, unknown>>()
  const values: Record<string, unknown> = state.values ?? {}
  const aligned = useMemo(
    () =>
      typeof values.text === 'string' && values.text.trim()
        ? alignTexts(paragraphs, parseParagraphs(values.text).paragraphs)
        : null,
    [paragraphs, values.text],
  )
  const told: Record<string, string> = Object.fromEntries(
    Object.entries(state.fieldErrors ?? {}).map(([name, [code]]) => [name, code ?? 'invalid']),
  )
  const faults = { ...told, ...(file.fault && { file: file.fault }) }
  const errors = Object.fromEntries(
    Object.entries(faults).map(([name, code]) => [name, errorText(code)]),
  )
  const refusal =
    state.code && !['INVALID', 'UNCONFIRMED'].includes(state.code)
      ? errorText(state.code)
      : undefined
  return (
    <FormContext value={{ register, errors, values, pending, changed: [] }}>
      <form action={action} noValidate className="stack">
        {(refusal || Object.keys(errors).length > 0) && (
          <ErrorSummary
            attempt={file.fault ? file : state}
            labels={Object.fromEntries(FIELDS.map((name) => [name, t(name)]))}
            refusal={refusal}
            signedOut={state.code === 'SIGNED_OUT'}
            errors={Object.entries(errors).map(([name, message]) => ({ name, message }))}
          />
        )}
        {/* What Enter in a field presses: the first button would be the file's. */}
        <button type="submit" name="step" value="review" hidden />
        <input type="hidden" name="document" value={document} />
        <input type="hidden" name="revision" value={revision.slug} />
        <SelectField
          name="language"
          label={t('language')}
          required
          placeholder=""
          options={locales
            .filter((locale) => locale !== revision.language)
            .map((locale) => ({ value: locale, label: localeNames[locale] }))}
        />
        <SelectField
          name="made"
          label={t('made')}
          required
          placeholder=""
          options={TEXT_ORIGINS.map((value) => ({ value, label: t(`origins.${value}`) }))}
        />
        <TextField name="translator" label={t('translator')} hint={t('translatorHint')} />
        <FileField document={document} file={file} pending={pending} onFile={setFile} />
        <TextareaField
          name="text"
          label={t('text')}
          hint={t('textHint')}
          rows={16}
          required="sometimes"
          pasted
        />
        {aligned && <TranslationReview originals={paragraphs} aligned={aligned} />}
        <p className="row">
          <SubmitButton kind="secondary" name="step" value="review">
            {t('review')}
          </SubmitButton>
          {aligned && aligned.mismatches.length === 0 && (
            <SubmitButton name="step" value="store">
              {t('store')}
            </SubmitButton>
          )}
        </p>
        <p role="status" className={pending ? 'row' : 'visually-hidden'}>
          {pending && <progress aria-label={t('working')} />}
          {pending ? t('working') : ''}
        </p>
      </form>
    </FormContext>
  )
}
