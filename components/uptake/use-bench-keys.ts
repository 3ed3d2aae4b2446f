import { useEffect, useRef } from 'react'
import { actOf } from '@/lib/members/key-rules'
import type { KeyAct, KeySettings } from '@/lib/members/key-views'

type Handlers = Partial<Record<KeyAct, () => void>> & {
  up: () => void
  down: () => void
  link: () => void
  save: () => void
  leaveField: () => void
}

/** What writes in a field is no key of the workbench. */
const isTyping = (element: Element) =>
  element.matches(
    'textarea, select, [contenteditable], input:not([type="checkbox"], [type="radio"], [type="submit"], [type="button"])',
  )

const isElsewhere = (element: Element) => {
  const form = element.closest('form')
  return form !== null && form.id !== 'decision'
}

/** Acts that may go on while their key is held down: they store nothing. */
const REPEATED: readonly KeyAct[] = ['next', 'previous']

/**
 * Has keys act on the whole page: single ones as the member set them, arrows and Enter on paragraphs, and
 * with Control or Command Enter to save, which no setting switches off. While somebody types or a dialog is
 * open only that and Escape act.
 */
export function useBenchKeys(settings: KeySettings, handlers: Handlers): void {
  const now = useRef({ settings, handlers })
  now.current = { settings, handlers }
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('dialog[open]')) return
      const { settings, handlers } = now.current
      const target = event.target instanceof Element ? event.target : document.body
      const alone = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey
      const run = (act: () => void) => {
        event.preventDefault()
        act()
      }
      const { key, repeat } = event
      if (key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey)
        // In another form it is no word of the decision: a note is being written.
        return repeat || isElsewhere(target) ? undefined : run(handlers.save)
      if (isTyping(target)) return key === 'Escape' ? run(handlers.leaveField) : undefined
      if (!settings.on) return
      if (alone && !target.matches('input[type="radio"]')) {
        if (key === 'ArrowUp') return run(handlers.up)
        if (key === 'ArrowDown') return run(handlers.down)
        if (key === 'Enter' && !target.matches('a, button, summary, label'))
          return repeat ? undefined : run(handlers.link)
      }
      const act = actOf(event, settings.keys)
      const handler = act && handlers[act]
      if (act && handler && (!repeat || REPEATED.includes(act))) run(handler)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}
