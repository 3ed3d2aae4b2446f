import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { Day } from '@/components/ui/day'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextareaField } from '@/components/ui/textarea-field'
import type { FormState } from '@/lib/kernel/result'
import { addNote, removeNote } from '@/lib/workbench/note-actions'
import type { NoteView } from '@/lib/workbench/note-views'
import { KeptNote, keepNote } from './kept-note'
import type { SendShare } from './share-post'

type NotesProps = {
  notes: NoteView[]
  point: string
  /** The viewer. */
  member: string
  queue: string
  zone: string
  /** A UUID made with the page, for its own point: sent twice, a note is stored once. */
  formKey: string | null
  send: SendShare
  /** Nothing more is said here. */
  replaced: boolean
}

/** What the moderators of the stream say to each other on a point, and a form to say more. */
export function Notes({ notes, point, member, queue, zone, formKey, send, replaced }: NotesProps) {
  const t = useTranslations('workbench.notes')
  const unnamed = useTranslations('forms.presence')('unnamed')
  const [key, setKey] = useState(() => formKey ?? newKey())
  const add = async (state: FormState, form: FormData) => {
    const next = await send('note')(state, form)
    if (next.code === undefined) {
      keepNote(member, point, '')
      setKey(newKey())
    }
    return next
  }
  if (replaced && notes.length === 0) return null
  return (
    <section aria-labelledby="notes" className="stack">
      <h2 id="notes">{t('title')}</h2>
      <p className="muted small">{t('lead')}</p>
      {notes.length > 0 && (
        <ol className="ruled plain-list">
          {notes.map((note) => (
            <li key={note.id}>
              <p dir="auto" className="pre-line">
                {note.text}
              </p>
              <p className="muted small">
                <bdi>{note.author ?? unnamed}</bdi>, <Day at={note.notedAt} zone={zone} time />
                {note.version && `, ${t('onVersion', { version: note.version })}`}
              </p>
              {note.own && (
                <ActionForm action={removeNote} send={send('remove')} of={note.id}>
                  <input type="hidden" name="note" value={note.id} />
                  <input type="hidden" name="queue" value={queue} />
                  <SubmitButton kind="quiet">{t('remove')}</SubmitButton>
                </ActionForm>
              )}
            </li>
          ))}
        </ol>
      )}
      {!replaced && (
        <ActionForm key={key} action={addNote} send={add} of="note" formKey={key}>
          <KeptNote member={member} point={point} />
          <input type="hidden" name="point" value={point} />
          <input type="hidden" name="queue" value={queue} />
          <TextareaField
            name="note"
            label={t('note')}
            required
            rows={3}
            limit={{ characters: 4000 }}
          />
          <SubmitButton kind="secondary">{t('add')}</SubmitButton>
        </ActionForm>
      )}
    </section>
  )
}

// `randomUUID` is there on secure addresses alone.
const newKey = (): string => {
  const hex = [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte, at) => (at === 6 ? (byte & 15) | 64 : at === 8 ? (byte & 63) | 128 : byte))
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
