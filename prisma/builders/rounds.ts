import type { Prisma, Stream } from '@/lib/generated/prisma/client'
import type { PhaseKind } from '@/lib/generated/prisma/enums'
import { db, type Transaction } from '@/lib/platform/db'
import { buildPillars, type PillarKey } from './pillars'
import { daysFromNow, unique } from './unique'

export type Calendar = Partial<Record<PhaseKind, { opensAt: Date; closesAt: Date }>>

const days = (opens: number, closes: number) => ({
  opensAt: daysFromNow(opens),
  closesAt: daysFromNow(closes),
})

/** Taking inputs now, until `closesAt`: in two weeks unless told otherwise. */
export const openCalendar = (closesAt = daysFromNow(14)): Calendar => {
  const later = (days: number) => new Date(closesAt.getTime() + days * 86_400_000)
  return {
    submission: { opensAt: daysFromNow(-7), closesAt },
    consideration: { opensAt: closesAt, closesAt: later(14) },
    reply: { opensAt: later(14), closesAt: later(28) },
  }
}

/** Submission closed two days ago; moderators answer and submitters give verdicts now. */
export const answeringCalendar = (): Calendar => ({
  submission: days(-30, -2),
  consideration: days(-2, 30),
  reply: days(-1, 30),
})

type RoundWish<Key> = Partial<Prisma.RoundUncheckedCreateInput> & {
  pillars?: readonly Key[]
  /** True (default): `openCalendar`. False: `answeringCalendar`. `phases` replaces either. */
  open?: boolean
  phases?: Calendar
  announced?: boolean
  /** Whether the streams publish on submission (default) or wait for a moderator. */
  publishes?: Stream['publishes']
}

/**
 * A round with a stream per pillar (norms, international law, CBMs and capacity-building unless told
 * otherwise), announced.
 * @returns the round and its streams by pillar key
 */
export async function buildRound<Key extends PillarKey = 'norms' | 'intl_law' | 'cbm' | 'capacity'>(
  wish: RoundWish<Key> = {},
  tx: Transaction = db(),
) {
  const {
    pillars = ['norms', 'intl_law', 'cbm', 'capacity'] as Key[],
    open = true,
    phases = open ? openCalendar() : answeringCalendar(),
    announced = true,
    publishes,
    ...what
  } = wish
  const pillarIds = await buildPillars(tx)
  const mark = unique()
  const round = await tx.round.create({
    data: {
      slug: `round-${mark}`,
      code: `R${mark.toUpperCase()}`,
      title: `Round ${mark}`,
      purpose: 'Views are sought on the next draft.',
      process: 'Global Mechanism',
      timeZone: 'America/New_York',
      announcedAt: announced ? new Date() : null,
      ...what,
    },
  })
  const streams = await tx.stream.createManyAndReturn({
    data: pillars.map((key, index) => ({
      roundId: round.id,
      pillarId: pillarIds[key],
      ordinal: index + 1,
      publishes,
    })),
  })
  await tx.phase.createMany({
    data: streams.flatMap(({ id }) =>
      Object.entries(phases).map(([kind, days]) => ({
        streamId: id,
        kind: kind as PhaseKind,
        ...days,
      })),
    ),
  })
  const byKey = Object.fromEntries(
    pillars.map((key) => [key, streams.find(({ pillarId }) => pillarId === pillarIds[key])]),
  ) as Record<Key, Stream>
  return { round, streams: byKey }
}
