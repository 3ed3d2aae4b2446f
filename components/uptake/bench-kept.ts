import { forgetText, keepText, keptText, keptTexts, keyOf } from '@/components/inputs/kept-text'
import type { Kept } from './bench-again'
import type { Draft, Held } from './bench-state'

type Whose = { member: string; revision: string }

const prefix = ({ member, revision }: Whose) => ({ member, draft: `uptake-${revision}` })
const key = (whose: Whose, point: string) => keyOf({ ...prefix(whose), page: point })

const fieldsOf = (
  { outcome, reason, carriedTo, paragraphs }: Draft,
  of = '',
): [string, string][] => [
  [`${of}outcome`, outcome],
  [`${of}reason`, reason],
  [`${of}carriedTo`, carriedTo],
  ...paragraphs.map((id): [string, string] => [`${of}paragraphs`, id]),
]

function draftIn(kept: readonly [string, string][], of = ''): Draft {
  const textOf = (name: string) => kept.find(([one]) => one === of + name)?.[1] ?? ''
  return {
    outcome: textOf('outcome'),
    reason: textOf('reason'),
    carriedTo: textOf('carriedTo'),
    paragraphs: kept.flatMap(([name, value]) => (name === `${of}paragraphs` ? [value] : [])),
  }
}

/** Keeps in this browser what is typed of a decision until it is saved, and what held when it was typed. */
export function keepDraft(whose: Whose, point: string, draft: Draft, held: Held): void {
  keepText(key(whose, point), [
    ...fieldsOf(draft),
    ['version', String(held.version)],
    ['at', String(Date.now())],
    ...(held.record ? fieldsOf(held.record, 'was.') : []),
  ])
}

export const forgetDraft = (whose: Whose, point: string): void => forgetText(key(whose, point))

/** Milliseconds after which nobody comes back to what was typed: its point may be gone by then. */
const KEPT_FOR = 30 * 86_400_000

/** Forgets what a member typed of decisions in any revision and left alone for a month. */
export function forgetOldDrafts(member: string): void {
  for (const [key, kept] of keptTexts(keyOf({ member, draft: 'uptake-', page: '' }).slice(0, -2))) {
    const at = Number(kept.find(([name]) => name === 'at')?.[1])
    if (at && at < Date.now() - KEPT_FOR) forgetText(key)
  }
}

/** What this browser keeps of decisions on points, by point. */
export function keptDrafts(whose: Whose, points: readonly string[]): Record<string, Kept> {
  const found = points.flatMap((point) => {
    const kept = keptText(key(whose, point))
    if (!Array.isArray(kept)) return []
    const was = draftIn(kept, 'was.')
    const version = Number(kept.find(([name]) => name === 'version')?.[1]) || 0
    const held = { version, record: was.outcome ? was : null }
    return [[point, { draft: draftIn(kept), was: held }] as const]
  })
  return Object.fromEntries(found)
}

const chosenKey = (whose: Whose) => keyOf({ ...prefix(whose), page: 'chosen' })

/** Keeps in this browser which points are chosen for a decision on several, each with its record's version. */
export const keepChosen = (whose: Whose, chosen: Readonly<Record<string, number>>): void => {
  const kept = Object.entries(chosen)
  const texts = kept.map(([id, version]): [string, string] => [id, String(version)])
  if (texts.length > 0) keepText(chosenKey(whose), texts)
  else forgetText(chosenKey(whose))
}

/** The same, by point. */
export const keptChosen = (whose: Whose): Record<string, number> => {
  const kept = keptText(chosenKey(whose))
  return Array.isArray(kept)
    ? Object.fromEntries(kept.map(([id, version]) => [id, Number(version)]))
    : {}
}
