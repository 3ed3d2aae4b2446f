import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { Day } from '@/components/ui/day'
import { SubmitButton } from '@/components/ui/submit-button'
import { changeClearance } from '@/lib/clearances/actions'

type SettingProps = { organisation: string; since: Date | null }

/** Switches clearance before filing on or off for an organisation. */
export function ClearanceSetting({ organisation, since }: SettingProps) {
  const t = useTranslations('clearances.setting')
  return (
    <section className="stack">
      <h2>{t('title')}</h2>
      <p>{t('text')}</p>
      <p>
        {since ? (
          <>
            {t('on')} <Day at={since} />
          </>
        ) : (
          t('off')
        )}
      </p>
      <ActionForm action={changeClearance}>
        <input type="hidden" name="organisation" value={organisation} />
        <input type="hidden" name="clears" value={since ? 'off' : 'on'} />
        <SubmitButton kind="secondary">{t(since ? 'switchOff' : 'switchOn')}</SubmitButton>
      </ActionForm>
    </section>
  )
}
