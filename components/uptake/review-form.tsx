import { useTranslations } from 'next-intl'
import { RefreshOnConflict } from '@/components/inputs/refresh-on-conflict'
import { ActionForm } from '@/components/ui/action-form'
import { RadioField } from '@/components/ui/choice-field'
import { TextareaField } from '@/components/ui/textarea-field'
import { reviewUptake } from '@/lib/uptake/actions'
import type { WorkRecord } from '@/lib/uptake/record-views'

/** Agrees to a record as it stands, or sends it back with what is wrong. */
export function ReviewForm({ record }: { record: WorkRecord }) {
  const t = useTranslations('moderate.review')
  return (
    <section aria-labelledby="review" className="stack">
      <h2 id="review">{t('heading')}</h2>
      <ActionForm action={reviewUptake} submit={t('submit')}>
        <input type="hidden" name="record" value={record.id} />
        <input type="hidden" name="version" value={record.version} />
        <input type="hidden" name="was.outcome" value={record.outcome} />
        <input type="hidden" name="was.reason" value={record.reason ?? ''} />
        <input type="hidden" name="was.carriedTo" value={record.carriedTo ?? ''} />
        <RefreshOnConflict />
        <RadioField
          name="finding"
          legend={t('finding')}
          required
          options={(['agreed', 'returned'] as const).map((value) => ({ value, label: t(value) }))}
        />
        <TextareaField name="comment" label={t('comment')} hint={t('commentHint')} rows={3} />
      </ActionForm>
    </section>
  )
}
