import { rule } from '@/lib/platform/permit'

/** A name for others to deliver in: whoever is a member of it is recorded nowhere. */
export const canAddGroup = rule('group.add', (viewer, _group: object) => viewer.admin)
