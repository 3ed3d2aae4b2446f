import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { proposePublication } from '@/lib/uptake/actions'
import type { Publishable } from '@/lib/uptake/publication-views'

/** One button for each revision in which something agreed waits. */
export function ProposeForms({ revisions }: { revisions: Publishable[] }) {
  const t = useTranslations('moderate.publications')
  const ready = revisions.filter((revision) => revision.ready > 0)
  if (ready.length === 0) return <p>{t('nothing')}</p>
  return (
    <ul className="ruled">
      {ready.map((revision) => (
        <li key={revision.id} className="stack">
          <p>
            {revision.documentTitle}, {revision.name}: {t('agreed', { count: revision.ready })}
          </p>
          <ActionForm action={proposePublication} submit={t('propose')}>
            <input type="hidden" name="revision" value={revision.id} />
          </ActionForm>
        </li>
      ))}
    </ul>
  )
}
