'use client'
import { ActionForm } from '@/components/ui/action-form'
import { RadioField, SelectField } from '@/components/ui/choice-field'
import { changePreferences } from '@/lib/notifications/actions'
import { DELIVERIES, preferencesSchema } from '@/lib/notifications/schema'
import type { Preferences } from '@/lib/notifications/views'
import { NOTICE_KINDS, type NoticeKind } from '@/lib/platform/notices'

type PreferencesFormProps = {
  preferences: Pick<Preferences, 'delivery' | 'timeZone'>
  zones: string[]
  labels: {
    kinds: Record<NoticeKind, string>
    deliveries: Record<(typeof DELIVERIES)[number], string>
    timeZone: string
    timeZoneHint: string
    noZone: string
    save: string
  }
}

/** How one is told of each kind, and the zone of the daily mail. */
export function PreferencesForm({ preferences, zones, labels }: PreferencesFormProps) {
  const options = DELIVERIES.map((value) => ({ value, label: labels.deliveries[value] }))
  return (
    <ActionForm action={changePreferences} schema={preferencesSchema} submit={labels.save}>
      {NOTICE_KINDS.map((kind) => (
        <RadioField
          key={kind}
          name={`delivery.${kind}`}
          legend={labels.kinds[kind]}
          options={options}
          defaultValue={preferences.delivery[kind]}
          required
        />
      ))}
      <SelectField
        name="timeZone"
        label={labels.timeZone}
        hint={labels.timeZoneHint}
        options={zones.map((value) => ({ value, label: value }))}
        placeholder={labels.noZone}
        defaultValue={preferences.timeZone ?? ''}
        required
      />
    </ActionForm>
  )
}
