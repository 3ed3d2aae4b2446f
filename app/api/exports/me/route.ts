import { z } from 'zod'
import { defineRoute } from '@/lib/doors/route'
import { REFUSALS } from '@/lib/kernel/result'
import { env } from '@/lib/platform/env'
import { withinLimits } from '@/lib/platform/rate-limit'
import type { SignedIn } from '@/lib/platform/viewer'
import { exportOf } from '@/lib/transfer/export'
import { canExportMine, exportLimits } from '@/lib/transfer/policy'

/** Everything of the member's own as one JSON file. */
export const GET = defineRoute({
  schema: z.strictObject({}),
  load: async ({ member }) => (member ? { memberId: member.id } : null),
  rule: canExportMine,
  run: async ({ permit: { viewer, subject } }) => {
    if (!(await withinLimits(exportLimits(subject.memberId))))
      return Response.json({ ok: false, code: 'RATE_LIMITED' }, { status: REFUSALS.RATE_LIMITED })
    const body = streamOf(exportOf(viewer as SignedIn, env().NEXTAUTH_URL))
    const day = new Date().toISOString().slice(0, 10)
    return new Response(body, {
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': `attachment; filename="uptake-${day}.json"`,
        'cache-control': 'private, no-store',
      },
    })
  },
})

/** Pieces are made as fast as they are fetched; who goes away ends them. */
function streamOf(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await pieces.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    cancel: async () => {
      await pieces.return(undefined)
    },
  })
}
