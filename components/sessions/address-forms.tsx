import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { TextField } from '@/components/ui/text-field'
import { askForAddress, confirmAddress } from '@/lib/members/address-actions'

/** For a member without an address: adding one, with the code that is sent to it. */
export function AddressForms({ asked }: { asked: string | null }) {
  const t = useTranslations('sessions.address')
  return (
    <section className="stack" id="address" aria-labelledby="address-title">
      <h2 id="address-title">{t('title')}</h2>
      <p>{t('none')}</p>
      {asked && (
        <>
          <p>{t('sent', { email: asked })}</p>
          <ActionForm action={confirmAddress} submit={t('confirm')}>
            <TextField
              name="code"
              label={t('code')}
              autoComplete="one-time-code"
              width="short"
              required
            />
          </ActionForm>
        </>
      )}
      <ActionForm action={askForAddress} submit={t(asked ? 'again' : 'ask')}>
        <TextField
          name="email"
          type="email"
          label={t('label')}
          hint={t('hint')}
          autoComplete="email"
          width="medium"
          required
        />
      </ActionForm>
    </section>
  )
}
