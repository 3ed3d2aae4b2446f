'use client'
import { useRouter } from 'next/navigation'
import { useFormatter, useTranslations } from 'next-intl'
import { useActionState, useEffect, useMemo, useTransition } from 'react'
import { useForm } from 'react-hook-form'
import { ErrorSummary } from '@/components/ui/error-summary'
import { FormContext } from '@/components/ui/form-context'
import { useErrorText } from '@/components/ui/form-errors'
import { addRevision } from '@/lib/documents/actions'
import { FACTS } from '@/lib/documents/limits'
import { type Review, reviewOf } from '@/lib/documents/review'
import type { FormState } from '@/lib/kernel/result'
import { RevisionFields } from './revision-fields'
import { RevisionReview } from './revision-review'
import type { Latest } from './unlike-text'
import { useFile } from './use-file'

const FIELDS = [...FACTS, 'file', 'format', 'text'] as const

type RevisionFormProps = {
  document: string
  language: string
  latest: Latest | null
  /** How the form stands once a file has been read. */
  initial?: FormState
}

const isTie = (field: string) => field.startsWith('ties.')

/** Whether what came back is to be looked through: nothing else is wrong than what stands there. */
function isReview({ code, values, fieldErrors }: FormState): boolean {
  if (code === 'CONFLICT') return true
  if (code === 'UNCONFIRMED') return (values?.step ?? 'review') === 'review'
  const fields = Object.keys(fieldErrors ?? {})
  return code === 'INVALID' && fields.length > 0 && fields.every(isTie)
}

/** The labels of the fields for an error summary, those of the review's rows by their paragraphs. */
function useLabels(review: Review): Record<string, string> {
  const t = useTranslations('forms.revision')
  return Object.fromEntries([
    ...FIELDS.map((name) => [name, t(name)]),
    ...review.rows.map(({ row, paragraph: { label } }) => [`ties.${row}`, t('tieOf', { label })]),
  ])
}

/**
 * What to tell where somebody stored a revision meanwhile, or took one back: the page is shown anew around
 * the form, as what it is matched with is another one. Nothing where that did not happen.
 */
function useOvertaken(state: FormState, latest: Latest | null) {
  const t = useTranslations('forms.revision.overtaken')
  const refused = useTranslations('refusals')
  const format = useFormatter()
  const router = useRouter()
  const [refreshing, startTransition] = useTransition()
  const isOutdated =
    state.code === 'CONFLICT' && (latest?.ordinal ?? 0) !== Number(state.values?.after)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer asks anew
  useEffect(() => {
    if (isOutdated) startTransition(() => router.refresh())
  }, [state, isOutdated, router])
  const { by } = state
  if (state.code !== 'CONFLICT' || refreshing) return { refreshing, told: undefined }
  if (isOutdated) return { refreshing, told: refused('CONFLICT') }
  const name = latest?.name ?? ''
  if (!by) return { refreshing, told: t('removed', { name, before: latest ? 'yes' : 'none' }) }
  const time = format.dateTime(new Date(by.at), {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'UTC',
  })
  const who = by.self ? 'self' : by.name ? 'named' : 'other'
  return { refreshing, told: t('stored', { who, by: by.name, name, time }) }
}

/**
 * Two steps in one form, with and without a script: the text, pasted or read from a file, then what was
 * recognised in it. The server answers the first with UNCONFIRMED and all that was typed, which the second
 * carries on.
 */
export function RevisionForm({ document, language, latest, initial = {} }: RevisionFormProps) {
  const errorText = useErrorText()
  const t = useTranslations('forms.revision')
  const [state, action, pending] = useActionState(addRevision, initial)
  const [file, setFile] = useFile()
  // What a field held before it was away is forgotten: the text may have been changed by what was said of rows.
  const { register } = useForm<Record<string, unknown>>({ shouldUnregister: true })
  const review = useMemo(
    () => reviewOf(latest?.paragraphs ?? [], state.values ?? {}),
    [latest, state.values],
  )
  const values: Record<string, unknown> = { language, ...state.values }
  // What was said of rows, or joined, is written into the text.
  if (typeof values.text === 'string') values.text = review.text
  const labels = useLabels(review)
  const overtaken = useOvertaken(state, latest)
  // What was wrong with rows before two of them were joined says nothing of those after.
  const told = Object.entries(state.fieldErrors ?? {})
    .map(([name, [code]]): [string, string | undefined] => [name, code])
    .filter(([name]) => !(isTie(name) && values.join !== undefined))
  const faults = file.fault
    ? [...told.filter(([name]) => name !== 'file'), ['file', file.fault]]
    : told
  const errors = Object.fromEntries(
    faults.map(([name, code]) => [name, errorText(code ?? 'invalid')]),
  )
  const looking = isReview(state)
  const refusal =
    state.code && !['INVALID', 'UNCONFIRMED', 'CONFLICT'].includes(state.code)
      ? errorText(state.code)
      : overtaken.told
  const working = pending || overtaken.refreshing
  return (
    <FormContext value={{ register, errors, values, pending: working, changed: [] }}>
      <form action={action} noValidate className="stack">
        {(refusal || Object.keys(errors).length > 0) && (
          <ErrorSummary
            attempt={file.fault ? file : state}
            labels={labels}
            refusal={refusal}
            signedOut={state.code === 'SIGNED_OUT'}
            errors={Object.entries(errors).map(([name, message]) => ({ name, message }))}
          />
        )}
        {/* What Enter in a field presses: the first button would be the file's, or would join rows. */}
        <button type="submit" name="step" value="review" hidden />
        <input type="hidden" name="document" value={document} />
        {/* That which its ties are of: the page may know a later one by now. */}
        <input
          type="hidden"
          name="after"
          value={String(state.values?.after ?? latest?.ordinal ?? 0)}
        />
        {looking ? (
          <RevisionReview values={values} latest={latest} review={review} />
        ) : (
          <RevisionFields
            document={document}
            review={review}
            kept={values.kept}
            file={file}
            pending={working}
            onFile={setFile}
          />
        )}
        <p role="status" className={working ? 'row' : 'visually-hidden'}>
          {working && <progress aria-label={t('working')} />}
          {working ? t('working') : looking ? t('recognised') : ''}
        </p>
      </form>
    </FormContext>
  )
}
