'use server'
import { defineAction } from '@/lib/doors/action'
import { ok } from '@/lib/kernel/result'
import { getLineages } from './lineage-data'
import { storeCorrection } from './lineage-mutations'
import { correctLineageSchema } from './lineage-schema'
import { canCorrectLineage } from './policy'

/** Corrects what a stored paragraph goes on from, once somebody has seen what that does to recorded uptake. */
export const correctLineage = defineAction({
  schema: correctLineageSchema,
  load: (viewer, { document }) => getLineages(viewer, document),
  rule: canCorrectLineage,
  run: async ({ tx, permit, input }) => {
    const stored = await storeCorrection(tx, permit, input)
    if (!stored.ok) return stored
    const { id, roundId, roundSlug } = permit.subject
    const { correction, consequences } = stored.value
    const facts = {
      paragraph: correction.label,
      before: correction.before.join(', '),
      after: correction.after.join(', '),
      lost: consequences.lost.length,
      moved: consequences.moved.length,
    }
    return ok({
      to: `/moderate/${roundSlug}/documents/${id}/lineages?revision=${input.revision}&done=lineage`,
      events: [{ kind: 'lineage.corrected', subjectId: correction.paragraphId, roundId, facts }],
    })
  },
})
