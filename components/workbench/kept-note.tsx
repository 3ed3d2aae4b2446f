'use client'
import { useEffect, useRef } from 'react'
import { fillIn, forgetText, keepText, keptText, keyOf } from '@/components/inputs/kept-text'

const keyFor = (member: string, point: string) =>
  keyOf({ member, draft: 'uptake-note', page: point })

/** Keeps in this browser what is typed of a note until it is added; nothing typed keeps nothing. */
export function keepNote(member: string, point: string, text: string): void {
  const key = keyFor(member, point)
  if (text.trim())
    keepText(key, [
      ['note', text],
      ['at', String(Date.now())],
    ])
  else forgetText(key)
}

/**
 * Within the form of a note: what was typed and not added is there again where one comes back to its point, and
 * Control or Command with Enter adds it.
 */
export function KeptNote({ member, point }: { member: string; point: string }) {
  const mark = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const form = mark.current?.closest('form')
    const area = form?.querySelector('textarea')
    if (!form || !area) return
    const kept = keptText(keyFor(member, point))
    if (Array.isArray(kept) && area.value === '') fillIn(form, kept)
    const keep = () => keepNote(member, point, area.value)
    const add = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.repeat) return
      event.preventDefault()
      form.requestSubmit()
    }
    area.addEventListener('input', keep)
    area.addEventListener('keydown', add)
    return () => {
      area.removeEventListener('input', keep)
      area.removeEventListener('keydown', add)
    }
  }, [member, point])
  return <span ref={mark} hidden />
}
