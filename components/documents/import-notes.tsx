import { useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import type { Note } from '@/lib/documents/word-text'

/** What of a file could not be taken over as it is, each said. */
export function ImportNotes({ notes }: { notes: Note[] }) {
  const t = useTranslations('forms.revision')
  if (notes.length === 0) return null
  return (
    <Notice kind="warning" title={t('notesTitle')}>
      <ul>
        {notes.map(({ code, count, detail = '' }) => (
          <li key={code} dir="auto">
            {t(`notes.${code}`, { count, detail })}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
