import type { PollQuestionKind } from '@/lib/generated/prisma/enums'

export type PollState = 'planned' | 'open' | 'closed'

export type QuestionView = {
  id: string
  kind: PollQuestionKind
  prompt: string
  options: string[]
}

export type PollRow = {
  id: string
  title: string
  openedAt: Date | null
  closedAt: Date | null
  participants: number
}

export type PollView = PollRow & {
  roundId: string
  roundSlug: string
  roundTitle: string
  demonstration: string | null
  introduction: string
  questions: QuestionView[]
  /** For whoever leads it; null for everybody else. */
  joinCode: string | null
  /** Who looks, as the poll knows them; null for a visitor who has not joined. */
  participant: string | null
  answered: boolean
  /** Participants who came by code rather than by account. */
  byCode: number
  /** The streams of its round: whoever moderates one of them may lead it. */
  streamIds: string[]
}

export type LedRound = { id: string; slug: string; title: string; streamIds: string[] }

/** How often one answer was given; of words also the id by which whoever leads the poll hides them. */
export type Tally = {
  questionId: string
  option: number | null
  text: string | null
  account: number
  code: number
  hidden: boolean
  /** One answer that says this. */
  answerId: string
}
