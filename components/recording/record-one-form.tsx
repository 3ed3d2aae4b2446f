import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { CheckboxField, RadioField, SelectField } from '@/components/ui/choice-field'
import { TextField } from '@/components/ui/text-field'
import { TextareaField } from '@/components/ui/textarea-field'
import { ATTRIBUTIONS } from '@/lib/inputs/attribution'
import { stageOne } from '@/lib/inputs/on-behalf-actions'
import { ELSEWHERE, NAMED_TYPES, QUALITIES } from '@/lib/inputs/on-behalf-schema'
import { LANGUAGES, LIMITS } from '@/lib/inputs/schema'
import { localeNames } from '@/lib/platform/i18n'

type RecordOneFormProps = {
  round: string
  streams: { pillarKey: string; pillarTitle: string }[]
  /** The batch whose lines are typed anew, and what it holds. */
  batch?: string
  values?: Record<string, unknown>
  points: number
}

/** One input that was given elsewhere: who, where, what. The next page shows it before it is stored. */
export function RecordOneForm({ round, streams, batch = '', values, points }: RecordOneFormProps) {
  const t = useTranslations('onBehalf')
  const all = useTranslations()
  const label = (column: string) => t(`columns.${column}.label`)
  const text = (column: string, more: Partial<React.ComponentProps<typeof TextField>> = {}) => (
    <TextField name={column} label={label(column)} hint={t(`columns.${column}.hint`)} {...more} />
  )
  return (
    <ActionForm action={stageOne} submit={t('one.submit')} defaultValues={values}>
      <input type="hidden" name="round" value={round} />
      <input type="hidden" name="batch" value={batch} />
      <h2>{t('one.who')}</h2>
      {text('organisation', { required: 'sometimes', autoComplete: 'off' })}
      <SelectField
        name="organisation_type"
        label={label('organisation_type')}
        hint={t('columns.organisation_type.hint')}
        placeholder={t('one.notListed')}
        options={NAMED_TYPES.map((type) => ({
          value: type,
          label: all(`organisations.types.${type}`),
        }))}
      />
      {text('person', { autoComplete: 'off' })}
      <CheckboxField name="person_agreed" value="yes" label={label('person_agreed')} />
      <RadioField
        name="attribution"
        legend={label('attribution')}
        hint={t('columns.attribution.hint')}
        defaultValue="organisation"
        options={ATTRIBUTIONS.map((level) => ({ value: level, label: t(`attribution.${level}`) }))}
        required
      />
      <h2>{t('one.where')}</h2>
      <SelectField
        name="channel"
        label={label('channel')}
        placeholder={t('one.choose')}
        options={ELSEWHERE.map((channel) => ({
          value: channel,
          label: all(`enums.channel.${channel}`),
        }))}
        required
      />
      {text('source', { required: true })}
      {text('source_urls')}
      {text('locator')}
      {text('place')}
      {text('given_on', { required: true, width: 'medium' })}
      <SelectField
        name="quality"
        label={label('quality')}
        hint={t('columns.quality.hint')}
        placeholder={t('one.choose')}
        options={QUALITIES.map((quality) => ({
          value: quality,
          label: all(`enums.quality.${quality}`),
        }))}
        required
      />
      <h2>{t('one.text')}</h2>
      <SelectField
        name="pillar"
        label={label('pillar')}
        placeholder={t('one.choose')}
        options={streams.map(({ pillarKey, pillarTitle }) => ({
          value: pillarKey,
          label: pillarTitle,
        }))}
        required
      />
      <SelectField
        name="language"
        label={label('language')}
        options={LANGUAGES.map((code) => ({ value: code, label: localeNames[code] }))}
        defaultValue="en"
        required
      />
      {text('title', { required: true })}
      {Array.from({ length: points }, (_, index) => index).map((index) => (
        <PointFields key={index} index={index} />
      ))}
      <p className="muted">{t('one.more')}</p>
    </ActionForm>
  )
}

function PointFields({ index }: { index: number }) {
  const t = useTranslations('onBehalf')
  const number = index + 1
  const named = (column: string) =>
    number === 1 ? t(`columns.${column}.label`) : `${t(`columns.${column}.label`)} (${number})`
  return (
    <>
      <h3>{t(number === 1 ? 'one.point' : 'one.optionalPoint', { number })}</h3>
      <TextareaField
        name={`points.${index}.statement`}
        label={named('statement')}
        hint={t('columns.statement.hint')}
        required={number === 1}
        limit={{ characters: LIMITS.statement }}
      />
      <TextareaField
        name={`points.${index}.proposed_wording`}
        label={named('proposed_wording')}
        rows={3}
        limit={{ characters: LIMITS.wording }}
      />
      <TextField name={`points.${index}.paragraph`} label={named('paragraph')} width="medium" />
    </>
  )
}
