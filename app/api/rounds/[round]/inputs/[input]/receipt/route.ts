import { defineRoute } from '@/lib/doors/route'
import { getInput } from '@/lib/inputs/data'
import { canReadReceipt } from '@/lib/inputs/policy'
import { receiptOf } from '@/lib/inputs/receipt-of'
import { receiptPdf } from '@/lib/inputs/receipt-pdf'
import { receiptSchema } from '@/lib/inputs/schema'
import type { InputView } from '@/lib/inputs/views'
import { REFUSALS } from '@/lib/kernel/result'
import { actor } from '@/lib/platform/permit'
import { withinLimits } from '@/lib/platform/rate-limit'

/** PDFs that one member may ask for in an hour: each takes the compiler a moment. */
const limits = (key: string) => [{ name: 'pdf-member', key, points: 60, seconds: 3600 }]

/** A receipt as a file for the author's side: the very text that its hash is made of, or a PDF of it. */
export const GET = defineRoute({
  schema: receiptSchema,
  load: async (viewer, { round, input: reference, version }): Promise<InputView | null> => {
    const input = await getInput(viewer, reference, version)
    return input?.round.slug === round && !input.withdrawnOn ? input : null
  },
  rule: canReadReceipt,
  run: async ({ permit, input: { format, locale } }) => {
    const input = permit.subject as InputView
    const { reference, version } = input
    const isPdf = format === 'pdf'
    if (isPdf && !(await withinLimits(limits(actor(permit).id))))
      return Response.json({ ok: false, code: 'RATE_LIMITED' }, { status: REFUSALS.RATE_LIMITED })
    const body = isPdf ? new Uint8Array(await receiptPdf(input, locale)) : receiptOf(input)
    return new Response(body, {
      headers: {
        'content-type': isPdf ? 'application/pdf' : 'text/plain; charset=utf-8',
        'content-disposition': `attachment; filename="${reference}-${version.number}.${format}"`,
        'cache-control': 'private, no-store',
      },
    })
  },
})
