import { useTranslations } from 'next-intl'
import { SelectField } from '@/components/ui/choice-field'
import { TextField } from '@/components/ui/text-field'
import { TextareaField } from '@/components/ui/textarea-field'
import { ASKS, type PointTags, TAG_LIMITS } from '@/lib/inputs/point-tags'

type PointTagFieldsProps = { point?: PointTags; lang: string; symbols: string[] }

/** What may be said of a point beside its text; `symbols` are suggested, any other may be typed. */
export function PointTagFields({ point, lang, symbols }: PointTagFieldsProps) {
  const t = useTranslations('inputs.tags')
  const asks = useTranslations('enums.pointAsk')
  return (
    <>
      <SelectField
        name="ask"
        label={t('ask')}
        placeholder={t('none')}
        options={ASKS.map((value) => ({ value, label: asks(value) }))}
        defaultValue={point?.ask ?? ''}
      />
      <TextareaField
        name="implementation"
        label={t('implementation')}
        hint={t('implementationHint', { limit: TAG_LIMITS.implementation })}
        rows={3}
        lang={lang}
        limit={{ characters: TAG_LIMITS.implementation }}
        defaultValue={point?.implementation ?? ''}
      />
      <TextField
        name="linkedSymbol"
        label={t('symbol')}
        hint={t('symbolHint')}
        width="medium"
        suggestions={symbols}
        defaultValue={point?.linkedSymbol ?? ''}
      />
    </>
  )
}
