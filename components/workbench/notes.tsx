import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { Day } from '@/components/ui/day'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextareaField } from '@/components/ui/textarea-field'
import { addNote, removeNote } from '@/lib/workbench/note-actions'
import type { NoteView } from '@/lib/workbench/note-views'

type NotesProps = {
  notes: NoteView[]
  point: string
  queue: string
  zone: string
  /** A UUID made with the page: sent twice, a note is stored once. */
  formKey: string
}

/** What the moderators of the stream say to each other on a point, and a form to say more. */
export function Notes({ notes, point, queue, zone, formKey }: NotesProps) {
  const t = useTranslations('workbench.notes')
  const unnamed = useTranslations('moderate.queue')('unnamed')
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
              </p>
              {note.own && (
                <ActionForm action={removeNote} of={note.id}>
                  <input type="hidden" name="note" value={note.id} />
                  <input type="hidden" name="queue" value={queue} />
                  <SubmitButton kind="quiet">{t('remove')}</SubmitButton>
                </ActionForm>
              )}
            </li>
          ))}
        </ol>
      )}
      <ActionForm action={addNote} of="note" formKey={formKey}>
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
    </section>
  )
}
