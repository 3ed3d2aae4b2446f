'use client'
import { useField } from '@/components/ui/form-context'

type LeaveOutProps = { record: string; label: string; chosen: boolean }

/** A box to tick for a record that is to stay out of a proposal; it stays ticked when the form comes back. */
export function LeaveOut({ record, label, chosen }: LeaveOutProps) {
  const { value, control } = useField('without', chosen ? [record] : [])
  return (
    <input
      {...control}
      type="checkbox"
      value={record}
      aria-label={label}
      defaultChecked={[value].flat().includes(record)}
    />
  )
}
