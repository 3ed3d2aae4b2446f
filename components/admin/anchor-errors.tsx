'use client'
import { FieldError } from '@/components/ui/field'
import { useField } from '@/components/ui/form-context'

/** Where the error of a group of fields stands, and where the error summary leads. */
export function AnchorErrors({ name }: { name: string }) {
  const { id, error } = useField(name)
  return (
    <div id={id} tabIndex={-1}>
      <FieldError id={id} error={error} />
    </div>
  )
}
