import { useTranslations } from 'next-intl'
import { RefreshOnConflict } from '@/components/inputs/refresh-on-conflict'
import { ActionForm } from '@/components/ui/action-form'
import { RadioField } from '@/components/ui/choice-field'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { TextareaField } from '@/components/ui/textarea-field'
import { ParagraphChoice } from '@/components/workbench/paragraph-choice'
import { TemplateField } from '@/components/workbench/template-field'
import type { FormState } from '@/lib/kernel/result'
import { recordUptake } from '@/lib/uptake/actions'
import type { WorkPoint } from '@/lib/uptake/record-views'
import { DECIDABLE } from '@/lib/uptake/schema'
import type { Suggestion } from '@/lib/uptake/suggestions'
import { insertTemplate } from '@/lib/workbench/template-actions'
import type { TemplateView } from '@/lib/workbench/template-views'
import { FoldedDecision } from './folded-decision'

type RecordFormProps = {
  work: WorkPoint
  /** The query of the queue's address, which the next point follows. */
  queue: string
  templates: TemplateView[]
  suggestions: Suggestion[]
  /** The viewer is first asked to review what somebody else decided. */
  folded: boolean
}

// Without a script the button of a template sends the form as well.
async function decide(state: FormState, form: FormData): Promise<FormState> {
  'use server'
  return form.get('step') === 'insert' ? insertTemplate(state, form) : recordUptake(state, form)
}

/** The decision: outcome, paragraphs, reason. A published record is corrected by a new one. */
export function RecordForm({ work, queue, templates, suggestions, folded }: RecordFormProps) {
  const t = useTranslations('moderate.record')
  const outcomes = useTranslations('enums.outcome')
  const { record, carried, paragraphs, revision } = work
  if (record?.state === 'proposed') return <Notice kind="plain">{t('pending')}</Notice>
  if (record?.ratedBy) return <Notice kind="plain">{t('compiled')}</Notice>
  // An earlier decision that may still hold is a start, and nothing more until it is saved.
  const start = record ?? (carried && carried.state !== 'ended' ? carried : null)
  const linked = record?.lineageIds ?? carried?.places.map(({ lineageId }) => lineageId) ?? []
  const chosen = start
    ? paragraphs.filter(({ lineageIds }) => lineageIds.some((id) => linked.includes(id)))
    : []
  return (
    <section aria-labelledby="decision" className="stack">
      <h2 id="decision">{t('decision')}</h2>
      {record?.state === 'published' && <Notice kind="plain">{t('correcting')}</Notice>}
      <ActionForm action={decide}>
        <input type="hidden" name="point" value={work.pointId} />
        <input type="hidden" name="revision" value={revision.id} />
        <input type="hidden" name="version" value={record?.version ?? 0} />
        <input type="hidden" name="queue" value={queue} />
        <input type="hidden" name="was.outcome" value={record?.outcome ?? ''} />
        <input type="hidden" name="was.reason" value={record?.reason ?? ''} />
        <input type="hidden" name="was.carriedTo" value={record?.carriedTo ?? ''} />
        <RefreshOnConflict />
        <FoldedDecision folded={folded} summary={t('decideAnew')}>
          <RadioField
            name="outcome"
            legend={t('outcome')}
            required
            defaultValue={start?.outcome}
            options={DECIDABLE.map((value) => ({
              value,
              label: outcomes(value),
              hint: t(`hints.${value}`),
            }))}
          />
          {paragraphs.length > 0 && (
            <ParagraphChoice
              lang={revision.language}
              paragraphs={paragraphs.map(({ id, label, number, kind, text }) => ({
                id,
                label,
                number,
                heading: kind === 'heading',
                text,
              }))}
              suggestions={suggestions.map(({ paragraphId, reason, share, found }) => ({
                id: paragraphId,
                why: t(`why.${reason}`, { share: Math.round(share * 100), ...found }),
              }))}
              chosen={chosen.map(({ id }) => id)}
              texts={{
                legend: t('paragraphs'),
                hint: t('paragraphsHint'),
                all: t('allParagraphs', { revision: revision.name }),
                none: t('noSuggestion'),
              }}
            />
          )}
          <TemplateField
            templates={templates}
            reference={`${work.reference}#${work.number}`}
            revision={revision.name}
          />
          <TextareaField
            name="reason"
            label={t('reason')}
            hint={t('reasonHint')}
            required="sometimes"
            rows={5}
            defaultValue={start?.reason ?? ''}
            limit={{ characters: 4000 }}
          />
          <TextField
            name="carriedTo"
            label={t('carriedTo')}
            hint={t('carriedToHint')}
            required="sometimes"
            defaultValue={start?.carriedTo ?? ''}
          />
          <p className="row">
            <SubmitButton name="next" value="next">
              {t('saveNext')}
            </SubmitButton>
            <SubmitButton kind="secondary">{t('save')}</SubmitButton>
          </p>
        </FoldedDecision>
      </ActionForm>
    </section>
  )
}
