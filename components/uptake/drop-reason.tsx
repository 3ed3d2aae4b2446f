import { useTranslations } from 'next-intl'
import { TextareaField } from '@/components/ui/textarea-field'

/** Why points count as dropped, to be changed before it is sent. @param revision the name of the new one */
export function DropReason({ revision }: { revision: string }) {
  const t = useTranslations('moderate.carry')
  return (
    <TextareaField
      name="reason"
      label={t('dropReason')}
      hint={t('dropReasonHint')}
      required
      rows={2}
      defaultValue={t('dropReasonText', { revision })}
      limit={{ characters: 4000 }}
    />
  )
}
