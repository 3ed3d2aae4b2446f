import { Temporal } from 'temporal-polyfill'
import { isTimeZone } from './time-zones'

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

/**
 * The first time after `after` at which the clocks of `zone` show `hour` o'clock; where they skip it, the
 * hour after. A zone that this runtime does not know counts as UTC.
 */
export function nextLocalHour(zone: string, hour: number, after: Date): Date {
  const known = isTimeZone(zone) ? zone : 'UTC'
  const day = Temporal.Instant.fromEpochMilliseconds(after.getTime())
    .toZonedDateTimeISO(known)
    .toPlainDate()
  const on = (days: number) =>
    day.add({ days }).toZonedDateTime({ timeZone: known, plainTime: { hour } }).epochMilliseconds
  const today = on(0)
  return new Date(today > after.getTime() ? today : on(1))
}

/** Whole days from `now` until `then`, 0 on the last day, negative afterwards. */
export const daysUntil = (then: Date, now: Date): number =>
  Math.floor((then.getTime() - now.getTime()) / 86_400_000)
