import { randomUUID } from 'node:crypto'
import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { Day } from '@/components/ui/day'
import { TextareaField } from '@/components/ui/textarea-field'
import { commentUptake } from '@/lib/uptake/actions'
import type { WorkRecord } from '@/lib/uptake/record-views'
import styles from './bench.module.css'

/** What the moderators of the stream wrote to each other about a record, and the form to add to it. */
export function RecordConversation({ record }: { record: WorkRecord }) {
  const t = useTranslations('moderate.comments')
  return (
    <section aria-labelledby="conversation" className="stack">
      <h2 id="conversation">{t('title')}</h2>
      <p className="muted small">{t('lead')}</p>
      {record.comments.length === 0 && <p>{t('none')}</p>}
      <ol className="plain-list stack">
        {record.comments.map(({ id, text, by, at }) => (
          <li key={id}>
            <p className="muted small">
              {t.rich('by', { who: by ?? '–', day: () => <Day at={at} time /> })}
            </p>
            <p dir="auto" className={styles.said}>
              {text}
            </p>
          </li>
        ))}
      </ol>
      <ActionForm
        action={commentUptake}
        formKey={randomUUID()}
        of="conversation"
        submit={t('submit')}
      >
        <input type="hidden" name="record" value={record.id} />
        <TextareaField
          name="text"
          label={t('text')}
          hint={t('hint')}
          required
          rows={3}
          limit={{ characters: 2000 }}
        />
      </ActionForm>
    </section>
  )
}
