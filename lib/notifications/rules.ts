import type { Delivery } from '@/lib/generated/prisma/enums'
import { wallClock } from '@/lib/kernel/time'
import { isTimeZone } from '@/lib/kernel/time-zones'
import { type MailKind, NOTICE_KINDS, NOTICES, type NoticeKind } from '@/lib/platform/notices'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** Waits between attempts; the last is repeated. */
const waits = [MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 6 * HOUR, 12 * HOUR, 24 * HOUR]

const MOST_ATTEMPTS = 12

/** How long a mail is of use: a link or a code dies after 15 minutes, all else after a fortnight. */
const usefulFor = (key: string) =>
  /^(session|address)\.asked:/.test(key) ? 15 * MINUTE : 14 * 24 * HOUR

/**
 * When to try again after a failure, null for never: after a permanent refusal (RFC 5321 4.2.1:
 * 5yz), after twelve attempts, or where the mail would come too late to be of use.
 */
export function nextAttempt(
  mail: { key: string; createdAt: Date; attempts: number },
  now: Date,
  responseCode?: number,
): Date | null {
  const wait = waits[Math.min(mail.attempts, waits.length) - 1] ?? MINUTE
  const next = new Date(now.getTime() + wait)
  const late = next.getTime() - mail.createdAt.getTime() > usefulFor(mail.key)
  const refused = responseCode !== undefined && responseCode >= 500 && responseCode < 600
  return refused || late || mail.attempts >= MOST_ATTEMPTS ? null : next
}

/** A line of a daily mail. */
export type Line = { about: string; subject: string; path: string }

/** The lines by what they are about, both in the order in which they came. */
export function groupByAbout(lines: readonly Line[]): { about: string; lines: Line[] }[] {
  const groups = new Map<string, Line[]>()
  for (const line of lines) groups.set(line.about, [...(groups.get(line.about) ?? []), line])
  return [...groups].map(([about, own]) => ({ about, lines: own }))
}

/**
 * The day whose daily mail is the latest that may go out at `now`: one that goes out late, before the next
 * morning, is still that of the day before. A zone that this runtime does not know counts as UTC.
 */
export const digestDay = (zone: string, now: Date, hour: number): string =>
  wallClock(isTimeZone(zone) ? zone : 'UTC', new Date(now.getTime() - hour * HOUR)).slice(0, 10)

/** How somebody is told of each kind: as they wish, else by default. Wishes about other kinds are none. */
export const deliveries = (
  wishes: readonly { kind: string; delivery: Delivery }[],
): Record<NoticeKind, Delivery> =>
  Object.fromEntries(
    NOTICE_KINDS.map((kind) => [
      kind,
      wishes.find((wish) => wish.kind === kind)?.delivery ?? NOTICES[kind].delivery,
    ]),
  ) as Record<NoticeKind, Delivery>

/** The kinds whose mails a link ends: its own, or all that come in the daily mail. */
export const kindsToEnd = (kind: MailKind, now: Record<NoticeKind, Delivery>): NoticeKind[] =>
  (kind === 'digest' ? NOTICE_KINDS.filter((one) => now[one] === 'digest') : [kind]).filter(
    (one) => now[one] !== 'list',
  )
