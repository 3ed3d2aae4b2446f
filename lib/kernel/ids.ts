/** An id as PostgreSQL writes it, as part of a pattern: 36 characters of the right kind are not yet one. */
export const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'

const whole = new RegExp(`^${UUID}$`)

/** True for an id: anything else in its place is a fault to PostgreSQL, not a miss. */
export const isUuid = (text: string): boolean => whole.test(text)

/** True for a day there is, written 2026-07-20, of years that PostgreSQL and JavaScript both know. */
export function isDay(text: string): boolean {
  if (!/^[12]\d{3}-\d\d-\d\d$/.test(text)) return false
  const time = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(text)
}
