import type { OrganisationType, Outcome } from '@/lib/generated/prisma/enums'
import type { Byline } from '@/lib/inputs/attribution'

export type Shaper = {
  recordId: string
  reference: string
  number: number
  statement: string
  language: string
  byline: Byline
  outcome: Outcome
  /** The revision the record speaks of, where that is an earlier one. */
  since: string | null
}

/** What shaped one paragraph: all of it in numbers, the first fifty points by reference. */
export type Shapers = {
  inputs: number
  /** These by the type of who they are from, as far as that is told; null for those of whom it is not. */
  groups: { type: OrganisationType | null; inputs: number }[]
  /** Points by outcome, those recorded in an earlier revision apart, this one's first. */
  marks: { outcome: Outcome; since: string | null; count: number }[]
  listed: Shaper[]
}

export type Shaped = {
  byParagraph: Record<string, Shapers>
  /** What is recorded in this very revision and names no paragraph of it. */
  elsewhere: Shapers | null
}
