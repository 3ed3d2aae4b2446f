'use client'
import { useField } from '@/components/ui/form-context'
import styles from './carried.module.css'

type ProposalBoxProps = { value: string; label: string; first: boolean }

/** Ticks one proposal. The first of a list is where an error of the whole leads to. */
export function ProposalBox({ value, label, first }: ProposalBoxProps) {
  const { id, value: held, control } = useField('proposal')
  return (
    <input
      {...control}
      type="checkbox"
      id={first ? id : `${id}-${value}`}
      value={value}
      defaultChecked={[held].flat().includes(value)}
      aria-label={label}
      className={styles.box}
    />
  )
}
