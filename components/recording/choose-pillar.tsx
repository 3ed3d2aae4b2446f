import { useTranslations } from 'next-intl'
import { SelectField } from '@/components/ui/choice-field'
import { SubmitButton } from '@/components/ui/submit-button'

type ChoosePillarProps = {
  streams: { pillarKey: string; pillarTitle: string }[]
  /** What is typed already, and how many points its form shows. */
  batch?: string
  points: number
}

/** Before the form, whose topics are those of the pillar. It changes nothing, so it is a plain question. */
export function ChoosePillar({ streams, batch, points }: ChoosePillarProps) {
  const t = useTranslations('onBehalf')
  return (
    <form className="stack">
      {batch && <input type="hidden" name="batch" value={batch} />}
      {batch && <input type="hidden" name="points" value={points} />}
      <SelectField
        name="pillar"
        label={t('columns.pillar.label')}
        options={streams.map(({ pillarKey, pillarTitle }) => ({
          value: pillarKey,
          label: pillarTitle,
        }))}
        required
      />
      <SubmitButton>{t('one.choosePillar')}</SubmitButton>
    </form>
  )
}
