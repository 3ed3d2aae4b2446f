'use client'
import { ActionForm } from '@/components/ui/action-form'
import { CheckboxField, SelectField } from '@/components/ui/choice-field'
import { TextField } from '@/components/ui/text-field'
import { changeMail, nameMember } from '@/lib/members/profile-actions'
import { mailSchema, profileSchema } from '@/lib/members/profile-schema'
import { localeNames, locales } from '@/lib/platform/i18n'

type ProfileFormProps = {
  member: { name: string | null; locale: string; pseudonymous: boolean }
  callbackUrl?: string
  labels: Record<'name' | 'nameHint' | 'pseudonym' | 'pseudonymHint' | 'locale' | 'save', string>
}

/** The member's own name and the language of their mails. */
export function ProfileForm({ member, callbackUrl, labels }: ProfileFormProps) {
  return (
    <ActionForm action={nameMember} schema={profileSchema} submit={labels.save}>
      {callbackUrl && <input type="hidden" name="callbackUrl" value={callbackUrl} />}
      <TextField
        name="name"
        label={labels.name}
        hint={labels.nameHint}
        autoComplete="name"
        defaultValue={member.name ?? ''}
        width="medium"
      />
      <CheckboxField
        name="pseudonym"
        label={labels.pseudonym}
        hint={labels.pseudonymHint}
        defaultChecked={member.pseudonymous}
      />
      <SelectField
        name="locale"
        label={labels.locale}
        options={locales.map((value) => ({ value, label: localeNames[value] }))}
        defaultValue={member.locale}
        required
      />
    </ActionForm>
  )
}

type MailFormProps = {
  stopped: boolean
  labels: { mail: string; hint: string; save: string }
}

/** Whether the member gets mail about what they take part in. */
export function MailForm({ stopped, labels }: MailFormProps) {
  return (
    <ActionForm action={changeMail} schema={mailSchema} submit={labels.save}>
      <CheckboxField name="mail" label={labels.mail} hint={labels.hint} defaultChecked={!stopped} />
    </ActionForm>
  )
}
