'use server'
import { defineAction } from '@/lib/doors/action'
import { ok } from '@/lib/kernel/result'
import { returnPath } from '@/lib/platform/return-path'
import { canNameMember } from './policy'
import { profileSchema } from './profile-schema'

/** Changes the viewer's own name and language. Inputs submitted before keep the name they bear. */
export const nameMember = defineAction({
  schema: profileSchema,
  load: async (viewer) => (viewer.member ? { memberId: viewer.member.id } : null),
  rule: canNameMember,
  run: async ({ tx, permit, input: { name, locale, callbackUrl } }) => {
    const { memberId } = permit.subject
    await tx.member.update({ where: { id: memberId }, data: { name: name || null, locale } })
    return ok({
      events: [{ kind: 'member.named', subjectId: memberId }],
      to: returnPath(callbackUrl, '/me/profile?done=saved'),
    })
  },
})
