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
  /** The one exception from the check of origins: see `isOneClick`. */
  oneClick?: true
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
 * True for the one request that mail programs send on their own, which has no Origin to check and needs
 * none: it carries no cookie's authority, its address holds the proof, and it can only end mails
 * (RFC 8058, 3.1 and 3.2). Its body is exactly `List-Unsubscribe=One-Click`, in either form encoding.
 */
async function isOneClick(request: Request): Promise<boolean> {
  if (request.method !== 'POST') return false
  const form = await request.formData().catch(() => null)
  const fields = form ? [...form] : []
  return (
    fields.length === 1 && fields[0]?.[0] === 'List-Unsubscribe' && fields[0][1] === 'One-Click'
  )
}

/**
 * A route handler behind the same door as actions: parsed, loaded, authorised. Anything but GET and HEAD
 * must come from this origin, but for the one click of a mail program. Denied and non-existent are the same 404.
 */
export const defineRoute =
  <Schema extends z.ZodType, Name extends string, Subject>(
    definition: Definition<Schema, Name, Subject>,
  ) =>
  async (request: Request, context: Context): Promise<Response> => {
    const reads = ['GET', 'HEAD'].includes(request.method)
    if (definition.oneClick ? !(await isOneClick(request)) : !reads && !isSameOrigin(request))
      return refusal('CROSS_ORIGIN')
    const query = Object.fromEntries(new URL(request.url).searchParams)
    const parsed = definition.schema.safeParse({ ...query, ...(await context.params) })
    if (!parsed.success) return refusal('NOT_FOUND')
    const viewer = await getViewer()
    const subject = await definition.load(viewer, parsed.data)
    const permit = subject === null ? null : authorize(viewer, definition.rule, subject as Subject)
    return permit ? definition.run({ permit, input: parsed.data, request }) : refusal('NOT_FOUND')
  }
