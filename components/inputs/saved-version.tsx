'use client'
import { useEffect, useState } from 'react'

const SAVED = 'uptake:draft-saved'

/** Tells the page's other forms that the draft saved itself as another version. */
export const tellVersion = (version: number): boolean =>
  document.dispatchEvent(new CustomEvent(SAVED, { detail: version }))

/** The version of the draft that a form is about; it follows what the page saves by itself. */
export function SavedVersion({ version }: { version: number }) {
  const [saved, setSaved] = useState(version)
  useEffect(() => {
    const follow = (event: Event) => setSaved((event as CustomEvent<number>).detail)
    document.addEventListener(SAVED, follow)
    return () => document.removeEventListener(SAVED, follow)
  }, [])
  return <input type="hidden" name="version" value={Math.max(saved, version)} />
}
