import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { RadioField } from '@/components/ui/choice-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { changeKeys } from '@/lib/members/key-actions'
import { KEY_ACTS, type KeySettings } from '@/lib/members/key-views'

/** A field for each act's key; a key that two acts have is refused beside the second. */
export function KeysForm({ settings: { on, keys } }: { settings: KeySettings }) {
  const t = useTranslations('bench.keys')
  return (
    <ActionForm action={changeKeys}>
      <RadioField
        name="use"
        legend={t('use')}
        required
        defaultValue={on ? 'on' : 'off'}
        options={(['on', 'off'] as const).map((value) => ({ value, label: t(`used.${value}`) }))}
      />
      {KEY_ACTS.map((act) => (
        <TextField
          key={act}
          name={`keys.${act}`}
          label={t(`acts.${act}`)}
          width="short"
          required
          autoComplete="off"
          defaultValue={keys[act]}
        />
      ))}
      <p className="row">
        <SubmitButton>{t('store')}</SubmitButton>
        <SubmitButton kind="secondary" name="reset" value="reset" formNoValidate>
          {t('reset')}
        </SubmitButton>
      </p>
    </ActionForm>
  )
}
