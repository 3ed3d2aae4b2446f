'use client'
import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { useForm } from 'react-hook-form'
import { ErrorSummary } from '@/components/ui/error-summary'
import { FormContext } from '@/components/ui/form-context'
import { useErrorText } from '@/components/ui/form-errors'
import { addRevision } from '@/lib/documents/actions'
import { RevisionFields } from './revision-fields'
import { type Latest, RevisionReview } from './revision-review'

const FIELDS = ['name', 'symbol', 'language', 'issuedOn', 'text'] as const

type RevisionFormProps = { document: string; language: string; latest: Latest | null }

/**
 * Two steps in one form, with and without a script: the text, then what was recognised in it. The server
 * answers the first with UNCONFIRMED and all that was typed, which the second carries on.
 */
export function RevisionForm({ document, language, latest }: RevisionFormProps) {
  const errorText = useErrorText()
  const t = useTranslations('forms.revision')
  const [state, action, pending] = useActionState(addRevision, {})
  const { register } = useForm<Record<string, unknown>>()
  const values = { language, ...state.values }
  const errors = Object.fromEntries(
    Object.entries(state.fieldErrors ?? {}).map(([name, [code]]) => [
      name,
      errorText(code ?? 'invalid'),
    ]),
  )
  const isReview = state.code === 'UNCONFIRMED' && state.values?.step === 'review'
  const refusal =
    state.code && !['INVALID', 'UNCONFIRMED'].includes(state.code)
      ? errorText(state.code)
      : undefined
  return (
    <FormContext value={{ register, errors, values, pending, changed: [] }}>
      <form action={action} noValidate className="stack">
        {(refusal || Object.keys(errors).length > 0) && (
          <ErrorSummary
            attempt={state}
            labels={Object.fromEntries(FIELDS.map((name) => [name, t(name)]))}
            refusal={refusal}
            signedOut={state.code === 'SIGNED_OUT'}
            errors={Object.entries(errors).map(([name, message]) => ({ name, message }))}
          />
        )}
        <input type="hidden" name="document" value={document} />
        <input type="hidden" name="after" value={latest?.ordinal ?? 0} />
        {isReview ? (
          <RevisionReview values={values} latest={latest} />
        ) : (
          <RevisionFields text={String(state.values?.text ?? '')} />
        )}
        <p role="status" className="visually-hidden">
          {pending ? t('working') : isReview ? t('recognised') : ''}
        </p>
      </form>
    </FormContext>
  )
}
