import type { Outcome } from '@/lib/generated/prisma/enums'
import { canonical } from '@/lib/kernel/text'
import { DECIDABLE } from './schema'

/** Words for outcomes as `outcomeWord` has them, with what they mean. */
export type OutcomeWords = ReadonlyMap<string, Outcome>

/** What an outcome cell says, however it is typed: in any case, with any spaces, hyphens and final stop. */
export const outcomeWord = (cell: string): string =>
  canonical(cell)
    .toLowerCase()
    .replace(/[\s_\p{Dash}]+/gu, ' ')
    .replace(/[\s.:;,]+$/, '')

/** Outcomes that a file may say: those that can be chosen, and one that a record may have been given. */
export const SAYABLE = [...DECIDABLE, 'dropped'] as const

/** What an outcome cell may say: the platform's words, or the keys. @param say an outcome's word */
export const sheetWords = (say: (outcome: (typeof SAYABLE)[number]) => string): OutcomeWords =>
  new Map(
    SAYABLE.flatMap((outcome) =>
      [say(outcome), outcome].map((word) => [outcomeWord(word), outcome] as const),
    ),
  )

/** What secretariats write into comment tables, and W3C and Decidim call it, beside our own words. */
const USUAL: Record<string, Outcome> = {
  accepted: 'reflected',
  agreed: 'reflected',
  'accepted in principle': 'partly_reflected',
  'agreed in principle': 'partly_reflected',
  'accepted with modification': 'partly_reflected',
  'accepted with modifications': 'partly_reflected',
  'partially accepted': 'partly_reflected',
  'partly accepted': 'partly_reflected',
  'accepted in part': 'partly_reflected',
  'not accepted': 'not_reflected',
  'not agreed': 'not_reflected',
  rejected: 'not_reflected',
  invalid: 'not_reflected',
  outofscope: 'out_of_scope',
  deferred: 'carried_elsewhere',
}

/** What an observation in a comment table may begin with. */
export const tableWords = (own: OutcomeWords): OutcomeWords =>
  new Map([...Object.entries(USUAL), ...own])
