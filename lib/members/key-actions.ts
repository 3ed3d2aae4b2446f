'use server'
import { defineAction } from '@/lib/doors/action'
import { ok } from '@/lib/kernel/result'
import { storeKeys } from './key-mutations'
import { keysSchema } from './key-schema'
import { canChangeKeys } from './policy'

/** Changes the keys that the viewer works with, or gives everybody's back. */
export const changeKeys = defineAction({
  schema: keysSchema,
  load: async (viewer) => (viewer.member ? { memberId: viewer.member.id } : null),
  rule: canChangeKeys,
  run: async ({ tx, permit, input }) => {
    await storeKeys(tx, permit, input)
    return ok({
      to: '/me/keys?done=saved',
      events: [{ kind: 'keys.changed', subjectId: permit.subject.memberId }],
    })
  },
})
