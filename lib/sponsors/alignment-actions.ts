'use server'
import { defineAction } from '@/lib/doors/action'
import { inputPath } from '@/lib/inputs/rules'
import { ok, refuse } from '@/lib/kernel/result'
import { actor } from '@/lib/platform/permit'
import { canDeclareAlignment, canEndAlignment } from './policy'
import * as schema from './schema'
import { getAlignable, getAlignment } from './standing-data'

/**
 * An organisation declares that it aligns with a public input, or dissociates from it or part of it.
 * @returns ALREADY_DONE where that stands, or where it co-sponsors the input
 */
export const declareAlignment = defineAction({
  schema: schema.declareSchema,
  load: async (viewer, { reference, organisation }) => {
    const input = await getAlignable(viewer, reference, 'en')
    const declaring = input?.organisations.find(({ id }) => id === organisation)
    return input && declaring
      ? { ...input, declaredFor: declaring.id, sponsor: declaring.sponsor }
      : null
  },
  rule: canDeclareAlignment,
  run: async ({ tx, permit, input: { kind, explanation } }) => {
    const { inputId, declaredFor, roundId, streamId, sponsor } = permit.subject
    if (sponsor) return refuse('ALREADY_DONE')
    const declaredById = actor(permit).id
    const of = { inputId, organisationId: declaredFor, kind }
    const { count } = await tx.alignment.createMany({
      data: [{ ...of, explanation: explanation || null, declaredById }],
      skipDuplicates: true,
    })
    if (count !== 1) return refuse('ALREADY_DONE')
    const about = { subjectId: inputId, roundId, streamId, organisationId: declaredFor }
    return ok({
      events: [{ kind: 'alignment.declared', ...about, facts: { kind } }],
      to: `${inputPath(permit.subject)}?done=alignmentDeclared`,
    })
  },
})

/** Ends a declaration; that it was made stays in the history. @returns ALREADY_DONE */
export const endAlignment = defineAction({
  schema: schema.endAlignmentSchema,
  load: (viewer, { alignment }) => getAlignment(viewer, alignment),
  rule: canEndAlignment,
  run: async ({ tx, permit }) => {
    const { id, inputId, declaredFor, roundId, streamId } = permit.subject
    const { count } = await tx.alignment.updateMany({
      where: { id, endedAt: null },
      data: { endedAt: new Date(), endedById: actor(permit).id },
    })
    if (count !== 1) return refuse('ALREADY_DONE')
    const about = { subjectId: inputId, roundId, streamId, organisationId: declaredFor }
    return ok({
      events: [{ kind: 'alignment.ended', ...about }],
      to: `${inputPath(permit.subject)}?done=alignmentEnded`,
    })
  },
})
