/** Bytes that a form may have. One with the longest draft stays far below. */
export const LARGEST_FORM = 1_000_000
/** Bytes of a form with the text of an outcome document, on its own pages alone; Next takes a little more (next.config). */
export const LARGEST_TEXT_FORM = 5_000_000

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype'])
const LIST_PART = /^\d{1,3}$/

/**
 * A form's fields as an object: `points.0.statement` nests, a repeated name becomes a list.
 * Next's own fields and files are left out; names that would reach a prototype, or anything of a list but
 * its items, are kept as plain keys at the top, where a strict schema refuses them.
 */
export function fieldsOf(form: FormData): Record<string, unknown> {
  const fields: Record<string, unknown> = Object.create(null)
  for (const name of new Set(form.keys())) {
    if (name.startsWith('$ACTION')) continue
    const values = form.getAll(name).filter((value) => typeof value === 'string')
    const value = values.length > 1 ? values : values[0]
    const path = name.split('.')
    const forbidden = path.some((part) => FORBIDDEN.has(part)) || path.length > 6
    if (forbidden || !place(fields, path, value)) fields[`forbidden:${name}`] = value
  }
  return fields
}

/** @returns false where the name says something of a list that is no item: its length would be the sender's. */
function place(into: Record<string, unknown>, path: string[], value: unknown): boolean {
  const [head = '', next, ...rest] = path
  if (Array.isArray(into) && !LIST_PART.test(head)) return false
  if (next === undefined) {
    into[head] = value
    return true
  }
  const held = into[head]
  const fresh = LIST_PART.test(next) ? [] : Object.create(null)
  const child = typeof held === 'object' && held !== null ? held : fresh
  into[head] = child
  return place(child as Record<string, unknown>, [next, ...rest], value)
}

/** Messages of a failed parse by field name, as the form names them. */
export function errorsByField(issues: readonly { path: PropertyKey[]; message: string }[]) {
  const errors: Record<string, string[]> = {}
  for (const { path, message } of issues) {
    const field = path.join('.')
    errors[field] = [...(errors[field] ?? []), message]
  }
  return errors
}

/** Where in parsed fields a text stands that the database would refuse, such as a NUL in a slug. */
export function unstorableIn(
  value: unknown,
  path: PropertyKey[] = [],
): { path: PropertyKey[]; message: string }[] {
  if (typeof value === 'string')
    return value.includes('\0') ? [{ path, message: 'notWellFormed' }] : []
  const isPlain =
    Array.isArray(value) || Object.prototype.toString.call(value) === '[object Object]'
  return isPlain && value
    ? Object.entries(value).flatMap(([key, inner]) => unstorableIn(inner, [...path, key]))
    : []
}
