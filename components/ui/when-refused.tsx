'use client'
import { use } from 'react'
import { FormContext } from './form-context'

/** Part of a form that is shown only once the form came back with what was typed: it can't be filled in by now. */
export function WhenRefused({ children }: { children: React.ReactNode }) {
  const values = use(FormContext)?.values ?? {}
  return Object.keys(values).length > 0 ? children : null
}
