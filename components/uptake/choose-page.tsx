'use client'
import { useEffect, useState } from 'react'
import styles from './chosen.module.css'

/** Ticks all points of a page at once, or none; a script's help, so it comes with the script. */
export function ChoosePage({ form, label }: { form: string; label: string }) {
  const [ready, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  if (!ready) return null
  const choose = (event: React.ChangeEvent<HTMLInputElement>) => {
    for (const box of document.querySelectorAll<HTMLInputElement>(
      `input[type="checkbox"][form="${form}"][name="point"]`,
    ))
      box.checked = event.target.checked
  }
  return (
    <label className={styles.all}>
      <input type="checkbox" onChange={choose} /> {label}
    </label>
  )
}
