import sql from 'sql-template-tag'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { readIn, type Transaction } from '@/lib/platform/db'
import { actor, type Permit } from '@/lib/platform/permit'
import { changedSince } from '@/lib/rounds/rules'
import { hashOf } from './canonical-json'
import type { Figures } from './compose'
import type { canSaveSummary, canSignSummary } from './policy'
import { fieldsOfTexts, type SummaryTexts } from './rules'
import type { SummaryContent } from './views'

/**
 * Saves a round's summary as read at `version` (0: nothing was saved yet).
 * @returns whether it is new; CONFLICT with what changed since `base` was read
 */
export async function storeSummary(
  tx: Transaction,
  permit: Permit<typeof canSaveSummary>,
  {
    version,
    base,
    ...texts
  }: SummaryTexts & { version: number; base: Record<string, string | null> },
): Promise<Result<{ id: string; started: boolean }>> {
  const { id: roundId } = permit.subject
  const { title, introduction, method, sections } = texts
  if (version === 0)
    await tx.summary.createMany({
      data: [{ roundId, title, createdById: actor(permit).id, version: 0 }],
      skipDuplicates: true,
    })
  const { count } = await tx.summary.updateMany({
    where: { roundId, version },
    data: { title, introduction, method, version: { increment: 1 } },
  })
  const standing = await textsIn(tx, roundId)
  if (count !== 1)
    return refuse('CONFLICT', { changed: changedSince(base, fieldsOfTexts(standing.texts)) })
  for (const [pillarKey, section] of Object.entries(sections)) {
    const streamId = standing.streams.get(pillarKey)
    if (!streamId) return refuse('INVALID')
    const key = { summaryId: standing.id, streamId }
    await tx.summarySection.upsert({
      where: { summaryId_streamId: key },
      create: { ...key, ...section },
      update: section,
    })
  }
  return ok({ id: standing.id, started: version === 0 })
}

async function textsIn(tx: Transaction, roundId: string) {
  const { id, title, introduction, method, sections } = await tx.summary.findUniqueOrThrow({
    where: { roundId },
    include: { sections: { include: { stream: { include: { pillar: true } } } } },
  })
  const streams = await tx.stream.findMany({ where: { roundId }, include: { pillar: true } })
  const texts = Object.fromEntries(
    sections.map(({ stream, asked, said, did }) => [stream.pillar.key, { asked, said, did }]),
  )
  return {
    id,
    texts: { title, introduction, method, sections: texts },
    streams: new Map(streams.map((stream) => [stream.pillar.key, stream.id])),
  }
}

/** Locks a summary so that of two who sign at once one publishes. @returns the version that stands */
export async function lockSummary(
  tx: Transaction,
  permit: Permit<typeof canSignSummary>,
): Promise<number> {
  const [row] = await readIn<{ version: number }>(
    tx,
    sql`SELECT version FROM summaries WHERE id = ${permit.subject.id}::uuid FOR UPDATE`,
  )
  return row?.version ?? 0
}

/** Freezes text and figures under the round's next number. @returns that number and the row's id */
export async function storePublication(
  tx: Transaction,
  permit: Permit<typeof canSignSummary>,
  frozen: { content: SummaryContent; figures: Figures; signatures: number },
): Promise<{ id: string; number: number }> {
  const { id: summaryId } = permit.subject
  const number = (await tx.summaryPublication.count({ where: { summaryId } })) + 1
  return tx.summaryPublication.create({
    data: { summaryId, number, hash: hashOf(frozen), ...frozen },
    select: { id: true, number: true },
  })
}

/** Everybody who submitted an input to the round that was not withdrawn. */
export const listSubmitters = (tx: Transaction, permit: Permit<typeof canSignSummary>) =>
  readIn<{ id: string; email: string | null; locale: string }>(
    tx,
    sql`SELECT DISTINCT m.id, m.email, m.locale FROM inputs i
      JOIN streams s ON s.id = i.stream_id JOIN members m ON m.id = i.author_id
      WHERE s.round_id = ${permit.subject.roundId}::uuid
        AND NOT EXISTS (SELECT FROM withdrawals w WHERE w.input_id = i.id)`,
  )
