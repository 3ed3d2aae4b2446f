'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { unstable_rethrow } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useActionState, useRef, useState, useTransition } from 'react'
import { type Resolver, useForm } from 'react-hook-form'
import type { ZodType } from 'zod'
import type { FormState } from '@/lib/kernel/result'
import { fieldsOf } from '@/lib/platform/form'
import styles from './action-form.module.css'
import { ErrorSummary } from './error-summary'
import { FormContext } from './form-context'
import { flatErrors, useErrorText } from './form-errors'
import { labelsIn, type Words, wordsIn } from './labels'
import { SubmitButton } from './submit-button'

type ActionFormProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>
  /** What a script does instead of `action`, where it stays on the page. */
  send?: (state: FormState, form: FormData) => Promise<FormState>
  schema?: ZodType<unknown, unknown>
  defaultValues?: Record<string, unknown>
  formKey?: string
  /** Whose form it is, where a page has several with the same fields: their ids differ by it. */
  of?: string
  submit?: string
  /** What values are called that somebody else may have changed and that no field of the form offers. */
  words?: Words
  /** The form itself shows what somebody else changed. */
  compares?: boolean
  children?: React.ReactNode
}

/**
 * A form for a server action. Without a script the browser sends it and the answer holds errors and
 * everything typed; with one, `schema` is asked first, about the very object the server will make of
 * the form. `formKey` (a UUID made with the page) lets a retry be told from a second sending.
 */
export function ActionForm(props: ActionFormProps) {
  const { action, schema, formKey, of, submit, compares, children } = props
  const t = useTranslations('ui.form')
  const errorText = useErrorText()
  const [plain, plainAction] = useActionState(action, {})
  const [answer, setAnswer] = useState<FormState>()
  const [checks, setChecks] = useState(0)
  const [failedHere, setFailedHere] = useState(false)
  const [pending, startTransition] = useTransition()
  const sending = useRef(false)
  const element = useRef<HTMLFormElement>(null)
  const submitter = useRef<HTMLElement>(null)
  const state = answer ?? plain

  const written = () => new FormData(element.current ?? undefined, submitter.current)
  const resolver: Resolver<Record<string, unknown>> = async (_values, context, options) =>
    schema && element.current
      ? zodResolver(schema as ZodType<Record<string, unknown>, Record<string, unknown>>)(
          fieldsOf(written()),
          context,
          options,
        )
      : { values: {}, errors: {} }
  const { register, handleSubmit, formState } = useForm<Record<string, unknown>>({
    resolver,
    shouldFocusError: false,
  })

  const found = failedHere ? flatErrors(formState.errors) : flatFields(state.fieldErrors)
  const errors = Object.fromEntries(
    Object.entries(found).map(([name, code]) => [name, errorText(code)]),
  )
  const previewed = !failedHere && state.code === 'PREVIEWED'
  const told = previewed || state.code === 'INVALID' || state.code === 'INSERTED'
  const refusal = failedHere || told ? undefined : state.code
  const wrong = Object.keys(errors).length > 0 || refusal !== undefined

  const send = () => {
    const form = written()
    sending.current = true
    startTransition(async () => {
      try {
        const next = await (props.send ?? action)(state, form)
        setAnswer(next)
      } catch (error) {
        // Redirects and "not found" travel as errors. Anything else must not cost what was typed.
        unstable_rethrow(error)
        setAnswer({ ok: false, code: 'UNREACHABLE' as FormState['code'] })
      } finally {
        sending.current = false
      }
      setFailedHere(false)
      setChecks((n) => n + 1)
    })
  }
  const onSubmit = (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (sending.current) return
    submitter.current = (event.nativeEvent as SubmitEvent).submitter
    if (!schema || submitter.current?.hasAttribute('formnovalidate')) return send()
    handleSubmit(send, () => {
      setFailedHere(true)
      setChecks((n) => n + 1)
    })(event)
  }
  const values = { ...props.defaultValues, ...state.values }
  const key = values.formKey ?? formKey
  return (
    <FormContext
      value={{
        ...{ register, errors, values, pending, of, previewed },
        ...{ changed: state.changed ?? [], by: state.by },
      }}
    >
      <form
        ref={element}
        action={plainAction}
        onSubmit={onSubmit}
        noValidate
        className={styles.form}
      >
        {wrong && (
          <ErrorSummary
            of={of}
            attempt={checks}
            labels={labelsIn(children)}
            words={{ ...wordsIn(children), ...props.words }}
            errors={Object.entries(errors).map(([name, message]) => ({ name, message }))}
            refusal={refusal && errorText(refusal)}
            signedOut={refusal === 'SIGNED_OUT'}
            see={failedHere ? undefined : state.see}
            changed={failedHere || compares ? [] : state.changed}
          />
        )}
        {key !== undefined && <input type="hidden" name="formKey" defaultValue={String(key)} />}
        {children}
        {submit && <SubmitButton>{submit}</SubmitButton>}
        <p role="status" className="visually-hidden">
          {pending ? t('sending') : ''}
        </p>
      </form>
    </FormContext>
  )
}

const flatFields = (fields: FormState['fieldErrors'] = {}) =>
  Object.fromEntries(Object.entries(fields).map(([name, codes]) => [name, codes[0] ?? 'invalid']))
