import { AsyncLocalStorage } from 'node:async_hooks'

/** What the front server and the code behind it tell each other about one request. */
export type RequestNotes = {
  status?: number
  statements: number
  network: string
  /** The address that was asked for, with its query. */
  path?: string
  /** All fields of a form that nobody is signed in for any more: the answer gives them back. */
  unsent?: [name: string, value: string][]
}

// The front server and Next's bundle load this module twice; both must see one storage.
const key = Symbol.for('uptake.request')
const shared = globalThis as unknown as Record<symbol, AsyncLocalStorage<RequestNotes> | undefined>

shared[key] ??= new AsyncLocalStorage()

/** Holds the notes of the request at hand; empty in scripts and tests. */
export const requestNotes: AsyncLocalStorage<RequestNotes> = shared[key]

/** Has the answer give a form's fields back under 401, so that nothing typed is lost with a session. */
export const giveBack = (form: FormData): void => {
  const notes = requestNotes.getStore()
  if (notes)
    notes.unsent = [...form].flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as [string, string]] : [],
    )
}

/** Answers this request with `status`: a server action can't set one by itself. */
export const answerWith = (status: number): void => {
  const notes = requestNotes.getStore()
  if (notes) notes.status = status
}
