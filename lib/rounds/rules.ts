import type { PhaseKind } from '@/lib/generated/prisma/enums'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { instantIn, wallClock } from '@/lib/kernel/time'
import { isTimeZone } from '@/lib/kernel/time-zones'
import type { InputLimits, StreamView } from './views'

export type PhaseSpan = { kind: PhaseKind; opensAt: Date; closesAt: Date }
export type PhaseState = 'forthcoming' | 'open' | 'grace' | 'closed'

/**
 * Where a phase stands at `now`. In time is `opensAt <= now < closesAt + grace`; `grace` is the published
 * time after the close that is the same for everybody (product.md).
 */
export function phaseState(
  phase: Pick<PhaseSpan, 'opensAt' | 'closesAt'>,
  graceMinutes: number,
  now: Date,
): PhaseState {
  if (now < phase.opensAt) return 'forthcoming'
  if (now < phase.closesAt) return 'open'
  return now.getTime() < phase.closesAt.getTime() + graceMinutes * 60_000 ? 'grace' : 'closed'
}

export type RoundState = 'forthcoming' | 'open' | 'closed'

/** A round is open from the first opening of any phase of any stream until the last close, gaps included. */
export function roundState(
  phases: readonly PhaseSpan[],
  graceMinutes: number,
  now: Date,
): RoundState {
  const states = phases.map((phase) => phaseState(phase, graceMinutes, now))
  if (states.every((state) => state === 'closed')) return 'closed'
  return states.every((state) => state === 'forthcoming') ? 'forthcoming' : 'open'
}

export type NextDate = { kind: PhaseKind; event: 'closes' | 'opens'; at: Date }

/**
 * What a reader of a round must know first: the next close of an open submission or reply phase, else the
 * next date of its calendar.
 * @returns null where no date is left
 */
export function nextDate(phases: readonly PhaseSpan[], now: Date): NextDate | null {
  const dates = phases.flatMap(({ kind, opensAt, closesAt }): NextDate[] =>
    now < opensAt
      ? [{ kind, event: 'opens', at: opensAt }]
      : now < closesAt
        ? [{ kind, event: 'closes', at: closesAt }]
        : [],
  )
  const act = dates.filter(({ kind, event }) => event === 'closes' && kind !== 'consideration')
  return (act.length ? act : dates).sort((a, b) => a.at.getTime() - b.at.getTime())[0] ?? null
}

/**
 * May this phase's close be moved to `closesTo`? Only later, and only into the future; the next phase of
 * the stream must not close before it does. A phase that has closed may be opened again this way.
 * @returns the new close, or INVALID at `closesAt`; CONFLICT where the close has moved since `closesFrom`
 */
export function decideExtension(
  phase: { closesAt: Date; following: readonly { closesAt: Date }[] },
  { closesFrom, closesTo }: { closesFrom: Date; closesTo: Date },
  now: Date,
): Result<{ closesAt: Date }> {
  if (phase.closesAt.getTime() !== closesFrom.getTime()) return refuse('CONFLICT')
  const overtakes = phase.following.some(({ closesAt }) => closesTo > closesAt)
  if (closesTo <= closesFrom || closesTo <= now || overtakes)
    return refuse('INVALID', { fieldErrors: { closesAt: ['order'] } })
  return ok({ closesAt: closesTo })
}

type Wished = { kind: PhaseKind; opensAt: string; closesAt: string }

/**
 * The instants of wall clocks in the round's zone.
 * @returns INVALID at `timeZone` where nobody knows the zone, and at a close that a change of clocks puts
 *   at or before its opening
 */
export function decideCalendar(zone: string, phases: readonly Wished[]): Result<PhaseSpan[]> {
  if (!isTimeZone(zone)) return refuse('INVALID', { fieldErrors: { timeZone: ['zone'] } })
  const spans = phases.map(({ kind, opensAt, closesAt }) => ({
    kind,
    opensAt: instantIn(zone, opensAt),
    closesAt: instantIn(zone, closesAt),
  }))
  const turned = spans.find(({ opensAt, closesAt }) => closesAt <= opensAt)
  return turned
    ? refuse('INVALID', { fieldErrors: { [`calendar.${turned.kind}.closesAt`]: ['order'] } })
    : ok(spans)
}

/** What changed between what a page had read and what stands now. */
export function changedSince(
  base: Record<string, string | null>,
  standing: Record<string, string | null>,
) {
  return Object.entries(standing)
    .filter(([field, to]) => (base[field] ?? '') !== (to ?? ''))
    .map(([field, to]) => ({ field, from: base[field] ?? '', to: to ?? '' }))
}

/** A round's limits as its form holds them. */
export const limitTexts = (limits: InputLimits): Record<keyof InputLimits, string> => ({
  statementWords: limits.statementWords === null ? '' : `${limits.statementWords}`,
  statementCharacters: `${limits.statementCharacters}`,
  wordingCharacters: `${limits.wordingCharacters}`,
  mostPoints: `${limits.mostPoints}`,
})

type StreamTerms = Pick<StreamView, 'pillarKey' | 'question' | 'publishes'> & {
  phases: readonly PhaseSpan[]
}

/** What can change of a round's streams, by the names of the form's fields; times on the round's clock. */
export const streamTerms = (
  zone: string,
  streams: readonly StreamTerms[],
): Record<string, string> =>
  Object.fromEntries(
    streams.flatMap(({ pillarKey, question, publishes, phases }) => [
      [`streams.${pillarKey}.question`, question ?? ''],
      [`streams.${pillarKey}.publishes`, publishes],
      ...phases.flatMap(({ kind, opensAt, closesAt }) => [
        [`streams.${pillarKey}.calendar.${kind}.opensAt`, wallClock(zone, opensAt)],
        [`streams.${pillarKey}.calendar.${kind}.closesAt`, wallClock(zone, closesAt)],
      ]),
    ]),
  )
