import { defineRoute } from '@/lib/doors/route'
import { getInput } from '@/lib/inputs/data'
import { canReadReceipt } from '@/lib/inputs/policy'
import { receiptOf } from '@/lib/inputs/receipt-of'
import { receiptSchema } from '@/lib/inputs/schema'
import type { InputView } from '@/lib/inputs/views'

/** A receipt as a file for the author's side: the very text that its hash is made of. */
export const GET = defineRoute({
  schema: receiptSchema,
  load: async (viewer, { round, input: reference, version }): Promise<InputView | null> => {
    const input = await getInput(viewer, reference, version)
    return input?.round.slug === round && !input.withdrawnOn ? input : null
  },
  rule: canReadReceipt,
  run: async ({ permit: { subject } }) => {
    const { reference, version } = subject as InputView
    return new Response(receiptOf(subject as InputView), {
      headers: {
        'content-type': 'text/plain; charset=utf-8',
        'content-disposition': `attachment; filename="${reference}-${version.number}.txt"`,
        'cache-control': 'private, no-store',
      },
    })
  },
})
