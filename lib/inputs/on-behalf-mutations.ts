// Over 250 lines: storing a batch, adding to it and taking it back lock the same rows in one order.
import { randomUUID } from 'node:crypto'
import sql from 'sql-template-tag'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { listed } from '@/lib/kernel/text'
import { readIn, type Transaction } from '@/lib/platform/db'
import { actor, type Permit, type Rule } from '@/lib/platform/permit'
import type { SheetNote } from '@/lib/platform/sheet'
import { withoutKnown } from './foreign-again'
import { listKnownSince } from './foreign-data'
import { batchInUse } from './on-behalf-data'
import type { Entry } from './on-behalf-judgement'
import type { Line } from './on-behalf-schema'
import type { BatchAnswers, BatchView, RecordingView, StoredKey } from './on-behalf-views'
import { newReference, receiptText, sha256 } from './receipt'
import { publishesAtOnce } from './rules'

type Staged = {
  fileName: string | null
  lines: Line[]
  notes: SheetNote[]
  batch?: string
  /** What a foreign table answers to its rows. */
  answers?: BatchAnswers
  seenBatches?: string[]
}

/**
 * Keeps lines between their reading and their storing; with `batch`, in place of what that batch of the
 * same member held. @returns its id; ALREADY_DONE where that batch was stored meanwhile
 */
export async function storeStaged<Subject extends RecordingView>(
  tx: Transaction,
  permit: Permit<Rule<'batch.import', Subject>>,
  { fileName, lines, notes, batch, answers, seenBatches }: Staged,
): Promise<Result<string>> {
  const { roundId } = permit.subject
  const recordedById = actor(permit).id
  if (!batch) {
    const data = { roundId, recordedById, fileName, lines, notes, answers, seenBatches }
    return ok((await tx.importBatch.create({ data, select: { id: true } })).id)
  }
  const { count } = await tx.importBatch.updateMany({
    where: { id: batch, roundId, recordedById, storedAt: null, discardedAt: null },
    data: { lines, notes },
  })
  return count === 1 ? ok(batch) : refuse('ALREADY_DONE')
}

export type Recorded = Entry & {
  id: string
  reference: string
  public: boolean
}

type StorePermit = Permit<Rule<'input.record_on_behalf', BatchView>>

/**
 * Makes inputs of entries, all or none, but what somebody else recorded from the same source since a foreign table was
 * read: that is noted row by row. Their author is whoever they name, not who records them.
 * @returns ALREADY_DONE where the batch was stored or discarded before
 */
export async function storeRecorded(
  tx: Transaction,
  permit: StorePermit,
  chosen: readonly Entry[],
): Promise<Result<{ recorded: Recorded[]; again: number }>> {
  const { id: batchId, streams, roundId, answers, notes, seenBatches: seen } = permit.subject
  const sources = chosen.map(({ source }) => source)
  const known = await listKnownSince(tx, permit.viewer, { roundId, sources, seen })
  const left = withoutKnown({ entries: chosen, answers: answers?.rows ?? [] }, known)
  const { entries, met } = left
  const submittedAt = new Date()
  const { count } = await tx.importBatch.updateMany({
    where: { id: batchId, storedAt: null, discardedAt: null },
    data: { storedAt: submittedAt },
  })
  if (count !== 1) return refuse('ALREADY_DONE')
  const reserved = await storeHeads(tx, permit, entries, submittedAt)
  const recorded = reserved.map((entry) => {
    // What an organiser records is seen by a second person first.
    const publishes =
      (!entry.consultation && streams.find(({ id }) => id === entry.streamId)?.publishes) ||
      'by_moderator'
    const organisation = entry.organisationId ? { verified: entry.verified } : null
    return { ...entry, public: publishesAtOnce({ ...entry, publishes, organisation }) }
  })
  await storeTexts(tx, recorded, { streams, submittedAt })
  await tx.inputPublication.createMany({
    data: recorded
      .filter((input) => input.public)
      .map(({ id }) => ({ inputId: id, publishedAt: submittedAt })),
  })
  const stored: StoredKey[] = recorded.map(({ key, reference }) => ({ key, reference }))
  const again = met.length > 0 && {
    notes: [...notes, { code: 'recordedMeanwhile', detail: listed(met) }],
    ...(answers && { answers: { ...answers, rows: [...left.answers] } }),
  }
  await tx.importBatch.update({ where: { id: batchId }, data: { stored, ...again } })
  return ok({ recorded, again: met.length })
}

async function storeHeads(
  tx: Transaction,
  permit: StorePermit,
  entries: readonly Entry[],
  submittedAt: Date,
) {
  const { id: batchId, roundCode } = permit.subject
  const recordedById = actor(permit).id
  const done = new Map<Entry, { id: string; reference: string }>()
  // A reference is random: the few that are taken are drawn again.
  for (let attempt = 0; attempt < 8 && done.size < entries.length; attempt++) {
    const wished = entries
      .filter((entry) => !done.has(entry))
      .map((entry) => ({ entry, id: randomUUID(), reference: newReference(roundCode) }))
    const stored = await tx.input.createManyAndReturn({
      data: wished.map(({ entry, id, reference }) => ({
        id,
        reference,
        streamId: entry.streamId,
        organisationId: entry.organisationId,
        namedOrganisation: entry.organisationId ? null : entry.organisation || null,
        namedType: entry.organisationId ? null : entry.namedType || null,
        authorName: entry.person || null,
        channel: entry.channel,
        attribution: entry.attribution,
        recordedById,
        consultation: entry.consultation,
        batchId,
        source: entry.source,
        locator: entry.locator || null,
        sourceUrls: entry.sourceUrls,
        place: entry.place || null,
        quality: entry.quality,
        givenOn: new Date(entry.given_on),
        submittedAt,
      })),
      skipDuplicates: true,
      select: { id: true },
    })
    const ids = new Set(stored.map(({ id }) => id))
    for (const { entry, ...wish } of wished) if (ids.has(wish.id)) done.set(entry, wish)
  }
  return entries.map((entry) => {
    const one = done.get(entry)
    if (!one) throw new Error(`no free reference found for ${roundCode}`)
    return { ...entry, ...one }
  })
}

async function storeTexts(
  tx: Transaction,
  inputs: readonly (Entry & { id: string; reference: string })[],
  { streams, submittedAt }: { streams: BatchView['streams']; submittedAt: Date },
) {
  const versions = inputs.map((input) => ({ input, id: randomUUID() }))
  await tx.inputVersion.createMany({
    data: versions.map(({ id, input: { id: inputId, reference, language, title, points } }) => ({
      id,
      inputId,
      number: 1,
      kind: 'original' as const,
      title,
      language,
      hash: sha256(
        receiptText({
          reference,
          number: 1,
          language,
          title,
          points,
        }),
      ),
      submittedAt,
    })),
  })
  const points = versions.flatMap(({ id: versionId, input }) =>
    input.points.map((point, index) => ({
      id: randomUUID(),
      number: index + 1,
      ...{ versionId, input, point },
    })),
  )
  await tx.point.createMany({
    data: points.map(({ id, versionId, number, input, point }) => ({
      id,
      versionId,
      inputId: input.id,
      number,
      language: input.language,
      statement: point.statement,
      proposedWording: point.proposedWording || null,
      paragraphReference: point.paragraphReference || null,
      ask: point.ask || null,
      implementation: point.implementation || null,
      linkedSymbol: point.linkedSymbol || null,
    })),
  })
  const topics = new Map(streams.map((stream) => [stream.id, stream.topics]))
  await tx.pointTopic.createMany({
    data: points.flatMap(({ id: pointId, input, point }) =>
      (topics.get(input.streamId) ?? [])
        .filter(({ key }) => point.topics.includes(key))
        .map(({ id: topicId }) => ({ pointId, topicId })),
    ),
  })
}

/** Forgets lines that were not stored. @returns ALREADY_DONE where they were */
export async function storeBatchDiscard(
  tx: Transaction,
  permit: Permit<Rule<'batch.discard', BatchView>>,
): Promise<Result<null>> {
  const { count } = await tx.importBatch.updateMany({
    where: { id: permit.subject.id, storedAt: null, discardedAt: null },
    data: { discardedAt: new Date(), lines: [], notes: [] },
  })
  return count === 1 ? ok(null) : refuse('ALREADY_DONE')
}

type Undone = {
  id: string
  streamId: string
  organisationId: string | null
  attribution: string
}

/**
 * Takes back a whole batch: each of its inputs becomes a tombstone that says it was recorded in error.
 * @returns IN_USE where something of it was answered, claimed or disowned; ALREADY_DONE twice
 */
export async function storeUndo(
  tx: Transaction,
  permit: Permit<Rule<'batch.undo', BatchView>>,
): Promise<Result<Undone[]>> {
  const { id } = permit.subject
  // Whoever claims one of them meanwhile waits for these locks.
  const held = await readIn<Undone>(
    tx,
    sql`SELECT i.id, i.stream_id AS "streamId", i.organisation_id AS "organisationId", i.attribution
      FROM inputs i WHERE i.batch_id = ${id}::uuid ORDER BY i.id FOR UPDATE`,
  )
  const [batch] = await readIn<{ inUse: boolean }>(
    tx,
    sql`SELECT ${batchInUse} AS "inUse" FROM import_batches b WHERE b.id = ${id}::uuid`,
  )
  if (batch?.inUse) return refuse('IN_USE')
  const { count } = await tx.importBatch.updateMany({
    where: { id, storedAt: { not: null }, undoneAt: null },
    data: { undoneAt: new Date() },
  })
  if (count !== 1) return refuse('ALREADY_DONE')
  const withdrawnById = actor(permit).id
  await tx.withdrawal.createMany({
    data: held.map((input) => ({ inputId: input.id, withdrawnById })),
    skipDuplicates: true,
  })
  return ok(held)
}
