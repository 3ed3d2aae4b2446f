'use server'
import { defineAction } from '@/lib/doors/action'
import { ok } from '@/lib/kernel/result'
import { getNoteTarget, getSharedPoint } from './note-data'
import { removeNote as forgetNote, storeNote } from './note-mutations'
import type { SharedPoint } from './note-views'
import { canAddNote, canRemoveNote } from './policy'
import { addNoteSchema, removeNoteSchema } from './schema'

const page = ({ roundSlug, shownOn }: SharedPoint, queue: string, done: string) =>
  `/moderate/${roundSlug}/records/${shownOn}?${queue ? `${queue}&` : ''}done=${done}`

const event = (
  kind: 'note.added' | 'note.removed',
  { pointId, streamId, roundId }: SharedPoint,
) => ({ kind, subjectId: pointId, streamId, roundId })

/** A moderator says something on a point to the other moderators of its stream. */
export const addNote = defineAction({
  schema: addNoteSchema,
  load: (viewer, { point }) => getSharedPoint(viewer, point),
  rule: canAddNote,
  run: async ({ tx, permit, input: { note, queue, formKey } }) => {
    const to = page(permit.subject, queue, 'note_added')
    const stored = await storeNote(tx, permit, { id: formKey, text: note })
    if (!stored.ok) return stored
    return stored.value
      ? ok({ to, events: [event('note.added', permit.subject)] })
      : ok({ to, replayed: true })
  },
})

/** Who wrote a note takes it away. */
export const removeNote = defineAction({
  schema: removeNoteSchema,
  load: (viewer, { note }) => getNoteTarget(viewer, note),
  rule: canRemoveNote,
  run: async ({ tx, permit, input: { queue } }) => {
    const removed = await forgetNote(tx, permit)
    if (!removed.ok) return removed
    const to = page(permit.subject, queue, 'note_removed')
    return ok({ to, events: [event('note.removed', permit.subject)] })
  },
})
