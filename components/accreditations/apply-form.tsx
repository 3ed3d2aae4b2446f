import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { SelectField } from '@/components/ui/choice-field'
import { TextareaField } from '@/components/ui/textarea-field'
import { applyForAccreditation } from '@/lib/accreditations/actions'
import type { OwnAccreditation } from '@/lib/accreditations/views'

type ApplyFormProps = { organisation: string; rounds: OwnAccreditation[] }

/** Applies to one of the rounds that the organisation has no standing in. */
export function ApplyForm({ organisation, rounds }: ApplyFormProps) {
  const t = useTranslations('accreditations.own')
  if (rounds.length === 0) return <p className="muted">{t('noRound')}</p>
  return (
    <ActionForm action={applyForAccreditation} submit={t('submit')}>
      <input type="hidden" name="organisation" value={organisation} />
      <SelectField
        name="round"
        label={t('round')}
        placeholder={t('choose')}
        options={rounds.map(({ roundSlug, roundTitle }) => ({
          value: roundSlug,
          label: roundTitle,
        }))}
        required
      />
      <TextareaField
        name="note"
        label={t('note')}
        hint={t('noteHint')}
        rows={4}
        limit={{ characters: 1000 }}
        required
      />
    </ActionForm>
  )
}
