'use client'
import { ErrorSummary } from './error-summary'
import { FormContext } from './form-context'
import { useErrorText } from './form-errors'

type CheckedFormProps = React.ComponentProps<'form'> & {
  /** Error codes by field, found when the page was made. */
  faults: Record<string, string>
}

/** A form that is no server action's: its errors were found with the page that shows it. */
export function CheckedForm({ faults, children, ...form }: CheckedFormProps) {
  const errorText = useErrorText()
  const errors = Object.fromEntries(
    Object.entries(faults).map(([name, code]) => [name, errorText(code)]),
  )
  const listed = Object.entries(errors).map(([name, message]) => ({ name, message }))
  return (
    <FormContext
      value={{ register: unregistered, errors, values: {}, pending: false, changed: [] }}
    >
      <form {...form} noValidate>
        {listed.length > 0 && (
          <ErrorSummary attempt={JSON.stringify(faults)} errors={listed} labels={{}} />
        )}
        {children}
      </form>
    </FormContext>
  )
}

const unregistered = ((name: string) => ({ name })) as unknown as FormContext['register']
