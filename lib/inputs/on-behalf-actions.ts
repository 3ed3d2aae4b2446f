'use server'
import type { AuditEvent } from '@/lib/audit/events'
import { defineAction } from '@/lib/doors/action'
import { ok, refuse } from '@/lib/kernel/result'
import type { Transaction } from '@/lib/platform/db'
import { tell } from '@/lib/platform/tell'
import { focalPointsOf, getBatch, getRecording, organisationsOf } from './on-behalf-data'
import { fieldErrorsOf, linesOfForm } from './on-behalf-form'
import { judge } from './on-behalf-judgement'
import { recordedMail } from './on-behalf-mail'
import {
  type Recorded,
  storeBatchDiscard,
  storeRecorded,
  storeStaged,
  storeUndo,
} from './on-behalf-mutations'
import { batchPath, recordingPath, stagedEvent } from './on-behalf-paths'
import * as schema from './on-behalf-schema'
import type { BatchView } from './on-behalf-views'
import { canDiscardBatch, canImportBatch, canRecordOnBehalf, canUndoBatch } from './policy'
import { inputPath, logged } from './rules'

/**
 * One input typed into the form: judged like a file's, then shown to be checked. Nothing is stored yet. Where
 * a point more or another pillar is wanted, what is typed is kept, right or wrong.
 */
export const stageOne = defineAction({
  schema: schema.recordOneSchema,
  load: async (viewer, input) => {
    const recording = await getRecording(viewer, input.round)
    const lines = linesOfForm(input)
    return recording && { ...recording, lines, organisations: await organisationsOf(lines) }
  },
  rule: canImportBatch,
  run: async ({ tx, permit, input }) => {
    const { lines } = permit.subject
    const { problems } = judge(lines, permit.subject)
    if (problems.length && input.next === 'check')
      return refuse('INVALID', { fieldErrors: fieldErrorsOf(problems) })
    const batch = input.batch || undefined
    const staged = await storeStaged(tx, permit, { fileName: null, lines, notes: [], batch })
    if (!staged.ok) return staged
    return ok({
      events: [stagedEvent(permit.subject, staged.value, lines.length)],
      to: nextOf(input, { ...permit.subject, id: staged.value }),
    })
  },
})

/** Where a button of the form leads: to the check, to a point more on the form, or to the choice of its pillar. */
function nextOf(
  { next, points }: { next: string; points: unknown[] },
  batch: { roundSlug: string; id: string },
): string {
  if (next === 'check') return batchPath(batch)
  const form = `${recordingPath(batch)}/one?batch=${batch.id}`
  const number = points.length + 1
  return next === 'pillar' ? `${form}&choose=pillar` : `${form}&points=${number}#point-${number}`
}

/**
 * Makes inputs of the chosen lines of a batch, all or none, as they are judged now.
 * @returns INCOMPLETE where one of the chosen can't be stored (any more); ALREADY_DONE twice
 */
export const storeBatch = defineAction({
  schema: schema.storeBatchSchema,
  load: (viewer, { batch }) => getBatch(viewer, batch),
  rule: canRecordOnBehalf,
  run: async ({ tx, permit, input: { keep } }) => {
    const batch = permit.subject
    const wanted = new Set(keep)
    const entries = judge(batch.lines, batch).entries.filter(({ key }) => wanted.has(key))
    if (entries.length !== wanted.size) return refuse('INCOMPLETE')
    const stored = await storeRecorded(tx, permit, entries)
    if (!stored.ok) return stored
    const { recorded, again } = stored.value
    await tellFocalPoints(tx, batch, recorded)
    const [only] = recorded
    const done = again === 0 ? 'batchStored' : only ? 'batchStoredInPart' : 'batchKnown'
    return ok({
      events: [
        {
          kind: 'batch.stored',
          subjectId: batch.id,
          roundId: batch.roundId,
          facts: { inputs: recorded.length },
        },
        ...recorded.flatMap((input) => recordedEvents(batch, input)),
      ],
      to:
        !batch.fileName && only && !only.consultation
          ? `${inputPath({ ...batch, ...only })}?done=recordedOnBehalf`
          : `${batchPath(batch)}?done=${done}`,
    })
  },
})

function recordedEvents({ roundId }: BatchView, input: Recorded): AuditEvent[] {
  const about = { subjectId: input.id, ...logged({ ...input, roundId }, input.attribution) }
  return [
    { kind: 'input.recorded', ...about, facts: { reference: input.reference } },
    ...(input.public ? [{ kind: 'input.published', ...about } as const] : []),
  ]
}

async function tellFocalPoints(tx: Transaction, batch: BatchView, inputs: readonly Recorded[]) {
  const counts = new Map<string, number>()
  // Of what is for moderators only nobody else is told.
  for (const { organisationId, attribution } of inputs)
    if (organisationId && attribution !== 'moderators_only')
      counts.set(organisationId, (counts.get(organisationId) ?? 0) + 1)
  const recipients = await focalPointsOf(tx, [...counts.keys()])
  const mails = recipients.map((to) =>
    recordedMail(to, { ...batch, count: counts.get(to.organisationId) ?? 0 }),
  )
  await tell(tx, await Promise.all(mails))
}

/** Forgets lines that were read and not stored. */
export const discardBatch = defineAction({
  schema: schema.batchSchema,
  load: (viewer, { batch }) => getBatch(viewer, batch),
  rule: canDiscardBatch,
  run: async ({ tx, permit }) => {
    const stored = await storeBatchDiscard(tx, permit)
    if (!stored.ok) return stored
    const { id: subjectId, roundId } = permit.subject
    return ok({
      events: [{ kind: 'batch.discarded', subjectId, roundId }],
      to: `${recordingPath(permit.subject)}?done=batchDiscarded`,
    })
  },
})

/** Takes a stored batch back as a whole (see `storeUndo` for what is refused). */
export const undoBatch = defineAction({
  schema: schema.undoBatchSchema,
  load: (viewer, { batch }) => getBatch(viewer, batch),
  rule: canUndoBatch,
  run: async ({ tx, permit }) => {
    const undone = await storeUndo(tx, permit)
    if (!undone.ok) return undone
    const { id: subjectId, roundId } = permit.subject
    return ok({
      events: [
        { kind: 'batch.undone', subjectId, roundId, facts: { inputs: undone.value.length } },
        ...undone.value.map((input) => ({
          kind: 'input.withdrawn' as const,
          subjectId: input.id,
          ...logged({ ...input, roundId }, input.attribution),
        })),
      ],
      to: `${batchPath(permit.subject)}?done=batchUndone`,
    })
  },
})
