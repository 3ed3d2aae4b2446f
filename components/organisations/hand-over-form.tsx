import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { RadioField } from '@/components/ui/choice-field'
import { handOver } from '@/lib/organisations/membership-actions'
import type { DelegateRow } from '@/lib/organisations/views'

type HandOverFormProps = { organisation: string; others: DelegateRow[] }

/** Makes another delegate focal point; who hands over stays as submitter. */
export function HandOverForm({ organisation, others }: HandOverFormProps) {
  const t = useTranslations('organisations.delegates')
  if (others.length === 0) return <p className="muted">{t('nobodyElse')}</p>
  return (
    <ActionForm action={handOver} submit={t('handOverButton')}>
      <p>{t('handOverText')}</p>
      <input type="hidden" name="organisation" value={organisation} />
      <RadioField
        name="membership"
        legend={t('handOverTo')}
        options={others.map(({ id, name, email }) => ({
          value: id,
          label: name ?? email ?? t('unnamed'),
          hint: name && email ? email : undefined,
        }))}
        required
      />
    </ActionForm>
  )
}
