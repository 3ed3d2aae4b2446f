'use server'
import { defineAction } from '@/lib/doors/action'
import { ok } from '@/lib/kernel/result'
import { canGiveVerdict } from './policy'
import { giveVerdictSchema } from './schema'
import { getVerdictTarget, storeVerdict } from './verdict-mutations'

/** The author's side says whether a published record is right. */
export const giveVerdict = defineAction({
  schema: giveVerdictSchema,
  load: (viewer, { reply }) => getVerdictTarget(viewer, Object.keys(reply)[0] ?? ''),
  rule: canGiveVerdict,
  run: async ({ tx, permit, input }) => {
    const target = permit.subject
    const reply = Object.values(input.reply)[0]
    if (!reply) throw new Error('the schema lets one reply through')
    const stored = await storeVerdict(tx, permit, { ...reply, formKey: input.formKey })
    if (!stored.ok) return stored
    const to = `/rounds/${target.roundSlug}/inputs/${target.reference}?done=verdict`
    if (!stored.value.fresh) return ok({ replayed: true, to })
    const { recordId: subjectId, roundId, streamId, organisationId } = target
    return ok({
      to,
      events: [
        {
          kind: 'verdict.given',
          subjectId,
          roundId,
          streamId,
          ...(organisationId && { organisationId }),
          facts: { answer: reply.answer },
        },
      ],
    })
  },
})
