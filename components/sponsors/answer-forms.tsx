import { useLocale, useTranslations } from 'next-intl'
import { RefreshOnConflict } from '@/components/inputs/refresh-on-conflict'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { inputPath } from '@/lib/inputs/rules'
import { answerInvitation, endSponsorship } from '@/lib/sponsors/actions'
import { shownOf } from '@/lib/sponsors/rules'
import type { InvitationView } from '@/lib/sponsors/views'

type AnswerFormsProps = { invitation: InvitationView; inTime: boolean }

/** Confirm what is shown, decline, or leave: whatever the focal point can do now. */
export function AnswerForms({ invitation, inTime }: AnswerFormsProps) {
  const t = useTranslations('sponsors.answer')
  const locale = useLocale()
  const { id, organisation, confirmed, confirmedVersion, version } = invitation
  const { reference, roundSlug, content, attachments } = invitation
  const current = confirmed && confirmedVersion === version
  return (
    <section className="stack" aria-labelledby="answer">
      <h2 id="answer">{t('decide')}</h2>
      {confirmed && (
        <p>{t(current ? 'standing' : 'earlier', { version: confirmedVersion ?? version })}</p>
      )}
      {!inTime && !current && (
        <p>
          {t('closed')}{' '}
          {reference && invitation.published && (
            <a href={`/${locale}${inputPath({ roundSlug, reference })}/alignment`}>{t('align')}</a>
          )}
        </p>
      )}
      {(!current && inTime) || !confirmed ? (
        <ActionForm action={answerInvitation}>
          <RefreshOnConflict />
          <input type="hidden" name="sponsorship" value={id} />
          <input
            type="hidden"
            name="was"
            value={JSON.stringify(shownOf({ ...content, attachments }))}
          />
          {inTime && <p>{t('declare', { organisation })}</p>}
          <p className="row">
            {inTime && (
              <SubmitButton name="answer" value="confirm">
                {confirmed ? t('confirmVersion', { version }) : t('confirm')}
              </SubmitButton>
            )}
            {!confirmed && (
              <SubmitButton kind="secondary" name="answer" value="decline">
                {t('decline')}
              </SubmitButton>
            )}
          </p>
        </ActionForm>
      ) : null}
      {confirmed && (
        <ActionForm action={endSponsorship}>
          <input type="hidden" name="sponsorship" value={id} />
          <p>{t('leaveText')}</p>
          <SubmitButton kind="danger">{t('leave')}</SubmitButton>
        </ActionForm>
      )}
    </section>
  )
}
