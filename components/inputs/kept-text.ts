import { fieldsOf } from '@/lib/platform/form'

/** What was typed on a page of a draft, as its form would send it. */
export type KeptText = [name: string, value: string][]

const PREFIX = 'uptake:draft:'
/** What a form holds besides what is typed. */
const OWN = /^(\$ACTION|draft$|from$|formKey$|take\.)/

/** A page's text belongs to one member: nobody else who uses this browser is shown it. */
export const keyOf = (of: { member: string; draft: string; page: string; number?: number }) =>
  [`${PREFIX}${of.member}`, of.draft, of.page, of.number ?? ''].join(':')

/** All that is typed in a form, with what its page held when it was shown. */
export const textOf = (form: HTMLFormElement): KeptText =>
  [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === 'string' && !OWN.test(name) ? [[name, value] as [string, string]] : [],
  )

/** Keeps text in this browser. A browser that keeps nothing loses only what it never could keep. */
export function keepText(key: string, text: KeptText): void {
  try {
    localStorage.setItem(key, JSON.stringify(text))
  } catch {}
}

/** @returns the text under a key, or null */
export function keptText(key: string): KeptText | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null')
  } catch {
    return null
  }
}

/** @returns all texts whose key begins so, each with its key */
export function keptTexts(start: string): [key: string, text: KeptText][] {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(start))
    return keys.flatMap((key) => {
      const text = keptText(key)
      return Array.isArray(text) ? [[key, text] as [string, KeptText]] : []
    })
  } catch {
    return []
  }
}

/** Drops the text under a key, or all that was kept of drafts. */
export function forgetText(key = PREFIX): void {
  try {
    for (const name of Object.keys(localStorage))
      if (key === PREFIX ? name.startsWith(PREFIX) : name === key) localStorage.removeItem(name)
  } catch {}
}

/** True where a form's fields hold the same; what their page held when it was shown does not count. */
export function isSameText(one: KeptText, other: KeptText): boolean {
  const typed = (text: KeptText) =>
    JSON.stringify(text.filter(([name]) => name !== 'was' && name !== 'number'))
  return typed(one) === typed(other)
}

/** Puts kept text into the fields of its form, and has those who count what is typed count it. */
export function fillIn(form: HTMLFormElement, text: KeptText): void {
  for (const control of form.elements) {
    const held = text.filter(([name]) => name === control.getAttribute('name'))
    if (control instanceof HTMLInputElement && /^(radio|checkbox)$/.test(control.type))
      control.checked = held.some(([, value]) => value === control.value)
    else if (control instanceof HTMLInputElement && control.type === 'hidden') continue
    else if (
      control instanceof HTMLInputElement ||
      control instanceof HTMLTextAreaElement ||
      control instanceof HTMLSelectElement
    ) {
      const [first] = held
      if (!first || control.value === first[1]) continue
      control.value = first[1]
      control.dispatchEvent(new Event('input', { bubbles: true }))
    }
  }
}

/** What the page held when kept text was typed on it. */
export function heldBy(text: KeptText): { was: Record<string, string>; number?: number } | null {
  try {
    const { was, number } = fieldsOf(formOf(text)) as Record<string, string>
    return { was: JSON.parse(was ?? ''), number: number === undefined ? undefined : Number(number) }
  } catch {
    return null
  }
}

function formOf(text: KeptText): FormData {
  const form = new FormData()
  for (const [name, value] of text) form.append(name, value)
  return form
}
