import { perform } from '@/lib/doors/action'
import { ok, type Result } from '@/lib/kernel/result'
import type { Viewer } from '@/lib/platform/viewer'
import { getAdmission } from './data'
import { storeAdmission } from './mutations'
import { canAdmitIdentity } from './policy'
import { decideAdmission } from './rules'
import { identitySchema } from './schema'

const definition = {
  schema: identitySchema,
  load: (_viewer: Viewer, identity: { issuer: string; subject: string; email: string | null }) =>
    getAdmission(identity),
  rule: canAdmitIdentity,
}

/**
 * Lets in whom an OpenID Connect provider vouches for. Not among the actions: only the route that
 * has verified the provider's token may call it.
 * @returns nothing more; INVALID where the address that it tells is not verified, TAKEN where it is
 * that of a member without this identity
 */
export const admitIdentity = (viewer: Viewer, identity: unknown): Promise<Result<unknown>> =>
  perform(
    {
      ...definition,
      run: async ({ tx, permit, input }) => {
        const decision = decideAdmission(permit.subject)
        if (!decision.ok) return decision
        const subjectId = await storeAdmission(tx, permit, decision.value.memberId, input)
        return ok({
          events: [{ kind: 'session.confirmed', subjectId, facts: { by: 'oidc' } }],
          to: '/me',
        })
      },
    },
    viewer,
    identity,
  )
