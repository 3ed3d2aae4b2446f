'use server'
import type { AuditEvent } from '@/lib/audit/events'
import { type Done, defineAction } from '@/lib/doors/action'
import { sign } from '@/lib/doors/signatures'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import type { Transaction } from '@/lib/platform/db'
import { actor, type Permit } from '@/lib/platform/permit'
import type { Viewer } from '@/lib/platform/viewer'
import { getGrant } from './data'
import {
  storeGrant,
  storeProposal,
  storeRevocation,
  storeSingleAdmin,
  type Wish,
} from './mutations'
import { canChangeSetting, canGrantRole, canRevokeRole, type GrantSubject } from './policy'
import { decideGrant } from './rules'
import * as schemas from './schema'

/** Settings belong to no row that has an id; events name the nil UUID (RFC 9562, 5.9). */
const INSTALLATION = '00000000-0000-0000-0000-000000000000'

const about = ({ id, roundId, streamId }: GrantSubject) => ({
  subjectId: id,
  ...(roundId && { roundId }),
  ...(streamId && { streamId }),
})

const granted = (grant: GrantSubject, signatures: number, endedSingleAdmin: boolean) => {
  const facts = { role: grant.role, signatures }
  const first = { kind: 'role.granted', ...about(grant), facts } as const
  const ended = {
    kind: 'setting.changed',
    subjectId: INSTALLATION,
    facts: { single_admin: false },
  } as const
  return [first, ...(endedSingleAdmin ? [ended] : [])] as [AuditEvent, ...AuditEvent[]]
}

/** Proposes a role for a member, with the proposer's signature under it. */
export const proposeRole = defineAction({
  schema: schemas.proposeRoleSchema,
  load: async (_viewer, { memberId }) => ({ memberId }),
  rule: canGrantRole,
  run: ({ tx, permit, input }) => propose(tx, permit, input.role),
})

/** Proposes a member as the organiser of a consultation, in one pillar of a round or in all. */
export const proposeOrganiser = defineAction({
  schema: schemas.proposeOrganiserSchema,
  load: async (_viewer, { memberId }) => ({ memberId }),
  rule: canGrantRole,
  run: ({ tx, permit, input: { memberId: _, where, ...organised } }) =>
    propose(tx, permit, { role: 'organiser', ...where, ...organised }),
})

async function propose(
  tx: Transaction,
  permit: Permit<typeof canGrantRole>,
  wish: Wish,
): Promise<Result<Done>> {
  const decision = decideGrant(permit.subject, actor(permit).id)
  if (!decision.ok) return decision
  const stored = await storeProposal(tx, permit, wish)
  if (!stored.ok) return stored
  const grant = stored.value
  const signed = await sign(tx, permit, 'grant_role', { id: grant.id, version: 1 })
  if (!signed.ok) return signed
  const { role } = grant
  const proposed = { kind: 'role.proposed', ...about(grant), facts: { role } } as const
  if (!signed.value.complete)
    return ok<Done>({ events: [proposed], to: '/admin/members?done=roleProposed' })
  const done = await storeGrant(tx, permit, grant.id)
  if (!done.ok) return done
  return ok<Done>({
    events: [proposed, ...granted(grant, signed.value.signatures, done.value.endedSingleAdmin)],
    to: '/admin/members?done=roleGranted',
  })
}

const grantOf = (viewer: Viewer, { id }: { id: string }) => getGrant(viewer, id)

/** The second signature, which puts the role in force. */
export const signRole = defineAction({
  schema: schemas.signRoleSchema,
  load: async (viewer, fields): Promise<{ memberId: string } | null> => grantOf(viewer, fields),
  rule: canGrantRole,
  run: async ({ tx, permit, input: { id, version } }) => {
    const decision = decideGrant(permit.subject, actor(permit).id)
    if (!decision.ok) return decision
    const signed = await sign(tx, permit, 'grant_role', { id, version })
    if (!signed.ok) return signed
    if (!signed.value.complete) return refuse('CONFLICT')
    const done = await storeGrant(tx, permit, id)
    if (!done.ok) return done
    const grant = await getGrant(permit.viewer, id)
    if (!grant) return refuse('CONFLICT')
    return ok({
      events: granted(grant, signed.value.signatures, done.value.endedSingleAdmin),
      to: '/admin?done=roleGranted',
    })
  },
})

/** Takes a role away at once. */
export const revokeRole = defineAction({
  schema: schemas.revokeRoleSchema,
  load: grantOf,
  rule: canRevokeRole,
  run: async ({ tx, permit }) => {
    const stored = await storeRevocation(tx, permit)
    if (!stored.ok) return stored
    const { role } = permit.subject
    return ok({
      events: [{ kind: 'role.revoked', ...about(permit.subject), facts: { role } }],
      to: '/admin/members?done=roleRevoked',
    })
  },
})

/** Lets the only admin act alone, or no longer. */
export const changeSingleAdmin = defineAction({
  schema: schemas.singleAdminSchema,
  load: async () => ({ key: 'single_admin' as const }),
  rule: canChangeSetting,
  run: async ({ tx, permit, input }) => {
    const wanted = input.singleAdmin === 'on'
    const stored = await storeSingleAdmin(tx, permit, wanted)
    if (!stored.ok) return stored
    return ok({
      events: [
        { kind: 'setting.changed', subjectId: INSTALLATION, facts: { single_admin: wanted } },
      ],
      to: '/admin/settings?done=settingChanged',
    })
  },
})
