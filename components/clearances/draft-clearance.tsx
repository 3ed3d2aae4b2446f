import { useTranslations } from 'next-intl'
import { RefreshOnConflict } from '@/components/inputs/refresh-on-conflict'
import { ActionForm } from '@/components/ui/action-form'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextareaField } from '@/components/ui/textarea-field'
import { askClearance, clearDraft, returnDraft } from '@/lib/clearances/actions'
import type { DraftView } from '@/lib/inputs/draft-views'
import { clearanceState } from '@/lib/inputs/rules'
import { Asked } from './asked'

/** How far a draft is with its clearance, and what was said when it was returned. */
export function ClearanceNotice({ draft }: { draft: DraftView }) {
  const t = useTranslations('clearances')
  const state = clearanceState(draft.clearance, draft.version)
  const { latest } = draft.clearance
  if (state === 'not_needed') return null
  return (
    <Notice kind={state === 'returned' ? 'warning' : 'plain'} title={t(`state.${state}`)}>
      <p>{t(`text.${state}`)}</p>
      {latest && state !== 'to_ask' && (
        <p className="muted">
          <Asked by={latest.askedBy} at={latest.askedAt} />
        </p>
      )}
      {state === 'returned' && <p dir="auto">{latest?.note}</p>}
    </Notice>
  )
}

/** The version on the page. */
function About({ draft }: { draft: DraftView }) {
  return (
    <>
      <input type="hidden" name="draft" value={draft.id} />
      <input type="hidden" name="version" value={draft.version} />
      <RefreshOnConflict />
    </>
  )
}

/** Asks the focal points for clearance, where that is the next thing to do. */
export function AskClearance({ draft }: { draft: DraftView }) {
  const t = useTranslations('clearances')
  const state = clearanceState(draft.clearance, draft.version)
  if (state === 'not_needed' || state === 'asked' || state === 'cleared') return null
  return (
    <ActionForm action={askClearance} submit={t('ask')}>
      <About draft={draft} />
    </ActionForm>
  )
}

/** A focal point's answer to what waits: clear it, or return it with a note. */
export function AnswerClearance({ draft }: { draft: DraftView }) {
  const t = useTranslations('clearances')
  if (clearanceState(draft.clearance, draft.version) !== 'asked') return null
  return (
    <section className="stack">
      <h2>{t('answer')}</h2>
      <p>{t('answerText')}</p>
      <ActionForm action={clearDraft}>
        <About draft={draft} />
        <SubmitButton kind="secondary">{t('clear')}</SubmitButton>
      </ActionForm>
      <ActionForm action={returnDraft}>
        <About draft={draft} />
        <TextareaField
          name="note"
          label={t('note')}
          hint={t('noteHint')}
          rows={3}
          limit={{ characters: 1000 }}
          required
        />
        <SubmitButton kind="secondary">{t('return')}</SubmitButton>
      </ActionForm>
    </section>
  )
}
