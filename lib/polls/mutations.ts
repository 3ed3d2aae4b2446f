import sql from 'sql-template-tag'
import type { PollEntry } from '@/lib/generated/prisma/enums'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { newCode } from '@/lib/platform/auth-tokens'
import { readIn, type Transaction } from '@/lib/platform/db'
import { actor, type Permit, type Rule } from '@/lib/platform/permit'
import { decideMove, type Given, pollState } from './rules'
import type { PollQuestionInput } from './schema'
import type { LedRound, PollState, PollView } from './views'

type New = { id: string; title: string; introduction: string; questions: PollQuestionInput[] }

/**
 * Stores a poll that nobody else sees yet, under the form's key as its id, so that a form sent twice makes
 * one. @returns whether it is new; KEY_REUSED where the key is somebody else's
 */
export async function storePoll(
  tx: Transaction,
  permit: Permit<Rule<'poll.create', LedRound>>,
  { questions, ...poll }: New,
): Promise<Result<{ fresh: boolean }>> {
  const { id: roundId } = permit.subject
  const createdById = actor(permit).id
  const { count } = await tx.poll.createMany({
    data: [{ ...poll, roundId, createdById, joinCode: newCode() }],
    skipDuplicates: true,
  })
  if (count !== 1) {
    const held = await tx.poll.findFirst({ where: { id: poll.id, roundId, createdById } })
    return held ? ok({ fresh: false }) : refuse('KEY_REUSED')
  }
  await tx.pollQuestion.createMany({
    data: questions.map((question, index) => ({
      ...question,
      options: question.kind === 'one' || question.kind === 'several' ? question.options : [],
      pollId: poll.id,
      ordinal: index + 1,
    })),
  })
  return ok({ fresh: true })
}

/** What the poll is at now; whoever answers shares the lock, whoever moves the poll on waits for them. */
export async function lockPoll(
  tx: Transaction,
  { subject }: { subject: PollView },
  mode: 'share' | 'update',
): Promise<PollState | null> {
  const [poll] = await readIn<{ openedAt: Date | null; closedAt: Date | null }>(
    tx,
    mode === 'share'
      ? sql`SELECT opened_at AS "openedAt", closed_at AS "closedAt" FROM polls
          WHERE id = ${subject.id}::uuid FOR SHARE`
      : sql`SELECT opened_at AS "openedAt", closed_at AS "closedAt" FROM polls
          WHERE id = ${subject.id}::uuid FOR UPDATE`,
  )
  return poll ? pollState(poll) : null
}

/** Opens or closes. @returns what `decideMove` refuses, NOT_FOUND where it was discarded meanwhile */
export async function storeMove(
  tx: Transaction,
  permit: Permit<Rule<'poll.open', PollView>> | Permit<Rule<'poll.close', PollView>>,
  to: 'open' | 'closed',
): Promise<Result<null>> {
  const state = await lockPoll(tx, permit, 'update')
  if (!state) return refuse('NOT_FOUND')
  const decision = decideMove(state, to)
  if (!decision.ok) return decision
  await readIn(
    tx,
    to === 'open'
      ? sql`UPDATE polls SET opened_at = clock_timestamp() WHERE id = ${permit.subject.id}::uuid`
      : sql`UPDATE polls SET closed_at = clock_timestamp() WHERE id = ${permit.subject.id}::uuid`,
  )
  return ok(null)
}

/** Takes away a poll that nobody was asked yet. @returns ALREADY_DONE once it has opened */
export async function storeDiscard(
  tx: Transaction,
  { subject }: Permit<Rule<'poll.discard', PollView>>,
): Promise<Result<null>> {
  const { count } = await tx.poll.deleteMany({ where: { id: subject.id, openedAt: null } })
  return count === 1 ? ok(null) : refuse('ALREADY_DONE')
}

/** Puts a participant's answers in the place of those they gave before. Under the lock of `lockPoll`. */
export async function storeAnswers(
  tx: Transaction,
  permit: Permit<Rule<'poll.answer', PollView>>,
  { answers, entry }: { answers: Given[]; entry: PollEntry },
): Promise<void> {
  const { id: pollId, participant } = permit.subject
  if (!participant) throw new Error('a rule admitted nobody to a poll')
  const ballot = await tx.pollBallot.upsert({
    where: { pollId_participant: { pollId, participant } },
    create: { pollId, participant, entry },
    update: { version: { increment: 1 } },
  })
  await tx.pollAnswer.deleteMany({ where: { ballotId: ballot.id } })
  await tx.pollAnswer.createMany({
    data: answers.map((answer) => ({ ...answer, ballotId: ballot.id })),
  })
}

/**
 * Takes words off the page, with all answers to the question that say the same.
 * @returns how many answers that hid; ALREADY_DONE where they are
 */
export async function storeHiding(
  tx: Transaction,
  { subject }: Permit<Rule<'poll.hide_answer', PollView>>,
  answerId: string,
): Promise<Result<number>> {
  const hidden = await readIn<{ id: string }>(
    tx,
    sql`UPDATE poll_answers a SET hidden_at = clock_timestamp()
      FROM poll_answers said JOIN poll_questions q ON q.id = said.question_id
      WHERE said.id = ${answerId}::uuid AND q.poll_id = ${subject.id}::uuid
        AND a.question_id = said.question_id AND lower(a.text) = lower(said.text) AND a.hidden_at IS NULL
      RETURNING a.id`,
  )
  return hidden.length ? ok(hidden.length) : refuse('ALREADY_DONE')
}
