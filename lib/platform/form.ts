const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * A form's fields as an object: `points.0.statement` nests, a repeated name becomes a list.
 * Next's own fields and files are left out; names that would reach a prototype are kept as plain
 * keys at the top, where a strict schema refuses them.
 */
export function fieldsOf(form: FormData): Record<string, unknown> {
  const fields: Record<string, unknown> = Object.create(null)
  for (const name of new Set(form.keys())) {
    if (name.startsWith('$ACTION')) continue
    const values = form.getAll(name).filter((value) => typeof value === 'string')
    const value = values.length > 1 ? values : values[0]
    const path = name.split('.')
    if (path.some((part) => FORBIDDEN.has(part)) || path.length > 6)
      fields[`forbidden:${name}`] = value
    else place(fields, path, value)
  }
  return fields
}

function place(into: Record<string, unknown>, path: string[], value: unknown): void {
  const [head = '', next, ...rest] = path
  if (next === undefined) {
    into[head] = value
    return
  }
  const isList = /^\d{1,3}$/.test(next)
  const held = into[head]
  const child = typeof held === 'object' && held !== null ? held : isList ? [] : Object.create(null)
  into[head] = child
  place(child as Record<string, unknown>, [next, ...rest], value)
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
