import sql from 'sql-template-tag'
import type { InputPublicationPolicy, TakesFrom } from '@/lib/generated/prisma/enums'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { readIn, type Transaction } from '@/lib/platform/db'
import { actor, type Permit } from '@/lib/platform/permit'
import { tellExtension } from './mail'
import type { canAnnounceRound, canChangeRound, canCreateRound, canExtendPhase } from './policy'
import { changedSince, decideExtension, limitTexts, type PhaseSpan } from './rules'
import type { InputLimits } from './views'

type NewRound = {
  round: {
    slug: string
    code: string
    title: string
    symbol: string | null
    process: string
    purpose: string
    timeZone: string
    admission: 'organisations' | 'organisations_and_individuals'
    takesFrom?: TakesFrom | undefined
    graceMinutes: number
  } & Partial<InputLimits>
  streams: {
    pillarKey: string
    question: string | null
    publishes: InputPublicationPolicy
    phases: PhaseSpan[]
  }[]
}

/** @returns the new round's id; TAKEN with the fields, where its address or code is another round's */
export async function storeRound(
  tx: Transaction,
  permit: Permit<typeof canCreateRound>,
  { round, streams }: NewRound,
): Promise<Result<string>> {
  const [stored] = await tx.round.createManyAndReturn({
    data: [{ ...round, createdById: actor(permit).id }],
    skipDuplicates: true,
    select: { id: true },
  })
  if (!stored) return refuse('TAKEN', { fieldErrors: await takenFields(tx, round) })
  const pillars = await tx.pillar.findMany({
    where: { key: { in: streams.map(({ pillarKey }) => pillarKey) } },
  })
  if (pillars.length !== streams.length) return refuse('INVALID')
  const rows = await tx.stream.createManyAndReturn({
    data: pillars.map(({ id, key, ordinal }) => {
      const stream = streams.find(({ pillarKey }) => pillarKey === key)
      return {
        roundId: stored.id,
        pillarId: id,
        ordinal,
        question: stream?.question,
        publishes: stream?.publishes,
      }
    }),
  })
  const keys = new Map(pillars.map(({ id, key }) => [id, key]))
  await tx.phase.createMany({
    data: rows.flatMap(({ id, pillarId }) =>
      (streams.find(({ pillarKey }) => pillarKey === keys.get(pillarId))?.phases ?? []).map(
        (phase) => ({ streamId: id, ...phase }),
      ),
    ),
  })
  return ok(stored.id)
}

async function takenFields(tx: Transaction, { slug, code }: { slug: string; code: string }) {
  const others = await tx.round.findMany({ where: { OR: [{ slug }, { code }] } })
  return {
    ...(others.some((other) => other.slug === slug) && { slug: ['taken'] }),
    ...(others.some((other) => other.code === code) && { code: ['taken'] }),
  }
}

type Texts = Partial<
  Pick<NewRound['round'], 'title' | 'symbol' | 'process' | 'purpose' | 'takesFrom'> &
    InputLimits & { closingNote: string }
>

/** Changes a round's texts as read at `version`; CONFLICT with what changed since `base` was read. */
export async function storeTexts(
  tx: Transaction,
  permit: Permit<typeof canChangeRound>,
  read: { version: number; base: Record<string, string | null> },
  texts: Texts,
): Promise<Result<null>> {
  const { id } = permit.subject
  const { count } = await tx.round.updateMany({
    where: { id, version: read.version },
    data: { ...texts, version: { increment: 1 } },
  })
  if (count === 1) return ok(null)
  const { title, symbol, process, purpose, takesFrom, closingNote, version, ...rest } =
    await tx.round.findUniqueOrThrow({ where: { id } })
  // A page from before a setting did not show it.
  const settings = Object.entries({ takesFrom, ...limitTexts(rest) })
  const shown = Object.fromEntries(settings.filter(([field]) => field in read.base))
  const now = { title, symbol, process, purpose, ...shown, closingNote }
  const changed = changedSince(read.base, now)
  const elsewhere = { field: 'version', from: `${read.version}`, to: `${version}` }
  return refuse('CONFLICT', { changed: changed.length ? changed : [elsewhere] })
}

/** Makes a round public, once; CONFLICT where its texts changed since they were read. */
export async function storeAnnouncement(
  tx: Transaction,
  permit: Permit<typeof canAnnounceRound>,
  version: number,
): Promise<Result<null>> {
  const { count } = await tx.round.updateMany({
    where: { id: permit.subject.id, version, announcedAt: null },
    data: { announcedAt: new Date() },
  })
  return count === 1 ? ok(null) : refuse('CONFLICT')
}

export async function storeExtension(
  tx: Transaction,
  permit: Permit<typeof canExtendPhase>,
  change: { closesFrom: Date; closesTo: Date; reason: string },
): Promise<string> {
  const { id } = await tx.phaseExtension.create({
    data: { phaseId: permit.subject.id, proposedById: actor(permit).id, ...change },
  })
  return id
}

/** The phase under its lock, which a submission shares: the order of the two decides "in time". */
export async function lockPhase(tx: Transaction, permit: Permit<typeof canExtendPhase>) {
  const [phase] = await readIn<{ closesAt: Date; now: Date; following: Date[] }>(
    tx,
    sql`SELECT p.closes_at AS "closesAt", clock_timestamp() AS now,
        ARRAY(SELECT f.closes_at FROM phases f WHERE f.stream_id = p.stream_id AND f.kind > p.kind) AS following
      FROM phases p WHERE p.id = ${permit.subject.id}::uuid FOR UPDATE`,
  )
  if (!phase) throw new Error(`no phase ${permit.subject.id}`)
  return { ...phase, following: phase.following.map((closesAt) => ({ closesAt })) }
}

/** Moves the close once all have signed; CONFLICT where another extension came first. */
export async function applyExtension(
  tx: Transaction,
  permit: Permit<typeof canExtendPhase>,
  extensionId: string,
): Promise<Result<null>> {
  const { now, ...phase } = await lockPhase(tx, permit)
  const extension = await tx.phaseExtension.findUniqueOrThrow({ where: { id: extensionId } })
  if (extension.effectiveAt) return refuse('ALREADY_DONE')
  const decision = decideExtension(phase, extension, now)
  if (!decision.ok) return refuse('CONFLICT')
  await tx.phase.update({ where: { id: permit.subject.id }, data: decision.value })
  await tx.phaseExtension.update({ where: { id: extensionId }, data: { effectiveAt: now } })
  await tellExtension(tx, extensionId)
  return ok(null)
}
