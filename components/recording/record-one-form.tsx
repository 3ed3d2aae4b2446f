import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { CheckboxField, RadioField, SelectField } from '@/components/ui/choice-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { ATTRIBUTIONS } from '@/lib/inputs/attribution'
import { stageOne } from '@/lib/inputs/on-behalf-actions'
import { NAMED_TYPES, QUALITIES } from '@/lib/inputs/on-behalf-schema'
import type { RecordingView } from '@/lib/inputs/on-behalf-views'
import { LANGUAGES } from '@/lib/inputs/schema'
import { localeNames } from '@/lib/platform/i18n'
import { RecordedPoint } from './recorded-point'

type RecordOneFormProps = {
  recording: Pick<RecordingView, 'roundSlug' | 'limits'>
  /** The pillar that it belongs to: its topics are offered. */
  stream: RecordingView['streams'][number]
  /** Whether there are other pillars to choose. */
  others: boolean
  symbols: string[]
  /** The batch whose lines are typed anew, and what the form starts from. */
  batch?: string
  values?: Record<string, unknown>
  points: number
}

/** One input that was given elsewhere: who, where, what. The next page shows it before it is stored. */
export function RecordOneForm(props: RecordOneFormProps) {
  const { recording, stream, others, symbols, batch = '', values, points } = props
  const { roundSlug, limits } = recording
  const t = useTranslations('onBehalf')
  const all = useTranslations()
  const label = (column: string) => t(`columns.${column}.label`)
  const text = (column: string, more: Partial<React.ComponentProps<typeof TextField>> = {}) => (
    <TextField name={column} label={label(column)} hint={t(`columns.${column}.hint`)} {...more} />
  )
  return (
    <ActionForm key={`${batch} ${stream.id} ${points}`} action={stageOne} defaultValues={values}>
      <input type="hidden" name="round" value={roundSlug} />
      <input type="hidden" name="batch" value={batch} />
      <input type="hidden" name="pillar" value={stream.pillarKey} />
      <p>{t('one.pillarOf', { pillar: stream.pillarTitle })}</p>
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
        options={stream.channels.map((channel) => ({
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
        name="language"
        label={label('language')}
        options={LANGUAGES.map((code) => ({ value: code, label: localeNames[code] }))}
        defaultValue="en"
        required
      />
      {text('title', { required: true })}
      {Array.from({ length: points }, (_, index) => index).map((index) => (
        <RecordedPoint key={index} index={index} {...{ limits, symbols, topics: stream.topics }} />
      ))}
      <div className="row">
        <SubmitButton name="next" value="check">
          {t('one.submit')}
        </SubmitButton>
        {points < limits.mostPoints && (
          <SubmitButton kind="secondary" name="next" value="another">
            {t('one.another')}
          </SubmitButton>
        )}
        {others && (
          <SubmitButton kind="quiet" name="next" value="pillar">
            {t('one.otherPillar')}
          </SubmitButton>
        )}
      </div>
      {points >= limits.mostPoints && (
        <p className="muted">{t('one.most', { most: limits.mostPoints })}</p>
      )}
    </ActionForm>
  )
}
