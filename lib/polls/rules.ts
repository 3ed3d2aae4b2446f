import { ok, type Result, refuse } from '@/lib/kernel/result'
import { canonical, hasBidiControls, isStorable } from '@/lib/kernel/text'
import { LIMITS } from './schema'
import type { PollState, QuestionView } from './views'

/** One answer as it is stored: the place of an option, or words. */
export type Given = { questionId: string; option: number | null; text: string | null }

const WORD = 40

/** What a poll is at: nobody else sees a planned one, an open one takes answers, a closed one keeps them. */
export const pollState = (poll: { openedAt: unknown; closedAt: unknown }): PollState => {
  if (!poll.openedAt) return 'planned'
  return poll.closedAt ? 'closed' : 'open'
}

/** Words as they are counted: in canonical form, on one line, spaces folded. */
export const foldWords = (text: string): string => canonical(text).replace(/\s+/g, ' ')

function chosen({ id, options }: QuestionView, values: string[]): Given[] | string {
  const places = [...new Set(values)].map(Number)
  return places.every((place) => Number.isInteger(place) && place >= 0 && place < options.length)
    ? places.map((option) => ({ questionId: id, option, text: null }))
    : 'choose'
}

function written({ id, kind }: QuestionView, value: string): Given[] | string {
  if (!isStorable(value)) return 'notWellFormed'
  const text = kind === 'word' ? foldWords(value) : canonical(value)
  if (text.length > (kind === 'word' ? WORD : LIMITS.text)) return 'tooLong'
  return hasBidiControls(text) ? 'bidiControls' : [{ questionId: id, option: null, text }]
}

function given(question: QuestionView, values: string[]): Given[] | string {
  const filled = values.filter((value) => value.trim())
  if (filled.length === 0) return []
  if (question.kind === 'several') return chosen(question, filled)
  if (filled.length > 1) return 'choose'
  return question.kind === 'one' ? chosen(question, filled) : written(question, filled[0] as string)
}

/**
 * Whether a poll takes these answers. Each question may be passed over, not all of them.
 * @returns NOT_OPEN_YET, CLOSED, or INVALID with the fields ("answers.q1" …)
 */
export function decideAnswers(
  poll: { state: PollState; questions: QuestionView[] },
  answers: Record<string, string[]>,
): Result<Given[]> {
  if (poll.state !== 'open') return refuse(poll.state === 'planned' ? 'NOT_OPEN_YET' : 'CLOSED')
  const fieldErrors: Record<string, string[]> = {}
  const taken: Given[] = []
  for (const [index, question] of poll.questions.entries()) {
    const name = `q${index + 1}`
    const found = given(question, answers[name] ?? [])
    if (typeof found === 'string') fieldErrors[`answers.${name}`] = [found]
    else taken.push(...found)
  }
  if (Object.keys(fieldErrors).length === 0 && taken.length === 0)
    fieldErrors['answers.q1'] = ['required']
  return Object.keys(fieldErrors).length ? refuse('INVALID', { fieldErrors }) : ok(taken)
}

/** Whether a poll may move on: open once, then close once. @returns ALREADY_DONE, or NOT_OPEN_YET to close */
export function decideMove(state: PollState, to: 'open' | 'closed'): Result<null> {
  if (to === 'open') return state === 'planned' ? ok(null) : refuse('ALREADY_DONE')
  if (state === 'planned') return refuse('NOT_OPEN_YET')
  return state === 'open' ? ok(null) : refuse('ALREADY_DONE')
}

/** At most this many different words or sentences of a question are shown; the page says how many are not. */
export const MOST_SHOWN = 200

/** Where a poll and its results are, without locale. */
export const pollPath = (poll: { roundSlug: string; id: string }) =>
  `/rounds/${poll.roundSlug}/polls/${poll.id}`

/**
 * Tries in an hour: codes from one network (a room shares one; 40 bits can't be guessed at that rate),
 * answers of one participant, and of one network.
 */
export const joinLimits = (network: string) => [
  { name: 'poll-join', key: network, points: 600, seconds: 3600 },
]
export const answerLimits = (participant: string, network: string) => [
  { name: 'poll-answer', key: participant, points: 30, seconds: 3600 },
  { name: 'poll-network', key: network, points: 2000, seconds: 3600 },
]
