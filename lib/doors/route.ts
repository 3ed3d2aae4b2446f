import type { z } from 'zod'
import { REFUSALS, type RefusalCode } from '@/lib/kernel/result'
import { env } from '@/lib/platform/env'
import { authorize, type Permit, type Rule } from '@/lib/platform/permit'
import { getViewer, type Viewer } from '@/lib/platform/viewer'

type Context = { params: Promise<Record<string, string | string[] | undefined>> }

type Definition<Schema extends z.ZodType, Name extends string, Subject> = {
  /** Of the address's parts and its query together; strict. */
  schema: Schema
  load: (viewer: Viewer, input: z.output<Schema>) => Promise<Subject | null>
  rule: Rule<Name, Subject>
  run: (act: {
    permit: Permit<Rule<Name, Subject>>
    input: z.output<Schema>
    request: Request
  }) => Promise<Response>
}

const refusal = (code: RefusalCode) =>
  Response.json({ ok: false, code }, { status: REFUSALS[code] })

/** True where a request that changes something comes from a page of this site (security.md). */
export const isSameOrigin = (request: Request): boolean =>
  request.headers.get('origin') === new URL(env().NEXTAUTH_URL).origin

/**
 * A route handler behind the same door as actions: parsed, loaded, authorised. Anything but GET and HEAD
 * must come from this origin. Denied and non-existent are the same 404.
 */
export const defineRoute =
  <Schema extends z.ZodType, Name extends string, Subject>(
    definition: Definition<Schema, Name, Subject>,
  ) =>
  async (request: Request, context: Context): Promise<Response> => {
    if (!['GET', 'HEAD'].includes(request.method) && !isSameOrigin(request))
      return refusal('CROSS_ORIGIN')
    const query = Object.fromEntries(new URL(request.url).searchParams)
    const parsed = definition.schema.safeParse({ ...query, ...(await context.params) })
    if (!parsed.success) return refusal('NOT_FOUND')
    const viewer = await getViewer()
    const subject = await definition.load(viewer, parsed.data)
    const permit = subject === null ? null : authorize(viewer, definition.rule, subject as Subject)
    return permit ? definition.run({ permit, input: parsed.data, request }) : refusal('NOT_FOUND')
  }
