import { useTranslations } from 'next-intl'
import { Byline } from '@/components/inputs/byline'
import { RefreshOnConflict } from '@/components/inputs/refresh-on-conflict'
import { ActionForm } from '@/components/ui/action-form'
import { OutcomeField, ParagraphsField, ReasonFields } from '@/components/workbench/decision-fields'
import { TemplateField } from '@/components/workbench/template-field'
import { Outcome } from '@/lib/generated/prisma/enums'
import { lineOf } from '@/lib/inputs/markdown'
import type { FormState } from '@/lib/kernel/result'
import { decideChosen } from '@/lib/uptake/chosen-actions'
import type { Chosen, ChosenPoint } from '@/lib/uptake/chosen-views'
import { leftOutOf } from '@/lib/uptake/rules'
import { insertTemplate } from '@/lib/workbench/template-actions'
import type { TemplateView } from '@/lib/workbench/template-views'
import { ChosenPreview } from './chosen-preview'

/** Characters of a point by which a moderator knows it again. */
const SHOWN = 240

type ChosenFormProps = { chosen: Chosen; queue: string; templates: TemplateView[] }

// Without a script the button of a template sends the form as well.
async function decide(state: FormState, form: FormData): Promise<FormState> {
  'use server'
  return form.get('step') === 'insert' ? insertTemplate(state, form) : decideChosen(state, form)
}

/** One decision on all chosen points, with each of them as it stands; shown first, then recorded. */
export function ChosenForm({ chosen, queue, templates }: ChosenFormProps) {
  const t = useTranslations('moderate.chosen')
  const outcomes = useTranslations('enums.outcome')
  const states = useTranslations('moderate.state')
  const named = Object.fromEntries(
    Object.values(Outcome).map((outcome) => [outcome, outcomes(outcome)]),
  ) as Record<Outcome, string>
  const taken = chosen.points.filter((point) => leftOutOf(point) === null)
  return (
    <ActionForm action={decide} of="decide" compares>
      <RefreshOnConflict />
      <input type="hidden" name="revision" value={chosen.revisionId} />
      <input type="hidden" name="queue" value={queue} />
      <OutcomeField />
      <TemplateField
        // A reference is one point's: many are not given the same.
        templates={templates.filter(({ text }) => !text.includes('{reference}'))}
        reference=""
        revision={chosen.revisionName}
      />
      <ReasonFields rows={4} />
      <ParagraphsField
        revision={{ language: chosen.language, name: chosen.revisionName }}
        paragraphs={chosen.paragraphs}
      />
      <ChosenPreview
        legend={t('points', { count: taken.length })}
        outcomes={named}
        points={taken.map((point) => ({
          seen: `${point.pointId}:${point.version}`,
          label: `${point.reference}#${point.number}`,
          outcome: point.outcome,
          state: states(point.state),
          text: <PointLine point={point} />,
        }))}
      />
    </ActionForm>
  )
}

/** What a point says, as far as a list may, and who wrote it. */
export function PointLine({ point }: { point: ChosenPoint }) {
  const queue = useTranslations('moderate.queue')
  return (
    <>
      <span dir="auto" lang={point.statement ? point.language : undefined}>
        {point.statement === null ? queue('restricted') : lineOf(point.statement, SHOWN)}
      </span>
      {point.byline && (
        <span className="muted small">
          <Byline byline={point.byline} />
        </span>
      )}
    </>
  )
}
