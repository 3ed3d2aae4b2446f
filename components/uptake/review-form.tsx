import { useTranslations } from 'next-intl'
import { RefreshOnConflict } from '@/components/inputs/refresh-on-conflict'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { RadioField } from '@/components/ui/choice-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextareaField } from '@/components/ui/textarea-field'
import { WhenRefused } from '@/components/ui/when-refused'
import { Outcome } from '@/lib/generated/prisma/enums'
import type { FormState } from '@/lib/kernel/result'
import { passReview, reviewUptake } from '@/lib/uptake/actions'
import type { WorkRecord } from '@/lib/uptake/record-views'

type ReviewFormProps = {
  /** Null where nothing is recorded. */
  record: WorkRecord | null
  /** Whether the record waits for this viewer's review; if not, only what came back with a refusal is shown. */
  open: boolean
  /** The query of the list that the viewer goes through; undefined where they came otherwise. */
  review: string | undefined
}

// Without a script the button that passes a record over sends the form as well.
async function send(state: FormState, form: FormData): Promise<FormState> {
  'use server'
  return form.get('step') === 'pass' ? passReview(state, form) : reviewUptake(state, form)
}

/** Agrees to a record as it stands, or sends it back with what is wrong. */
export function ReviewForm({ record, open, review }: ReviewFormProps) {
  const t = useTranslations('moderate.review')
  const outcomes = useTranslations('enums.outcome')
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
          <input type="hidden" name="review" value={review ?? ''} />
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
      {record && (
        <p className="row">
          <SubmitButton name="next" value="next">
            {t('submitNext')}
          </SubmitButton>
          <Button type="submit">{t('submit')}</Button>
          <Button type="submit" kind="quiet" name="step" value="pass" formNoValidate>
            {t('pass')}
          </Button>
        </p>
      )}
    </section>
  )
  return (
    <>
      <ActionForm
        action={send}
        of="review"
        words={{
          outcome: Object.fromEntries(Object.values(Outcome).map((one) => [one, outcomes(one)])),
        }}
      >
        <RefreshOnConflict />
        {open ? fields : <WhenRefused>{fields}</WhenRefused>}
      </ActionForm>
      {!open && record && review !== undefined && (
        <ActionForm action={passReview} of="pass">
          <input type="hidden" name="record" value={record.id} />
          <input type="hidden" name="review" value={review} />
          <Button type="submit" kind="quiet">
            {t('next')}
          </Button>
        </ActionForm>
      )}
    </>
  )
}
