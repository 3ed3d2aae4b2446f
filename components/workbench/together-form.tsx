import { useTranslations } from 'next-intl'
import { RefreshOnConflict } from '@/components/inputs/refresh-on-conflict'
import { ActionForm } from '@/components/ui/action-form'
import { CheckboxesField } from '@/components/ui/choice-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { bylineText } from '@/lib/inputs/byline-text'
import { leftOutOf } from '@/lib/uptake/rules'
import { DECIDABLE } from '@/lib/uptake/schema'
import type { Suggestion } from '@/lib/uptake/suggestions'
import { answerTogether } from '@/lib/uptake/together-actions'
import type { ClusterMember, ClusterView } from '@/lib/workbench/cluster-views'
import { OutcomeField, ParagraphsField, ReasonFields } from './decision-fields'
import { MemberText } from './member-text'

import { TogetherPreview } from './together-preview'

type TogetherFormProps = {
  cluster: ClusterView
  suggestions: Suggestion[]
  hrefOf: (pointId: string) => string
}

/**
 * The points of a cluster, each beside what it says otherwise, and one decision on those that are ticked. It is
 * shown before it is stored.
 */
export function TogetherForm({ cluster, suggestions, hrefOf }: TogetherFormProps) {
  const t = useTranslations('moderate.clusters')
  const root = useTranslations()
  const { members, revision, paragraphs } = cluster
  const [middle] = members
  if (!middle) return null
  const open = members.filter((member) => leftOutOf(member) === null)
  const undecided = open.filter(({ state }) => state === 'undecided')
  const nameOf = (member: ClusterMember) => {
    const { reference, number, byline } = member
    const author = byline ? bylineText(byline, root) : t('moderatorsOnly')
    return `${author} · ${root('moderate.pointOf', { reference, number })}`
  }
  const nowOf = ({ outcome, state }: ClusterMember) =>
    outcome ? root(`enums.outcome.${outcome}`) : root(`moderate.state.${state}`)
  const text = (member: ClusterMember) => (
    <MemberText member={member} middle={middle} href={hrefOf(member.pointId)} />
  )
  const left = members.filter((member) => leftOutOf(member) !== null)
  return (
    <>
      {open.length > 0 && (
        <ActionForm action={answerTogether} compares>
          <button type="submit" name="step" value="preview" hidden />
          <input type="hidden" name="of" value={middle.pointId} />
          <input type="hidden" name="revision" value={revision.id} />
          {open.map(({ pointId, version }) => (
            <input key={pointId} type="hidden" name={`seen.${pointId}`} value={version} />
          ))}
          <RefreshOnConflict />
          <TogetherPreview
            points={open.map((member) => ({
              id: member.pointId,
              label: nameOf(member),
              now: nowOf(member),
            }))}
            outcomes={Object.fromEntries(
              DECIDABLE.map((value) => [value, root(`enums.outcome.${value}`)]),
            )}
            labels={Object.fromEntries(paragraphs.map(({ id, label }) => [id, label]))}
          />
          <CheckboxesField
            name="points"
            legend={t('choose')}
            hint={t('chooseHint')}
            defaultValues={undecided.map(({ pointId }) => pointId)}
            options={open.map((member) => ({
              value: member.pointId,
              label: nameOf(member),
              hint: text(member),
            }))}
          />
          <OutcomeField />
          <ParagraphsField revision={revision} paragraphs={paragraphs} suggestions={suggestions} />
          <ReasonFields rows={5} />
          <p>
            <SubmitButton name="step" value="preview">
              {t('show')}
            </SubmitButton>
          </p>
        </ActionForm>
      )}
      {left.length > 0 && (
        <section aria-labelledby="left-out" className="stack">
          <h2 id="left-out">{t('leftOut', { count: left.length })}</h2>
          <p>{t('leftOutHint')}</p>
          <ul className="ruled">
            {left.map((member) => (
              <li key={member.pointId}>
                <p>{nameOf(member)}</p>
                {text(member)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
