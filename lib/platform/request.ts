import { AsyncLocalStorage } from 'node:async_hooks'

/** All fields of a form, and the code of why nothing of it was stored. */
export type Unsent = { fields: [name: string, value: string][]; code: string }

/** What the front server and the code behind it tell each other about one request. */
export type RequestNotes = {
  status?: number
  statements: number
  network: string
  /** The address that was asked for, with its query. */
  path?: string
  /** A form that a browser sent without a script, and that was refused. */
  unsent?: Unsent
}

// The front server and Next's bundle load this module twice; both must see one storage.
const key = Symbol.for('uptake.request')
const shared = globalThis as unknown as Record<symbol, AsyncLocalStorage<RequestNotes> | undefined>

shared[key] ??= new AsyncLocalStorage()

/** Holds the notes of the request at hand; empty in scripts and tests. */
export const requestNotes: AsyncLocalStorage<RequestNotes> = shared[key]

/**
 * Keeps a form's fields for the answer, so that nothing typed is lost where its page is not there to hold it any more:
 * under 401 for SIGNED_OUT, else where that page turns out to be missing.
 */
export const giveBack = (form: FormData, code: string): void => {
  const notes = requestNotes.getStore()
  if (!notes) return
  const fields = [...form].flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as [string, string]] : [],
  )
  notes.unsent = { fields, code }
}

/** Answers this request with `status`: a server action can't set one by itself. */
export const answerWith = (status: number): void => {
  const notes = requestNotes.getStore()
  if (notes) notes.status = status
}
