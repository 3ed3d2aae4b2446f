'use client'
import { createContext, useContext } from 'react'
import { get, type UseFormRegister } from 'react-hook-form'
import type { FormState } from '@/lib/kernel/result'
import { fieldId } from './field-id'

/** What an ActionForm tells its fields and buttons. Outside of one there is none. */
export type FormContext = {
  register: UseFormRegister<Record<string, unknown>>
  errors: Record<string, string>
  values: Record<string, unknown>
  pending: boolean
  /** Whose form it is, where a page has several with the same fields. */
  of?: string | undefined
  /** What somebody else changed meanwhile, of the last answer. */
  changed: NonNullable<FormState['changed']>
  by?: FormState['by']
  /** The last answer stored nothing: it shows what sending would do. */
  previewed?: boolean
}

export const FormContext = createContext<FormContext | null>(null)

/** A field's id, error, value to start from, and what ties its control to the form. */
export function useField(name: string, given?: unknown) {
  const form = useContext(FormContext)
  const id = fieldId(name, form?.of)
  const error = form?.errors[name]
  const value: unknown = get(form?.values, name) ?? given
  return { id, error, value, control: form ? form.register(name) : { name } }
}
