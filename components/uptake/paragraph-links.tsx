import { useTranslations } from 'next-intl'
import type { RecordView } from '@/lib/uptake/trail'

/** Where a record says that a point stands: its paragraphs in the document at `base`. */
export function ParagraphLinks({
  record,
  base,
}: {
  record: Pick<RecordView, 'links'>
  base: string
}) {
  const t = useTranslations('uptake')
  if (record.links.length === 0) return null
  return (
    <ul className="plain-list">
      {record.links.map(({ label, revisionSlug }) => (
        <li key={label}>
          <a href={`${base}?revision=${revisionSlug}#p-${encodeURIComponent(label)}`}>
            {t('paragraph', { label })}
          </a>
        </li>
      ))}
    </ul>
  )
}
