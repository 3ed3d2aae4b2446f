import { useTranslations } from 'next-intl'
import { RefreshOnConflict } from '@/components/inputs/refresh-on-conflict'
import { ActionForm } from '@/components/ui/action-form'
import { RadioField } from '@/components/ui/choice-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextareaField } from '@/components/ui/textarea-field'
import { WhenRefused } from '@/components/ui/when-refused'
import { reviewUptake } from '@/lib/uptake/actions'
import type { WorkRecord } from '@/lib/uptake/record-views'

type ReviewFormProps = {
  /** Null where nothing is recorded. */
  record: WorkRecord | null
  /** Whether the record waits for this viewer's review; if not, only what came back with a refusal is shown. */
  open: boolean
}

/** Agrees to a record as it stands, or sends it back with what is wrong. */
export function ReviewForm({ record, open }: ReviewFormProps) {
  const t = useTranslations('moderate.review')
  const fields = (
    <section aria-labelledby="review" className="stack">
      <h2 id="review">{t('heading')}</h2>
      {record && (
        <>
          <input type="hidden" name="record" value={record.id} />
          <input type="hidden" name="version" value={record.version} />
          <input type="hidden" name="was.outcome" value={record.outcome} />
          <input type="hidden" name="was.reason" value={record.reason ?? ''} />
          <input type="hidden" name="was.carriedTo" value={record.carriedTo ?? ''} />
        </>
      )}
      <RadioField
        name="finding"
        legend={t('finding')}
        required
        options={(['agreed', 'returned'] as const).map((value) => ({ value, label: t(value) }))}
      />
      <TextareaField
        name="comment"
        label={t('comment')}
        hint={t('commentHint')}
        rows={3}
        limit={{ characters: 2000 }}
      />
      {record && <SubmitButton>{t('submit')}</SubmitButton>}
    </section>
  )
  return (
    <ActionForm action={reviewUptake} of="review">
      <RefreshOnConflict />
      {open ? fields : <WhenRefused>{fields}</WhenRefused>}
    </ActionForm>
  )
}
