import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CheckAttachments } from '@/components/attachments/check-attachments'
import {
  AnswerClearance,
  AskClearance,
  ClearanceNotice,
} from '@/components/clearances/draft-clearance'
import { CheckAnswers } from '@/components/inputs/check-answers'
import { ComparedVersions } from '@/components/inputs/compared-versions'
import { DraftDeadline } from '@/components/inputs/draft-deadline'
import { DraftPage } from '@/components/inputs/draft-page'
import { GapsNotice } from '@/components/inputs/gaps-notice'
import { SubmitForm } from '@/components/inputs/submit-form'
import { Notice } from '@/components/ui/notice'
import { canAskClearance, canClearDraft } from '@/lib/clearances/policy'
import { canSubmitInput } from '@/lib/inputs/policy'
import { gapsOf, needsClearance } from '@/lib/inputs/rules'
import { draftText } from '@/lib/inputs/version-comparison'
import { getVersionText } from '@/lib/inputs/version-data'
import { phaseState } from '@/lib/rounds/rules'
import { type DraftParams, openDraft } from '../open-draft'

type Props = { params: DraftParams; searchParams: Promise<{ done?: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('inputs.check'))('title') }
}

/**
 * Every answer with a way to change it, what a new version changes against the one in force, whether it is in
 * time, and the button that submits.
 */
export default async function Check({ params, searchParams }: Props) {
  const { locale, viewer, draft, round, base } = await openDraft(params, '/check')
  const t = await getTranslations('inputs')
  const { organisation, opensAt, closesAt } = draft
  const gaps = gapsOf(draft.content, draft.limits)
  const name = organisation?.name ?? ''
  const state =
    opensAt && closesAt
      ? phaseState({ opensAt, closesAt }, draft.graceMinutes, draft.now)
      : 'closed'
  const inTime = state === 'open' || state === 'grace'
  const before = draft.inputId ? await getVersionText(viewer, draft.inputId) : null
  const clears = canClearDraft(viewer, draft)
  const uncleared = needsClearance(draft.clearance, draft.version, clears)
  const people = draft.submitters.join(', ')
  return (
    <DraftPage
      title={t('check.title')}
      {...{ locale, draft, round, base, done: (await searchParams).done }}
    >
      {gaps.length > 0 && <GapsNotice gaps={gaps} base={base} />}
      <CheckAnswers draft={draft} base={base} />
      <CheckAttachments draft={draft} base={base} />
      {before && (
        <>
          <h2>{t('comparison.against', { number: before.number })}</h2>
          <p className="muted">
            {t(`comparison.${inTime ? 'inForce' : 'beside'}`, { number: before.number })}
          </p>
          <ComparedVersions before={before} after={draftText(draft)} />
        </>
      )}
      <h2>{t('draft.deadline')}</h2>
      <div>
        {inTime && <strong>{t('check.inTime')} </strong>}
        <DraftDeadline draft={draft} />
      </div>
      <ClearanceNotice draft={draft} />
      {!draft.admitted && !draft.inputId && (
        <Notice kind="warning" title={t('new.accredited')}>
          <p>
            <bdi>{name}</bdi>: {t('new.notAccredited')}
          </p>
        </Notice>
      )}
      {clears && <AnswerClearance draft={draft} />}
      {uncleared && canAskClearance(viewer, draft) && <AskClearance draft={draft} />}
      {canSubmitInput(viewer, draft) ? (
        <>
          <p>
            {organisation ? t('check.declare', { organisation: name }) : t('check.declareSelf')}{' '}
            {!organisation && t('check.quarantine')}
          </p>
          {!uncleared && <SubmitForm draft={draft} />}
        </>
      ) : (
        <p>
          {people
            ? t('check.drafter', { organisation: name, people })
            : t('check.drafterNobody', { organisation: name })}
        </p>
      )}
    </DraftPage>
  )
}
