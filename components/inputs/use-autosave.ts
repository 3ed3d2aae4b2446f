import { type RefObject, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import {
  fillIn,
  forgetText,
  heldBy,
  isSameText,
  keepText,
  keptText,
  keyOf,
  textOf,
} from './kept-text'
import { tellVersion } from './saved-version'

/** What the page's fields hold on the server, and which point it is. */
export type Held = { was: Record<string, string>; number?: number }
export type AutosaveState =
  | { is: 'quiet' }
  | { is: 'saved'; at: Date }
  | { is: 'kept' | 'signedOut' | 'conflict' }
  | { is: 'refused'; code: string }

type Autosaved = {
  mark: RefObject<HTMLElement | null>
  page: string
  draft: string
  member: string
  number?: number
  /** Told by the form's own answer that somebody else changed the page. */
  conflict: boolean
  hold: (held: Held) => void
}

const PAUSE = 2000
const RETRY = 10_000
/** A browser sends no more than 64 KB for a page that is gone. */
const MOST_PARTING = 60_000

/**
 * Saves a page of a draft while somebody types: two seconds after the last key, when a field is left, and
 * when the page is. What can't be saved is kept in this browser and tried again; over what somebody else
 * changed nothing is tried again.
 */
export function useAutosave(given: Autosaved): AutosaveState {
  const [state, setState] = useState<AutosaveState>({ is: 'quiet' })
  const now = useRef(given)
  now.current = given
  useEffect(() => {
    const form = now.current.mark.current?.closest('form')
    if (!form) return
    const { page, draft } = now.current
    let timer: ReturnType<typeof setTimeout> | undefined
    let flight: Promise<void> | undefined
    let dirty = false
    let stopped = false
    let sent = false
    let gone = false
    const key = () => keyOf(now.current)
    const keep = () => keepText(key(), textOf(form))
    const post = (keepalive = false) =>
      fetch(`/api/drafts/${draft}/${page}`, { method: 'POST', body: bodyOf(form), keepalive })
    const later = (after: number) => {
      clearTimeout(timer)
      timer = setTimeout(save, after)
    }
    const fail = (next: AutosaveState) => {
      dirty = true
      if (gone) return
      keep()
      setState(next)
    }

    async function attempt() {
      dirty = false
      const answer = await post()
        .then((response) => response.json())
        .catch(() => null)
      if (!answer || answer.code === 'RATE_LIMITED') {
        fail({ is: 'kept' })
        return gone ? undefined : later(RETRY)
      }
      if (answer.ok) {
        forgetText(key())
        if (gone) return
        flushSync(() => {
          now.current.hold({ was: answer.was, number: answer.number && Number(answer.number) })
          setState({ is: 'saved', at: new Date() })
        })
        tellVersion(answer.version)
        // Typed while this was on its way.
        if (dirty) later(PAUSE)
        return
      }
      stopped = answer.code === 'CONFLICT'
      if (stopped) return fail({ is: 'conflict' })
      if (answer.code === 'NOT_FOUND') return fail({ is: 'signedOut' })
      fail({ is: 'refused', code: answer.code })
    }

    function save() {
      clearTimeout(timer)
      if (!dirty || stopped || now.current.conflict || flight) return
      flight = attempt().finally(() => {
        flight = undefined
      })
    }

    const typed = () => {
      dirty = true
      sent = false
      later(PAUSE)
    }
    // Whoever leaves a field for a button is about to save, or to remove, all of it.
    const left = (event: FocusEvent) => {
      if (!(event.relatedTarget instanceof HTMLButtonElement)) save()
    }
    const parted = () => {
      if (!dirty) return
      keep()
      if (stopped || now.current.conflict) return
      if (new Blob(textOf(form).flat()).size < MOST_PARTING) post(true).catch(() => undefined)
    }
    // A save by hand waits for one on its way: it would be refused as somebody else's.
    const sending = (event: SubmitEvent) => {
      clearTimeout(timer)
      sent = true
      if (!flight) return
      event.preventDefault()
      event.stopPropagation()
      flight.then(() => form.requestSubmit(event.submitter))
    }

    const text = keptText(key())
    const held = text && heldBy(text)
    if (text && held && !isSameText(text, textOf(form))) {
      now.current.hold(held)
      fillIn(form, text)
      dirty = true
      later(100)
    } else if (text) forgetText(key())

    form.addEventListener('input', typed)
    form.addEventListener('focusout', left)
    form.addEventListener('submit', sending)
    window.addEventListener('pagehide', parted)
    window.addEventListener('online', save)
    return () => {
      gone = true
      clearTimeout(timer)
      if (sent) forgetText(key())
      else if (dirty) keep()
      form.removeEventListener('input', typed)
      form.removeEventListener('focusout', left)
      form.removeEventListener('submit', sending)
      window.removeEventListener('pagehide', parted)
      window.removeEventListener('online', save)
    }
  }, [])
  return state
}

/** The form as it is sent, without what says whose text is to stand. */
function bodyOf(form: HTMLFormElement): FormData {
  const body = new FormData(form)
  for (const name of [...body.keys()]) if (name.startsWith('take.')) body.delete(name)
  return body
}
