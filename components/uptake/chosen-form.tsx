import { useTranslations } from 'next-intl'
import { RefreshOnConflict } from '@/components/inputs/refresh-on-conflict'
import { ActionForm } from '@/components/ui/action-form'
import {
  OutcomeField,
  ParagraphsField,
  ReasonFields,
  type Suggested,
} from '@/components/workbench/decision-fields'
import { TemplateField } from '@/components/workbench/template-field'
import { Outcome } from '@/lib/generated/prisma/enums'
import type { FormState } from '@/lib/kernel/result'
import { decideChosen } from '@/lib/uptake/chosen-actions'
import type { Chosen, DecidablePoint } from '@/lib/uptake/chosen-views'
import { MOST_CHOSEN } from '@/lib/uptake/queue-views'
import { takenOf } from '@/lib/uptake/rules'
import { insertTemplate } from '@/lib/workbench/template-actions'
import type { TemplateView } from '@/lib/workbench/template-views'
import { ChangedPoints } from './changed-points'
import { ChosenButtons, ChosenPoints } from './chosen-preview'

/** What a list shows of a point: in its label, and below it what may hold links. */
export type Shown<P> = (point: P) => { text: React.ReactNode; below?: React.ReactNode }

type ChosenFormProps<P extends DecidablePoint> = {
  points: readonly P[]
  show: Shown<P>
  revision: { id: string; language: string; name: string }
  paragraphs: Chosen['paragraphs']
  /** Left out where nothing can be suggested for all points at once. */
  suggested?: Suggested
  templates: TemplateView[]
  /** The query of the queue to come back to. */
  queue?: string
  /** A point of the cluster to come back to; such points are read first, and only undecided ones are ticked. */
  of?: string
}

// Without a script the button of a template sends the form as well.
async function decide(state: FormState, form: FormData): Promise<FormState> {
  'use server'
  return form.get('step') === 'insert' ? insertTemplate(state, form) : decideChosen(state, form)
}

/** One decision on many points, with each of them as it stands; shown first, then recorded. */
export function ChosenForm<P extends DecidablePoint>(props: ChosenFormProps<P>) {
  const { show, revision, queue = '', of } = props
  const t = useTranslations('moderate.chosen')
  const outcomes = useTranslations('enums.outcome')
  const states = useTranslations('moderate.state')
  const named = Object.fromEntries(
    Object.values(Outcome).map((outcome) => [outcome, outcomes(outcome)]),
  ) as Record<Outcome, string>
  const { taken, more } = takenOf(props.points, MOST_CHOSEN)
  if (taken.length === 0) return null
  const points = taken.map((point) => ({
    seen: `${point.pointId}:${point.version}`,
    name: `${point.reference}#${point.number}`,
    outcome: point.outcome,
    state: states(point.state),
    ticked: !of || point.state === 'undecided',
    ...show(point),
  }))
  const list = (
    <ChosenPoints
      legend={t('points', { count: taken.length })}
      hint={of && t('pointsHint')}
      outcomes={named}
      points={points}
    />
  )
  return (
    <ActionForm action={decide} of="decide" compares>
      {/* What the Enter key in a field does. */}
      <button type="submit" name="step" value="preview" hidden />
      <RefreshOnConflict />
      <ChangedPoints outcomes={named} />
      <input type="hidden" name="revision" value={revision.id} />
      {of ? (
        <input type="hidden" name="of" value={of} />
      ) : (
        <input type="hidden" name="queue" value={queue} />
      )}
      {more && <p>{t('more', { most: MOST_CHOSEN })}</p>}
      {of && list}
      <OutcomeField />
      <TemplateField
        // A reference is one point's: many are not given the same.
        templates={props.templates.filter(({ text }) => !text.includes('{reference}'))}
        reference=""
        revision={revision.name}
      />
      <ReasonFields rows={4} />
      <ParagraphsField
        revision={revision}
        paragraphs={props.paragraphs}
        {...(props.suggested && { suggested: props.suggested })}
      />
      {!of && list}
      <ChosenButtons points={points} outcomes={named} />
    </ActionForm>
  )
}
