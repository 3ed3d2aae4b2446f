const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** Waits between attempts; the last is repeated. */
const waits = [MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 6 * HOUR, 12 * HOUR, 24 * HOUR]

const MOST_ATTEMPTS = 12

/** How long a mail is of use: a link to sign in dies after 15 minutes, all else for a fortnight. */
const usefulFor = (key: string) => (key.startsWith('session.asked:') ? 15 * MINUTE : 14 * 24 * HOUR)

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
