import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextareaField } from '@/components/ui/textarea-field'
import { confirmTranslation, withdrawTranslation } from '@/lib/documents/translation-actions'

type DecideTranslationProps = {
  translation: { id: string; own: boolean }
  may: { confirm: boolean; withdraw: boolean }
}

/** The forms under a translation that was read: to confirm it, and to withdraw it with a reason. */
export function DecideTranslation({ translation, may }: DecideTranslationProps) {
  const t = useTranslations('moderate.documents')
  const hidden = <input type="hidden" name="translation" value={translation.id} />
  return (
    <>
      {may.confirm && (
        <section className="stack" aria-labelledby="confirm">
          <h2 id="confirm">{t('confirmTitle')}</h2>
          {translation.own ? (
            <p>{t('confirmOther')}</p>
          ) : (
            <>
              <p>{t('confirmLead')}</p>
              <ActionForm action={confirmTranslation} of="confirm" submit={t('confirm')}>
                {hidden}
              </ActionForm>
            </>
          )}
        </section>
      )}
      {may.withdraw && (
        <section className="stack" aria-labelledby="withdraw">
          <h2 id="withdraw">{t('withdrawTitle')}</h2>
          <p>{t('withdrawLead')}</p>
          <ActionForm action={withdrawTranslation} of="withdraw">
            {hidden}
            <TextareaField name="reason" label={t('withdrawReason')} rows={3} required />
            <SubmitButton kind="secondary">{t('withdraw')}</SubmitButton>
          </ActionForm>
        </section>
      )}
    </>
  )
}
