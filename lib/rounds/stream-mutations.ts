import sql from 'sql-template-tag'
import type { z } from 'zod'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { readIn, type Transaction } from '@/lib/platform/db'
import type { Permit } from '@/lib/platform/permit'
import type { canChangeRound } from './policy'
import { changedSince, decideCalendar, type PhaseSpan, streamTerms } from './rules'
import { type changeStreamsSchema, PHASE_KINDS } from './schema'

type Wished = Pick<z.output<typeof changeStreamsSchema>, 'base' | 'streams'>
type Wish = Wished['streams'][string]
type Change = { streamId: string; facts: Record<string, string> }

/**
 * Changes what streams ask, how their inputs become public and their calendars, while only staff see the
 * round; the round's lock puts this before or after its announcement.
 * @returns what changed in each stream; PUBLISHED once the round is announced, CONFLICT with what changed
 *   since `base` was read, INVALID for a pillar that the round does not have and for a close that a change
 *   of clocks puts at or before its opening
 */
export async function storeStreams(
  tx: Transaction,
  permit: Permit<typeof canChangeRound>,
  { base, streams: wished }: Wished,
): Promise<Result<Change[]>> {
  const { id } = permit.subject
  const [round] = await readIn<{ announced: boolean; zone: string }>(
    tx,
    sql`SELECT announced_at IS NOT NULL AS announced, time_zone AS zone FROM rounds
      WHERE id = ${id}::uuid FOR UPDATE`,
  )
  if (!round || round.announced) return refuse('PUBLISHED')
  const rows = await tx.stream.findMany({
    where: { roundId: id },
    include: { pillar: true, phases: true },
    orderBy: { ordinal: 'asc' },
  })
  const streams = new Map(rows.map(({ pillar, ...row }) => [pillar.key, row]))
  const standing = [...streams].map(([pillarKey, row]) => ({ ...row, pillarKey }))
  const changed = changedSince(base, streamTerms(round.zone, standing))
  if (changed.length) return refuse('CONFLICT', { changed })
  const changes: Change[] = []
  for (const [pillarKey, { calendar, ...terms }] of Object.entries(wished)) {
    const stream = streams.get(pillarKey)
    if (!stream) return refuse('INVALID')
    const phases = calendarOf(round.zone, pillarKey, calendar)
    if (!phases.ok) return phases
    const facts = changedSince(
      streamTerms(round.zone, [{ ...stream, pillarKey }]),
      streamTerms(round.zone, [{ ...terms, pillarKey, phases: phases.value }]),
    ).map(({ field, from, to }) => [field.split('.').slice(2).join('.'), `${from} → ${to}`])
    if (facts.length === 0) continue
    await storeStream(tx, stream.id, terms, phases.value)
    changes.push({ streamId: stream.id, facts: Object.fromEntries(facts) })
  }
  // Whoever announces the round must have read it as it is now.
  if (changes.length) await tx.round.update({ where: { id }, data: { version: { increment: 1 } } })
  return ok(changes)
}

function calendarOf(zone: string, key: string, calendar: Wish['calendar']): Result<PhaseSpan[]> {
  const phases = PHASE_KINDS.map((kind) => ({ kind, ...calendar[kind] }))
  const decided = decideCalendar(zone, phases)
  if (decided.ok) return decided
  const errors = Object.entries(decided.fieldErrors ?? {})
  return refuse('INVALID', {
    fieldErrors: Object.fromEntries(errors.map(([at, why]) => [`streams.${key}.${at}`, why])),
  })
}

async function storeStream(
  tx: Transaction,
  streamId: string,
  terms: Omit<Wish, 'calendar'>,
  phases: PhaseSpan[],
) {
  await tx.stream.update({ where: { id: streamId }, data: terms })
  for (const { kind, ...span } of phases)
    await tx.phase.upsert({
      where: { streamId_kind: { streamId, kind } },
      create: { streamId, kind, ...span },
      update: span,
    })
}
