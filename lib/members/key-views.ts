/** What a single key does in the workbench, in the order in which the help lists it. */
export const KEY_ACTS = [
  'next',
  'previous',
  'undecided',
  'reflected',
  'partly_reflected',
  'noted',
  'not_reflected',
  'out_of_scope',
  'carried_elsewhere',
  'reason',
  'undo',
  'select',
  'take',
  'note',
  'search',
  'help',
] as const
export type KeyAct = (typeof KEY_ACTS)[number]
export type Keys = Record<KeyAct, string>

export const DEFAULT_KEYS: Keys = {
  next: 'j',
  previous: 'k',
  undecided: 'n',
  reflected: '1',
  partly_reflected: '2',
  noted: '3',
  not_reflected: '4',
  out_of_scope: '5',
  carried_elsewhere: '6',
  reason: 'c',
  undo: 'u',
  select: 'x',
  take: 'a',
  note: 'm',
  search: '/',
  help: '?',
}

/** The keys a member works with; switched off, single keys do nothing (WCAG 2.2, 2.1.4). */
export type KeySettings = { on: boolean; keys: Keys }
