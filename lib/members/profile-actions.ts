'use server'
import { defineAction } from '@/lib/doors/action'
import { ok, refuse } from '@/lib/kernel/result'
import { actor } from '@/lib/platform/permit'
import { returnPath } from '@/lib/platform/return-path'
import type { Viewer } from '@/lib/platform/viewer'
import { canChangeMail, canNameMember } from './policy'
import { mailSchema, profileSchema } from './profile-schema'
import { decideNaming } from './rules'

const oneself = async (viewer: Viewer) => (viewer.member ? { memberId: viewer.member.id } : null)

/**
 * Changes the viewer's own name or pseudonym, and language. Inputs submitted before keep the name they
 * bear. Whoever takes a pseudonym gets no mail until they ask for it.
 */
export const nameMember = defineAction({
  schema: profileSchema,
  load: oneself,
  rule: canNameMember,
  run: async ({ tx, permit, input: { name, pseudonym, locale, callbackUrl } }) => {
    const { memberId } = permit.subject
    const named = decideNaming(actor(permit), pseudonym === 'on', new Date())
    await tx.member.update({
      where: { id: memberId },
      data: { name: name || null, locale, ...named },
    })
    const done = named.mailStoppedAt ? 'pseudonymTaken' : 'saved'
    return ok({
      events: [{ kind: 'member.named', subjectId: memberId }],
      to: returnPath(callbackUrl, `/me/profile?done=${done}`),
    })
  },
})

/** Asks for mail, or for none but links to sign in. @returns ALREADY_DONE where that holds */
export const changeMail = defineAction({
  schema: mailSchema,
  load: oneself,
  rule: canChangeMail,
  run: async ({ tx, permit, input }) => {
    const wanted = input.mail === 'on'
    const { count } = await tx.member.updateMany({
      where: { id: permit.subject.memberId, mailStoppedAt: wanted ? { not: null } : null },
      data: { mailStoppedAt: wanted ? null : new Date() },
    })
    if (count !== 1) return refuse('ALREADY_DONE')
    return ok({
      events: [
        { kind: 'member.mail_changed', subjectId: permit.subject.memberId, facts: { wanted } },
      ],
      to: '/me/profile?done=saved',
    })
  },
})
