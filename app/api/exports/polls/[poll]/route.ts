import { defineRoute } from '@/lib/doors/route'
import { csvOf } from '@/lib/kernel/csv'
import { getPoll, listTallies } from '@/lib/polls/data'
import { canReadPoll } from '@/lib/polls/policy'
import { pollSchema } from '@/lib/polls/schema'

/** A poll's results as CSV: how often each answer was given, hidden words without their text. */
export const GET = defineRoute({
  schema: pollSchema,
  load: (viewer, { poll }) => getPoll(viewer, poll),
  rule: canReadPoll,
  run: async ({ permit: { subject: poll, viewer } }) => {
    const rows = (await listTallies(viewer, poll)).map((tally) => {
      const question = poll.questions.find(({ id }) => id === tally.questionId)
      const answer = tally.option === null ? tally.text : question?.options[tally.option]
      const said = tally.hidden ? '' : (answer ?? '')
      return [question?.prompt ?? '', said, tally.account, tally.code, tally.hidden ? 'hidden' : '']
    })
    return new Response(csvOf([['question', 'answer', 'by_account', 'by_code', 'note'], ...rows]), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="poll-${poll.id}.csv"`,
      },
    })
  },
})
