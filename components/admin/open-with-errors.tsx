'use client'
import { useContext } from 'react'
import { FormContext } from '@/components/ui/form-context'

type OpenWithErrorsProps = {
  /** The first part of the fields' names; left out where the whole form is folded. */
  under?: string
  summary: React.ReactNode
  children: React.ReactNode
}

/** Fields that few need, folded; unfolded where one of them has an error, so that links reach it. */
export function OpenWithErrors({ under, summary, children }: OpenWithErrorsProps) {
  const form = useContext(FormContext)
  const wrong = Object.keys(form?.errors ?? {}).some(
    (name) => under === undefined || name.startsWith(`${under}.`),
  )
  return (
    <details open={wrong || undefined}>
      <summary>{summary}</summary>
      {children}
    </details>
  )
}
