import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { TextField } from '@/components/ui/text-field'
import { TextareaField } from '@/components/ui/textarea-field'
import type { Correction } from '@/lib/documents/correction-rules'
import type { ParagraphView } from '@/lib/documents/views'
import { errorText } from '@/lib/platform/error-text'
import { correctLineage } from '@/lib/uptake/lineage-actions'
import type { Judged } from '@/lib/uptake/lineage-views'

type CorrectionFormProps = {
  document: string
  /** The part of its address. */
  revision: string
  /** The name of the revision before. */
  before: string
  /** What some paragraph that ended before that one is called. */
  gone: string | undefined
  paragraph: ParagraphView
  /** Labels as typed, or as they stand. */
  from: string
  fault: string | null
  correction: Correction | null
  judged: Judged | null
}

/** First which paragraphs this one goes on from, in the address; then what that does, why, and the act. */
export function CorrectionForm(props: CorrectionFormProps) {
  const { document, revision, before, gone, paragraph, from, fault, correction, judged } = props
  const t = useTranslations('moderate.lineages')
  const root = useTranslations()
  return (
    <section id="correct" aria-labelledby="correct-title" className="stack">
      <h2 id="correct-title">{t('correctOf', { label: paragraph.label })}</h2>
      <p className="outcome-text" dir="auto">
        {paragraph.text}
      </p>
      {fault && (
        <Notice kind="warning">
          <p>{errorText(root, fault)}</p>
        </Notice>
      )}
      <form className="stack">
        <input type="hidden" name="revision" value={revision} />
        <input type="hidden" name="paragraph" value={paragraph.label} />
        <TextField
          name="from"
          label={t('goesOnFrom', { before })}
          hint={gone ? `${t('hint')} ${t('goneHint', { was: gone })}` : t('hint')}
          required="sometimes"
          defaultValue={from}
        />
        <Button type="submit">{t('see')}</Button>
      </form>
      {correction && judged && (
        <>
          <Changes correction={correction} judged={judged} />
          {judged.interested ? (
            <Notice kind="warning">
              <p>{root('refusals.OWN_INPUT')}</p>
            </Notice>
          ) : (
            <ActionForm action={correctLineage} submit={t('store')} of="correction">
              <input type="hidden" name="document" value={document} />
              <input type="hidden" name="revision" value={revision} />
              <input type="hidden" name="label" value={paragraph.label} />
              <input type="hidden" name="from" value={from} />
              <input type="hidden" name="seen" value={judged.seen} />
              <TextareaField name="reason" label={t('reason')} rows={3} required />
            </ActionForm>
          )}
        </>
      )}
    </section>
  )
}

/** What the correction does, in words and figures. */
function Changes({ correction, judged }: { correction: Correction; judged: Judged }) {
  const t = useTranslations('moderate.lineages')
  const { before, after, changes } = correction
  const { come, leave, lost, moved, losing } = judged
  return (
    <div>
      <h3>{t('does')}</h3>
      <ul>
        <li>
          {t('changes', {
            before: before.join(', ') || t('none'),
            after: after.join(', ') || t('none'),
          })}
        </li>
        {changes.length > 1 && <li>{t('later', { count: changes.length - 1 })}</li>}
        <li>{t('come', { count: come })}</li>
        <li>{t('leave', { count: leave })}</li>
        <li>{t('moved', { count: moved.length })}</li>
      </ul>
      {lost.length > 0 && (
        <Notice kind="warning" title={t('lost', { count: lost.length })}>
          <ul>
            {losing.map(({ reference, number }) => (
              <li key={`${reference} ${number}`}>{t('point', { reference, number })}</li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  )
}
