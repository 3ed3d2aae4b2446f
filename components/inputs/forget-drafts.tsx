'use client'
import { useEffect, useRef } from 'react'
import { forgetText } from './kept-text'

/** Within a form to sign out: nothing that was typed stays behind in this browser. */
export function ForgetDrafts() {
  const mark = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const form = mark.current?.closest('form')
    const forget = () => forgetText()
    form?.addEventListener('submit', forget)
    return () => form?.removeEventListener('submit', forget)
  }, [])
  return <span ref={mark} hidden />
}

/**
 * On the page that signing out leads to, and where somebody asks for it after their session ended: the form may
 * have been sent before its script worked, and another window may have kept something since.
 */
export function ForgetDraftsNow() {
  useEffect(() => {
    forgetText()
    // Whoever comes back to this page has typed other things meanwhile.
    window.history.replaceState(null, '', window.location.pathname)
  }, [])
  return null
}
