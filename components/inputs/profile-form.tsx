'use client'
import { ActionForm } from '@/components/ui/action-form'
import { SelectField } from '@/components/ui/choice-field'
import { TextField } from '@/components/ui/text-field'
import { nameMember } from '@/lib/members/profile-actions'
import { profileSchema } from '@/lib/members/profile-schema'
import { localeNames, locales } from '@/lib/platform/i18n'

type ProfileFormProps = {
  member: { name: string | null; locale: string }
  callbackUrl?: string
  labels: { name: string; nameHint: string; locale: string; save: string }
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
