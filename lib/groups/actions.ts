'use server'
import { defineAction } from '@/lib/doors/action'
import { ok, refuse } from '@/lib/kernel/result'
import { actor } from '@/lib/platform/permit'
import { canAddGroup } from './policy'
import { addGroupSchema } from './schema'

/** Adds a group in whose name States may deliver. @returns ALREADY_DONE where one bears this name */
export const addGroup = defineAction({
  schema: addGroupSchema,
  load: async () => ({}),
  rule: canAddGroup,
  run: async ({ tx, permit, input: { name } }) => {
    const [group] = await tx.group.createManyAndReturn({
      data: [{ name, addedById: actor(permit).id }],
      skipDuplicates: true,
    })
    if (!group) return refuse('ALREADY_DONE')
    return ok({
      events: [{ kind: 'group.added', subjectId: group.id, facts: { name } }],
      to: '/admin/organisations?done=groupAdded',
    })
  },
})
