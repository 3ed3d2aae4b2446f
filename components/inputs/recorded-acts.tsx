import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { CheckboxField } from '@/components/ui/choice-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextareaField } from '@/components/ui/textarea-field'
import { claimInput, disownInput } from '@/lib/inputs/claim-actions'
import { canClaimInput, canDisownInput } from '@/lib/inputs/policy'
import type { InputView } from '@/lib/inputs/views'
import type { Viewer } from '@/lib/platform/viewer'

/** What whoever a recorded input names can do with it: claim it, or say that it isn't theirs. */
export function RecordedActs({ input, viewer }: { input: InputView; viewer: Viewer }) {
  const t = useTranslations('onBehalf.claim')
  const { recording, reference, withdrawnOn, moderated } = input
  if (!recording.byModerator || withdrawnOn || recording.disowned) return null
  // For the public these stand for nobody, so that a page never tells whose input it is.
  const known = { ...input, authorId: input.authorId ?? (recording.claimed ? 'another' : null) }
  const subject = { ...known, moderatorsOnly: input.attribution === 'moderators_only' }
  const claims = canClaimInput(viewer, subject) && !moderated && (input.own || input.openToClaims)
  const disowns = input.own && canDisownInput(viewer, subject)
  if (!claims && !disowns) return null
  return (
    <section className="stack no-print" aria-labelledby="recorded-acts">
      <h2 id="recorded-acts">{t('title')}</h2>
      {claims && <p>{recording.asked ? t('asked') : t(input.own ? 'org' : 'person')}</p>}
      {claims && !recording.asked && (
        <ActionForm action={claimInput}>
          <input type="hidden" name="reference" value={reference} />
          <SubmitButton kind="secondary">{t('claim')}</SubmitButton>
        </ActionForm>
      )}
      {disowns && (
        <>
          <h3>{t('disownTitle')}</h3>
          <p>{t('disownLead')}</p>
          <ActionForm action={disownInput}>
            <input type="hidden" name="reference" value={reference} />
            <TextareaField name="reason" label={t('reason')} rows={3} limit={{ characters: 500 }} />
            <CheckboxField name="confirm" label={t('confirm')} />
            <SubmitButton kind="danger">{t('disown')}</SubmitButton>
          </ActionForm>
        </>
      )}
    </section>
  )
}
