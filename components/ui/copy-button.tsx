'use client'
import { useTranslations } from 'next-intl'
import { useState, useSyncExternalStore } from 'react'
import { Button } from './button'

const never = () => () => {}

/** Copies `text`. Shown only where the browser can do it; `label` says what, to a screen reader. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const t = useTranslations('ui.copy')
  const [copied, setCopied] = useState(false)
  const able = useSyncExternalStore(
    never,
    () => 'clipboard' in navigator,
    () => false,
  )
  if (!able) return null
  const copy = () => navigator.clipboard.writeText(text).then(() => setCopied(true))
  return (
    <>
      <Button type="button" kind="quiet" onClick={copy}>
        {t('copy')} <span className="visually-hidden">{label}</span>
      </Button>{' '}
      <span role="status">{copied ? t('copied') : ''}</span>
    </>
  )
}
