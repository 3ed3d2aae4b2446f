import { DEFAULT_KEYS, KEY_ACTS, type KeyAct, type KeySettings, type Keys } from './key-views'

/** A Latin letter, a digit or a sign of ASCII, as one key or one key with Shift makes it. */
export const isKey = (text: string): boolean => /^[!-@[-`a-z{-~]$/.test(text)

/** The settings from what is stored of them; what is no key counts for nothing. */
export function settingsOf(stored: { keys: unknown; off: boolean } | null): KeySettings {
  const own = Object(stored?.keys) as Record<string, unknown>
  const keys = Object.fromEntries(
    KEY_ACTS.map((act) => {
      const key = own[act]
      return [act, typeof key === 'string' && isKey(key) ? key : DEFAULT_KEYS[act]]
    }),
  ) as Keys
  return { on: !stored?.off, keys }
}

/** The acts whose key another act before them in the list has as well. */
export const clashingActs = (keys: Keys): KeyAct[] =>
  KEY_ACTS.filter((act, at) => KEY_ACTS.slice(0, at).some((other) => keys[other] === keys[act]))

/** Of a keyboard event, all that says which key it was. */
export type Pressed = {
  key: string
  code: string
  shiftKey: boolean
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  isComposing: boolean
}

const BY_PLACE: Record<string, [plain: string, shifted: string]> = {
  Slash: ['/', '?'],
  Period: ['.', '>'],
  Comma: [',', '<'],
  Semicolon: [';', ':'],
  Quote: ["'", '"'],
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
  Backslash: ['\\', '|'],
  Minus: ['-', '_'],
  Equal: ['=', '+'],
  Backquote: ['`', '~'],
}

/** What the key at a place of the keyboard is on a Latin one (UI Events KeyboardEvent code values). */
function byPlace({ code, shiftKey }: Pressed): string | null {
  const [, letter, digit] = /^(?:Key([A-Z])|(?:Digit|Numpad)(\d))$/.exec(code) ?? []
  if (letter) return letter.toLowerCase()
  return digit ?? BY_PLACE[code]?.[shiftKey ? 1 : 0] ?? null
}

/**
 * The act of a key: by what it writes where that is a Latin letter or a sign that an act has, by its place
 * on the keyboard otherwise, so that it is the same on a Cyrillic or Arabic keyboard and on one whose
 * digits need Shift. With another key held down it is none, a letter with Shift neither.
 */
export function actOf(pressed: Pressed, keys: Keys): KeyAct | null {
  const { key, shiftKey, ctrlKey, metaKey, altKey, isComposing } = pressed
  if (ctrlKey || metaKey || altKey || isComposing) return null
  const bound = (wanted: string | null) => KEY_ACTS.find((act) => keys[act] === wanted) ?? null
  if (/^[a-z]$/i.test(key)) return shiftKey ? null : bound(key.toLowerCase())
  // A key with a name of its own, such as Enter or F1.
  if (/^[A-Z][A-Za-z0-9]+$/.test(key) && key !== 'Process' && key !== 'Dead') return null
  return bound(key) ?? bound(byPlace(pressed))
}
