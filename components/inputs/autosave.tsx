'use client'
import { useLocale, useTranslations } from 'next-intl'
import { use, useRef } from 'react'
import { FormContext } from '@/components/ui/form-context'
import { useErrorText } from '@/components/ui/form-errors'
import { StatusLine } from '@/components/ui/status-line'
import { type Held, useAutosave } from './use-autosave'

type AutosaveProps = {
  page: string
  draft: string
  member: string
  number?: number
  hold: (held: Held) => void
}

/** Saves the form it stands in while somebody types, and says in words how that went. */
export function Autosave(props: AutosaveProps) {
  const t = useTranslations('forms.autosave')
  const locale = useLocale()
  const errorText = useErrorText()
  const mark = useRef<HTMLDivElement>(null)
  const conflict = (use(FormContext)?.changed.length ?? 0) > 0
  const state = useAutosave({ ...props, mark, conflict })
  const time = (at: Date) =>
    at.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const text = () => {
    if (state.is === 'quiet' || conflict) return ''
    if (state.is === 'saved') return t('saved', { time: time(state.at) })
    return state.is === 'refused' ? t('refused', { reason: errorText(state.code) }) : t(state.is)
  }
  const said = text()
  return (
    <div ref={mark}>
      <StatusLine kind={state.is === 'saved' || !said ? 'plain' : 'problem'}>{said}</StatusLine>
    </div>
  )
}
