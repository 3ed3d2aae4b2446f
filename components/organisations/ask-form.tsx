import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { RadioField } from '@/components/ui/choice-field'
import { TextareaField } from '@/components/ui/textarea-field'
import { askMembership } from '@/lib/organisations/membership-actions'
import { ROLES } from '@/lib/organisations/schema'

type AskFormProps = { organisation: string; held: (typeof ROLES)[number] | null }

/** Asks to join in a role, or for another role than the one held. */
export function AskForm({ organisation, held }: AskFormProps) {
  const t = useTranslations('organisations')
  return (
    <>
      <h3>{t(held ? 'ask.another' : 'ask.title')}</h3>
      <p>{t('ask.text')}</p>
      <ActionForm action={askMembership} submit={t('ask.submit')}>
        <input type="hidden" name="organisation" value={organisation} />
        <RadioField
          name="role"
          legend={t('ask.role')}
          options={ROLES.filter((role) => role !== held).map((role) => ({
            value: role,
            label: t(`role.${role}`),
            hint: t(`roleHint.${role}`),
          }))}
          required
        />
        <TextareaField
          name="reason"
          label={t('ask.reason')}
          hint={t('ask.reasonHint')}
          rows={3}
          limit={{ characters: 500 }}
          required
        />
      </ActionForm>
    </>
  )
}
