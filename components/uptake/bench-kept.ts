import { forgetText, keepText, keptText, keyOf } from '@/components/inputs/kept-text'
import type { Draft } from './bench-state'

type Whose = { member: string; revision: string }

const key = ({ member, revision }: Whose, point: string) =>
  keyOf({ member, draft: `uptake-${revision}`, page: point })

/** Keeps in this browser what is typed of a decision until it is saved. */
export function keepDraft(whose: Whose, point: string, draft: Draft): void {
  const { outcome, reason, carriedTo, paragraphs } = draft
  keepText(key(whose, point), [
    ['outcome', outcome],
    ['reason', reason],
    ['carriedTo', carriedTo],
    ...paragraphs.map((id): [string, string] => ['paragraphs', id]),
  ])
}

export const forgetDraft = (whose: Whose, point: string): void => forgetText(key(whose, point))

/** What this browser keeps of decisions on points, by point. */
export function keptDrafts(whose: Whose, points: readonly string[]): Record<string, Draft> {
  const found = points.flatMap((point) => {
    const kept = keptText(key(whose, point))
    if (!Array.isArray(kept)) return []
    const textOf = (name: string) => kept.find(([one]) => one === name)?.[1] ?? ''
    const draft: Draft = {
      outcome: textOf('outcome'),
      reason: textOf('reason'),
      carriedTo: textOf('carriedTo'),
      paragraphs: kept.flatMap(([name, value]) => (name === 'paragraphs' ? [value] : [])),
    }
    return [[point, draft] as const]
  })
  return Object.fromEntries(found)
}

const chosenKey = ({ member, revision }: Whose) =>
  keyOf({ member, draft: `uptake-${revision}`, page: 'chosen' })

/** Keeps in this browser which points are chosen for a decision on several. */
export const keepChosen = (whose: Whose, chosen: readonly string[]): void =>
  chosen.length > 0
    ? keepText(
        chosenKey(whose),
        chosen.map((id) => ['point', id]),
      )
    : forgetText(chosenKey(whose))

export const keptChosen = (whose: Whose): string[] => {
  const kept = keptText(chosenKey(whose))
  return Array.isArray(kept) ? kept.map(([, id]) => String(id)) : []
}
