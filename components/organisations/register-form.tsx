import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { SelectField } from '@/components/ui/choice-field'
import { TextField } from '@/components/ui/text-field'
import { registerOrganisation } from '@/lib/organisations/actions'
import { ECOSOC, REGISTRABLE } from '@/lib/organisations/schema'

/** Registers an organisation; the server leads to the one that has its name already. */
export function RegisterForm({ name }: { name: string }) {
  const t = useTranslations('organisations')
  return (
    <ActionForm action={registerOrganisation} submit={t('register.submit')}>
      <TextField
        name="name"
        label={t('register.name')}
        hint={t('register.nameHint')}
        defaultValue={name}
        autoComplete="organization"
        required
      />
      <SelectField
        name="type"
        label={t('register.type')}
        placeholder={t('register.choose')}
        options={REGISTRABLE.map((type) => ({ value: type, label: t(`types.${type}`) }))}
        required
      />
      <SelectField
        name="ecosocStatus"
        label={t('register.ecosocStatus')}
        hint={t('register.ecosocHint')}
        placeholder={t('register.noStatus')}
        options={ECOSOC.map((status) => ({ value: status, label: t(`ecosoc.${status}`) }))}
      />
    </ActionForm>
  )
}
