import type { Outcome } from '@/lib/generated/prisma/enums'
import { DECIDABLE } from './schema'

/** Words for outcomes in lower case, with what they mean. */
export type OutcomeWords = ReadonlyMap<string, Outcome>

/** What an outcome cell may say: the platform's words, or the keys. @param say an outcome's word */
export const sheetWords = (say: (outcome: (typeof DECIDABLE)[number]) => string): OutcomeWords =>
  new Map(
    DECIDABLE.flatMap((outcome) =>
      [say(outcome), outcome, outcome.replaceAll('_', ' ')].map(
        (word) => [word.toLowerCase(), outcome] as const,
      ),
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
