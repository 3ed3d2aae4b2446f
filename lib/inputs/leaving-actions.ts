'use server'
import type { AuditEvent } from '@/lib/audit/events'
import { defineAction } from '@/lib/doors/action'
import { ok } from '@/lib/kernel/result'
import { queueMails } from '@/lib/platform/mail'
import { forgetSession } from '@/lib/platform/session'
import { leavingMail } from './leaving-mail'
import {
  listCoAuthors,
  storeGone,
  storeNoDrafts,
  storeNoInputs,
  type Taken,
} from './leaving-mutations'
import { canWithdrawAll } from './policy'
import { withdrawAllSchema } from './schema'
import { tellWithdrawn } from './sponsor-mutations'

/**
 * Takes away at once all that the member has written: every input withdrawn, nameless and for moderators
 * only, every draft emptied, every session ended, all mail stopped. What the log tells has no text.
 */
export const withdrawAll = defineAction({
  schema: withdrawAllSchema,
  load: async ({ member }) => (member ? { memberId: member.id } : null),
  rule: canWithdrawAll,
  run: async ({ tx, permit }) => {
    await storeNoDrafts(tx, permit)
    const taken = await storeNoInputs(tx, permit)
    const told = taken.filter((input) => input.fresh && input.told).map(({ id }) => id)
    const others = told.length ? await listCoAuthors(tx, permit, told) : []
    await tellWithdrawn(tx, told)
    await queueMails(tx, await Promise.all(others.map(leavingMail)))
    await storeGone(tx, permit)
    return ok({
      events: [
        { kind: 'member.withdrew_all', subjectId: permit.subject.memberId },
        ...taken.map(takenAway),
      ],
      to: '/sign-in?done=withdrewAll',
      settle: forgetSession,
    })
  },
})

// Each names its round, whose kept pages are thereby forgotten everywhere, and no organisation.
const takenAway = ({ id, roundId, streamId, reference, fresh }: Taken): AuditEvent => ({
  kind: fresh ? 'input.withdrawn' : 'input.attribution_changed',
  subjectId: id,
  roundId,
  streamId,
  facts: fresh ? { reference } : { to: 'moderators_only' },
})
