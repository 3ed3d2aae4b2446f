'use server'
import { defineAction } from '@/lib/doors/action'
import { ok, refuse } from '@/lib/kernel/result'
import { getTable, listKnown } from './foreign-data'
import { foreignLines } from './foreign-lines'
import { storeColumns } from './foreign-mutations'
import { type Mapping, mapTableSchema } from './foreign-schema'
import { storeStaged } from './on-behalf-mutations'
import { batchPath, stagedEvent } from './on-behalf-paths'
import { canImportBatch } from './policy'

/**
 * Somebody says what the columns of a table are: its rows become lines of a batch, to be checked like any.
 * Nothing is an input yet.
 * @returns INVALID where no column holds what was said, nor both an answer and what it is to
 */
export const mapTable = defineAction({
  schema: mapTableSchema,
  load: async (viewer, { table, source }) => {
    const found = await getTable(viewer, table)
    return found && { ...found, known: await listKnown(viewer, { roundId: found.roundId, source }) }
  },
  rule: canImportBatch,
  run: async ({
    tx,
    permit,
    input: { table: _, columns: chosen, together, day_order, ...defaults },
  }) => {
    const { subject } = permit
    const columns: Mapping = Object.fromEntries(
      Object.entries(chosen).filter(([, at]) => at !== undefined && at < subject.head.length),
    )
    const answersOnly =
      columns.locator !== undefined && (columns.outcome ?? columns.observation) !== undefined
    if (columns.statement === undefined && !answersOnly)
      return refuse('INVALID', { fieldErrors: { 'columns.statement': ['required'] } })
    const { lines, answers, notes } = foreignLines({
      ...subject,
      columns,
      defaults,
      dayOrder: day_order,
      together: together === 'on',
      mostPoints: subject.limits.mostPoints,
    })
    await storeColumns(tx, permit, {
      columns,
      defaults: { ...defaults, day_order },
      together: together === 'on',
    })
    const staged = await storeStaged(tx, permit, {
      fileName: subject.fileName,
      lines,
      notes: [...subject.notes, ...notes],
      seenBatches: [...new Set(subject.known.flatMap(({ batchId }) => batchId ?? []))],
      answers: answers.length > 0 ? { pillar: defaults.pillar, rows: answers } : undefined,
    })
    if (!staged.ok) return staged
    return ok({
      events: [stagedEvent(subject, staged.value, lines.length)],
      to: batchPath({ ...subject, id: staged.value }),
    })
  },
})
