'use client'
import { useContext } from 'react'
import { useFormStatus } from 'react-dom'
import { Button } from './button'
import { FormContext } from './form-context'

type SubmitButtonProps = {
  kind?: 'primary' | 'secondary' | 'danger' | 'quiet'
  name?: string
  value?: string
  formNoValidate?: boolean
  children: React.ReactNode
}

/** Sends its form. While that runs it says so and does nothing, and keeps the focus. */
export function SubmitButton({ kind = 'primary', ...rest }: SubmitButtonProps) {
  const form = useContext(FormContext)
  const status = useFormStatus()
  const pending = form?.pending || status.pending
  return (
    <Button
      {...rest}
      kind={kind}
      type="submit"
      aria-disabled={pending || undefined}
      aria-busy={pending || undefined}
    />
  )
}
