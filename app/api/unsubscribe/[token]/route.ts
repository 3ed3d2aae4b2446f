import { z } from 'zod'
import { defineRoute } from '@/lib/doors/route'
import { unsubscribe } from '@/lib/notifications/actions'
import { getUnsubscription } from '@/lib/notifications/data'
import { canUnsubscribe } from '@/lib/notifications/policy'
import { getViewer } from '@/lib/platform/viewer'

const definition = {
  schema: z.strictObject({ token: z.string().max(150) }),
  load: (_viewer: unknown, { token }: { token: string }) => getUnsubscription(token),
  rule: canUnsubscribe,
}

/** For whoever opens the address that mail programs press: on to the page with a button. */
export const GET = defineRoute({
  ...definition,
  run: async ({ permit, input: { token } }) =>
    new Response(null, {
      status: 303,
      headers: { location: `/${permit.subject.locale}/unsubscribe/${token}` },
    }),
})

/** The one press of a mail program (RFC 8058, 3.1), without a cookie or an Origin; as often as it likes. */
export const POST = defineRoute({
  ...definition,
  oneClick: true,
  run: async ({ input: { token } }) => {
    const done = await unsubscribe.perform(await getViewer(), { token })
    return new Response(null, { status: done.ok ? 200 : 404 })
  },
})
