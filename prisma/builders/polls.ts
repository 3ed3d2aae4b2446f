import { randomUUID } from 'node:crypto'
import { newCode } from '@/lib/platform/auth-tokens'
import { db, type Transaction } from '@/lib/platform/db'

type PollWish = {
  round: { id: string }
  createdBy: { id: string }
  title?: string
  /** False: not yet asked. */
  opened?: boolean
  /** True: one participant by code chose the first option and wrote a word. */
  answered?: boolean
}

/** A poll of four questions, one of each kind, open unless told otherwise. */
export async function buildPoll(
  { round, createdBy, title = 'Pulse of the room', opened = true, answered }: PollWish,
  tx: Transaction = db(),
) {
  const poll = await tx.poll.create({
    data: {
      id: randomUUID(),
      roundId: round.id,
      createdById: createdBy.id,
      title,
      joinCode: newCode(),
      questions: {
        create: [
          { ordinal: 1, kind: 'word', prompt: 'Your perspective in one word' },
          {
            ordinal: 2,
            kind: 'several',
            prompt: 'Through which channel did you contribute before?',
            options: ['Through a Member State', 'At a regional consultation', 'Not yet'],
          },
          {
            ordinal: 3,
            kind: 'one',
            prompt: 'Was your contribution reflected?',
            options: ['Fully', 'Partly', 'Not at all'],
          },
          { ordinal: 4, kind: 'text', prompt: 'What needs to change?' },
        ],
      },
    },
    include: { questions: { orderBy: { ordinal: 'asc' } } },
  })
  if (opened) await tx.poll.update({ where: { id: poll.id }, data: { openedAt: new Date() } })
  const [word, , one] = poll.questions
  if (answered && word && one)
    await tx.pollBallot.create({
      data: {
        pollId: poll.id,
        participant: randomUUID(),
        entry: 'code',
        answers: {
          create: [
            { questionId: word.id, text: 'Hopeful' },
            { questionId: one.id, option: 0 },
          ],
        },
      },
    })
  return poll
}
