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
