import { refresh } from 'next/cache'
import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import type { z } from 'zod'
import { appendEvents } from '@/lib/audit/append'
import type { AuditEvent } from '@/lib/audit/events'
import { type FormState, REFUSALS, type Refusal, type Result, refuse } from '@/lib/kernel/result'
import { db, type Transaction } from '@/lib/platform/db'
import { errorsByField, fieldsOf, unstorableIn } from '@/lib/platform/form'
import { authorize, type Permit, type Rule } from '@/lib/platform/permit'
import { answerWith, giveBack } from '@/lib/platform/request'
import { getViewer, type Viewer } from '@/lib/platform/viewer'

/**
 * What an act did: at least one event, or nothing because it had been done before (a retry).
 * `to` is the page to show next, without its locale; `settle` runs after the transaction is stored;
 * `fields` is what a page that saves itself holds from now on, in `version` of its draft or record. `noted` is for
 * such a page alone: the log was told of it less than a quarter of an hour ago.
 */
export type Done = {
  to: string
  settle?: () => Promise<void>
  fields?: Record<string, string>
  version?: number
} & ({ events: [AuditEvent, ...AuditEvent[]] } | { replayed: true } | { noted: true })

type Definition<Schema extends z.ZodType, Name extends string, Subject> = {
  /** Strict; refuses what the form doesn't have. */
  schema: Schema
  /** What the viewer can't see is not found: answer null. */
  load: (viewer: Viewer, input: z.output<Schema>) => Promise<Subject | null>
  rule: Rule<Name, Subject>
  run: (act: {
    tx: Transaction
    permit: Permit<Rule<Name, Subject>>
    input: z.output<Schema>
  }) => Promise<Result<Done>>
}

/** Carries a refusal out of a transaction, so that nothing of it is stored. */
class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code)
  }
}

/**
 * One act of a member, without any Next around it: parse, load, authorise, run and log in one
 * transaction.
 * @returns what was done, or the refusal; NOT_FOUND for what is denied as for what does not exist
 */
export async function perform<Schema extends z.ZodType, Name extends string, Subject>(
  { schema, load, rule, run }: Definition<Schema, Name, Subject>,
  viewer: Viewer,
  fields: unknown,
): Promise<Result<Done>> {
  const parsed = schema.safeParse(fields)
  if (!parsed.success)
    return { ok: false, code: 'INVALID', fieldErrors: errorsByField(parsed.error.issues) }
  const unstorable = unstorableIn(parsed.data)
  if (unstorable.length > 0)
    return { ok: false, code: 'INVALID', fieldErrors: errorsByField(unstorable) }
  const subject = await load(viewer, parsed.data)
  const permit = subject === null ? null : authorize(viewer, rule, subject as Subject)
  if (!permit) return { ok: false, code: 'NOT_FOUND' }
  try {
    return await db().$transaction(
      async (tx) => {
        const result = await run({ tx, permit, input: parsed.data })
        if (!result.ok) throw new Refused(result)
        if ('events' in result.value)
          await appendEvents(tx, viewer.member?.id ?? null, result.value.events)
        return result
      },
      // At a deadline hundreds wait for a connection: rather late than turned away by a fault.
      { maxWait: 30_000, timeout: 20_000 },
    )
  } catch (error) {
    if (error instanceof Refused) return error.refusal
    throw error
  }
}

/** An act by itself, for tests and builders: the same path without a browser. */
export type Act = { perform: (viewer: Viewer, fields: unknown) => Promise<Result<Done>> }

/**
 * The only way to write. Made from a schema, a loader, a rule and an act, it answers a form: on success
 * it leads on (303), on a refusal it returns the code with everything that was typed, under the HTTP
 * status of the code; what may not be seen is Next's 404, and SIGNED_OUT for a visitor.
 */
export function defineAction<Schema extends z.ZodType, Name extends string, Subject>(
  definition: Definition<Schema, Name, Subject>,
): ((state: FormState, form: FormData) => Promise<FormState>) & Act {
  const action = async (_state: FormState, form: FormData): Promise<FormState> => {
    const values = fieldsOf(form)
    const viewer = await getViewer()
    const performed = await perform(definition, viewer, values)
    const missing = !performed.ok && performed.code === 'NOT_FOUND'
    // A session that ended while somebody typed must not cost the text, nor an input withdrawn meanwhile. A script
    // keeps it on its page; without one that page is made anew, and may lead to sign-in or be gone: then another
    // gives the text back.
    const kept = missing && !viewer.member
    // What only is to be looked through (200) its page shows, as it was read.
    const refused = !performed.ok && REFUSALS[performed.code] !== 200
    if (refused && !(await headers()).has('next-action'))
      giveBack(form, kept ? 'SIGNED_OUT' : performed.code)
    if (missing && !kept) notFound()
    const result = kept ? refuse('SIGNED_OUT') : performed
    if (!result.ok) {
      answerWith(REFUSALS[result.code])
      return { ...result, values: { ...JSON.parse(JSON.stringify(values)), ...result.values } }
    }
    await result.value.settle?.()
    // The pages that the browser holds were read before this act: "back" must not show them.
    refresh()
    redirect(`/${await getLocale()}${result.value.to}`)
  }
  return Object.assign(action, {
    perform: (viewer: Viewer, fields: unknown) => perform(definition, viewer, fields),
  })
}
