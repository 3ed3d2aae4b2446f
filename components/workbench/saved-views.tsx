import { useTranslations } from 'next-intl'
import { OpenWithErrors } from '@/components/admin/open-with-errors'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { type QueueAddress, queueQuery } from '@/components/uptake/queue-address'
import { removeView, saveView } from '@/lib/workbench/view-actions'
import type { SavedView } from '@/lib/workbench/views'
import styles from './saved-views.module.css'

type SavedViewsProps = { base: string; views: SavedView[]; at: QueueAddress; round: string }

/** The addresses that a moderator kept of this round's queues, and a form to keep the one at hand. */
export function SavedViews({ base, views, at, round }: SavedViewsProps) {
  const t = useTranslations('moderate.views')
  const here = queueQuery(at)
  return (
    <section aria-label={t('title')} className="stack">
      {views.length > 0 && (
        <ul className={styles.views}>
          {views.map(({ id, name, query }) => (
            <li key={id}>
              <a href={`${base}?${query}`} aria-current={query === here ? 'page' : undefined}>
                <bdi>{name}</bdi>
              </a>
            </li>
          ))}
        </ul>
      )}
      <ActionForm action={saveView} of="save-view">
        <input type="hidden" name="round" value={round} />
        <input type="hidden" name="queue" value={here} />
        <OpenWithErrors summary={t('saveThis')}>
          <div className={styles.save}>
            <TextField name="name" label={t('name')} hint={t('nameHint')} required width="medium" />
            <SubmitButton kind="secondary">{t('save')}</SubmitButton>
          </div>
        </OpenWithErrors>
      </ActionForm>
      {views.length > 0 && (
        <details>
          <summary>{t('removeOne')}</summary>
          <ul className={styles.views}>
            {views.map(({ id, name }) => (
              <li key={id}>
                <ActionForm action={removeView} of={id}>
                  <input type="hidden" name="view" value={id} />
                  <SubmitButton kind="quiet">{t('remove', { name })}</SubmitButton>
                </ActionForm>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
