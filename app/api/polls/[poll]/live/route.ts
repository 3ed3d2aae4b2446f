import { defineRoute } from '@/lib/doors/route'
import { REFUSALS } from '@/lib/kernel/result'
import { getPoll } from '@/lib/polls/data'
import { eventsOf } from '@/lib/polls/live'
import { canReadPoll } from '@/lib/polls/policy'
import { livePollSchema } from '@/lib/polls/schema'

/** Tells a browser that a poll's results changed; it then reads their page anew. */
export const GET = defineRoute({
  schema: livePollSchema,
  load: (viewer, { poll }) => getPoll(viewer, poll),
  rule: canReadPoll,
  run: async ({ input: { poll, seconds }, request }) => {
    const events = eventsOf(poll, seconds, request.signal)
    if (!events) return new Response(null, { status: REFUSALS.RATE_LIMITED })
    return new Response(events, {
      headers: {
        'content-type': 'text/event-stream; charset=utf-8',
        // Not gathered or packed on the way, by us or by a proxy.
        'cache-control': 'no-store, no-transform',
        'x-accel-buffering': 'no',
      },
    })
  },
})
