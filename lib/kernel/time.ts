import { Temporal } from 'temporal-polyfill'

/**
 * The instant that a wall clock in `zone` shows as `local` ("2026-12-07T18:00").
 * A time skipped by a change of clocks means the later side, a doubled one the earlier (RFC 9557).
 * @throws RangeError where either is malformed
 */
export const instantIn = (zone: string, local: string): Date =>
  new Date(Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds)

/** The wall clock of `zone` at `instant`, as a datetime-local field takes it. */
export const wallClock = (zone: string, instant: Date): string =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })

/** True for an IANA zone name that this runtime knows. */
export const isTimeZone = (zone: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
  } catch {
    return false
  }
}

/** Whole days from `now` until `then`, 0 on the last day, negative afterwards. */
export const daysUntil = (then: Date, now: Date): number =>
  Math.floor((then.getTime() - now.getTime()) / 86_400_000)
