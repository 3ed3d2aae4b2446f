/** Every expected refusal; each has a sentence under `refusals.*` in messages/. */
export const REFUSALS = {
  INVALID: 422,
  KEY_REUSED: 422,
  NOT_FOUND: 404,
  SIGNED_OUT: 401,
  CONFLICT: 409,
  ALREADY_DONE: 409,
  NOT_OPEN_YET: 409,
  CLOSED: 409,
  INCOMPLETE: 422,
  NOT_ACCREDITED: 403,
  NO_ECOSOC_STATUS: 422,
  NEEDS_CLEARANCE: 403,
  /** A person must see what was recognised first. */
  UNCONFIRMED: 200,
  /** Nothing is stored yet: the page shows what would be. */
  PREVIEWED: 200,
  /** Nothing is stored: a text was put into the form. */
  INSERTED: 200,
  OWN_INPUT: 403,
  SAME_ORGANISATION: 403,
  SECOND_READER: 403,
  PROPOSALS_CHANGED: 409,
  NOTHING_TO_PUBLISH: 409,
  NOTHING_TO_UNDO: 409,
  PENDING_PUBLICATION: 409,
  SUPERSEDED: 409,
  POINTS_CHANGED: 409,
  NOT_IMPARTIAL: 409,
  ALREADY_SIGNED: 409,
  ALREADY_ASKED: 409,
  VERDICT_FIRST: 409,
  BEING_CORRECTED: 409,
  RETURNED: 409,
  TAKEN_BACK: 409,
  PUBLISHED: 409,
  WITHDRAWN: 409,
  WITHDRAWN_TEXT: 409,
  TAKEN: 409,
  ADDRESS_TAKEN: 409,
  NEVER_SELF: 403,
  LISTED: 409,
  NOT_VERIFIED: 409,
  OTHER_STATE: 409,
  MORE_THAN_ONE_ADMIN: 409,
  LAST_FOCAL_POINT: 409,
  TOO_MANY_WAITING: 409,
  TOO_MANY_VIEWS: 409,
  NO_FOCAL_POINT: 409,
  MODERATORS_ONLY: 409,
  LOWERING_NEEDS_AUTHOR: 403,
  NAMING_NEEDS_AUTHOR: 403,
  LINK_INVALID: 410,
  OTHER_BROWSER: 403,
  CODE_WRONG: 422,
  RATE_LIMITED: 429,
  CROSS_ORIGIN: 403,
  TOO_LARGE: 413,
  UNREADABLE: 422,
  IN_USE: 409,
  BUILT_ON: 409,
} as const satisfies Record<string, number>

export type RefusalCode = keyof typeof REFUSALS

/** A refusal may say which fields it is about, and what changed meanwhile (for CONFLICT). */
export type Refusal = {
  ok: false
  code: RefusalCode
  fieldErrors?: Record<string, string[]>
  /** `mine` is what was refused, where that was text. */
  changed?: { field: string; from: string; to: string; mine?: string }[]
  /** Who changed it and when (ISO); `self` in another window, or before. */
  by?: { name: string; self: boolean; at: string }
  /** What fields hold from now on, other than they were sent. */
  values?: Record<string, unknown>
  /** The page of what took its place, without its locale. */
  see?: string
}

export type Result<T> = { ok: true; value: T } | Refusal

export const ok = <T>(value: T): Result<T> => ({ ok: true, value })

export const refuse = (code: RefusalCode, more: Omit<Refusal, 'ok' | 'code'> = {}): Refusal => ({
  ok: false,
  code,
  ...more,
})

/** What a form gets back: nothing yet, or a refusal together with all that was typed. */
export type FormState = Partial<
  Pick<Refusal, 'ok' | 'code' | 'fieldErrors' | 'changed' | 'by' | 'see'>
> & {
  values?: Record<string, unknown>
}
