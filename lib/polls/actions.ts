'use server'
import { type Done, defineAction } from '@/lib/doors/action'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { rememberJoining } from '@/lib/platform/participant'
import { withinLimits } from '@/lib/platform/rate-limit'
import { requestNotes } from '@/lib/platform/request'
import { getJoinable, getLedRound, getPoll } from './data'
import {
  lockPoll,
  storeAnswers,
  storeDiscard,
  storeHiding,
  storeMove,
  storePoll,
} from './mutations'
import * as policy from './policy'
import * as rules from './rules'
import * as schema from './schema'
import type { PollView } from './views'

const network = () => requestNotes.getStore()?.network ?? ''

/** Writes a poll that opens later. @returns KEY_REUSED where the form's key is somebody else's */
export const createPoll = defineAction({
  schema: schema.createPollSchema,
  load: (viewer, { round }) => getLedRound(viewer, round),
  rule: policy.canCreatePoll,
  run: async ({ tx, permit, input: { formKey: id, round: roundSlug, ...poll } }) => {
    const stored = await storePoll(tx, permit, { id, ...poll })
    if (!stored.ok) return stored
    const to = `${rules.pollPath({ roundSlug, id })}?done=pollCreated`
    return stored.value.fresh
      ? ok({ events: [{ kind: 'poll.created', subjectId: id, roundId: permit.subject.id }], to })
      : ok({ replayed: true, to })
  },
})

const moved = (poll: PollView, kind: 'poll.opened' | 'poll.closed', done: string): Result<Done> =>
  ok({
    events: [{ kind, subjectId: poll.id, roundId: poll.roundId }],
    to: `${rules.pollPath(poll)}/results?done=${done}`,
  })

/** Lets in whoever has an account or the code. @returns ALREADY_DONE once it was opened */
export const openPoll = defineAction({
  schema: schema.pollSchema,
  load: (viewer, { poll }) => getPoll(viewer, poll),
  rule: policy.canOpenPoll,
  run: async ({ tx, permit }) => {
    const stored = await storeMove(tx, permit, 'open')
    return stored.ok ? moved(permit.subject, 'poll.opened', 'pollOpened') : stored
  },
})

/** Takes no more answers, for good. @returns NOT_OPEN_YET, ALREADY_DONE */
export const closePoll = defineAction({
  schema: schema.pollSchema,
  load: (viewer, { poll }) => getPoll(viewer, poll),
  rule: policy.canClosePoll,
  run: async ({ tx, permit }) => {
    const stored = await storeMove(tx, permit, 'closed')
    return stored.ok ? moved(permit.subject, 'poll.closed', 'pollClosed') : stored
  },
})

/** Takes away a poll that has not opened. @returns ALREADY_DONE once it has */
export const discardPoll = defineAction({
  schema: schema.pollSchema,
  load: (viewer, { poll }) => getPoll(viewer, poll),
  rule: policy.canDiscardPoll,
  run: async ({ tx, permit }) => {
    const { id, roundId, roundSlug } = permit.subject
    const stored = await storeDiscard(tx, permit)
    if (!stored.ok) return stored
    return ok({
      events: [{ kind: 'poll.discarded', subjectId: id, roundId }],
      to: `/rounds/${roundSlug}/polls?done=pollDiscarded`,
    })
  },
})

/** Takes words off the page; the results go on to say how many are hidden. @returns ALREADY_DONE */
export const hideAnswer = defineAction({
  schema: schema.hideAnswerSchema,
  load: (viewer, { poll }) => getPoll(viewer, poll),
  rule: policy.canHideAnswer,
  run: async ({ tx, permit, input: { answer } }) => {
    const poll = permit.subject
    const stored = await storeHiding(tx, permit, answer)
    if (!stored.ok) return stored
    const { id: subjectId, roundId } = poll
    return ok({
      events: [
        { kind: 'poll.answer_hidden', subjectId, roundId, facts: { answers: stored.value } },
      ],
      to: `${rules.pollPath(poll)}/results?done=answerHidden`,
    })
  },
})

/** Lets this browser take part by the code told to a room. @returns INVALID beside it, RATE_LIMITED */
export const joinPoll = defineAction({
  schema: schema.joinPollSchema,
  load: async () => ({}),
  rule: policy.canJoinPoll,
  run: async ({ input: { code } }) => {
    if (!(await withinLimits(rules.joinLimits(network())))) return refuse('RATE_LIMITED')
    const poll = await getJoinable(code)
    if (!poll) return refuse('INVALID', { fieldErrors: { code: ['noSuchCode'] } })
    // Nothing is stored and nobody is named: what counts is the answer, which the log tells.
    return ok({
      replayed: true,
      to: rules.pollPath(poll),
      settle: () => rememberJoining(poll.id),
    })
  },
})

/**
 * Answers, or answers anew while the poll is open. The log tells that somebody took part, not what they
 * answered. @returns CLOSED, NOT_OPEN_YET, INVALID beside the questions, RATE_LIMITED
 */
export const answerPoll = defineAction({
  schema: schema.answerPollSchema,
  load: (viewer, { poll }) => getPoll(viewer, poll),
  rule: policy.canAnswerPoll,
  run: async ({ tx, permit, input: { answers } }) => {
    const poll = permit.subject
    if (!(await withinLimits(rules.answerLimits(poll.participant ?? '', network()))))
      return refuse('RATE_LIMITED')
    const state = await lockPoll(tx, permit, 'share')
    if (!state) return refuse('NOT_FOUND')
    const decision = rules.decideAnswers({ state, questions: poll.questions }, answers)
    if (!decision.ok) return decision
    const entry = permit.viewer.member ? 'account' : 'code'
    await storeAnswers(tx, permit, { answers: decision.value, entry })
    return ok({
      events: [
        { kind: 'poll.answered', subjectId: poll.id, roundId: poll.roundId, facts: { entry } },
      ],
      to: `${rules.pollPath(poll)}/results?done=pollAnswered`,
    })
  },
})
