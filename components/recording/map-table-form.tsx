import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { CheckboxField, SelectField } from '@/components/ui/choice-field'
import { TextField } from '@/components/ui/text-field'
import { ATTRIBUTIONS } from '@/lib/inputs/attribution'
import { mapTable } from '@/lib/inputs/foreign-actions'
import { DAY_ORDERS, type Mapping, TARGETS } from '@/lib/inputs/foreign-schema'
import type { TableView } from '@/lib/inputs/foreign-views'
import { dayOrderOf } from '@/lib/inputs/on-behalf-cells'
import { ELSEWHERE, NAMED_TYPES, QUALITIES } from '@/lib/inputs/on-behalf-schema'
import { LANGUAGES } from '@/lib/inputs/schema'
import { localeNames } from '@/lib/platform/i18n'

/** Says what the columns of a table are, and what holds for all of its rows. */
export function MapTableForm({ table, columns }: { table: TableView; columns: Mapping }) {
  const t = useTranslations('foreign')
  const all = useTranslations()
  const recording = useTranslations('onBehalf')
  const label = (column: Exclude<keyof typeof defaults, 'day_order'>) =>
    recording(`columns.${column}.label`)
  const { remembered, head, rows, streams } = table
  const defaults = {
    pillar: streams.length === 1 ? (streams[0]?.pillarKey ?? '') : '',
    organisation_type: '',
    attribution: '',
    channel: '',
    quality: 'verbatim',
    language: 'en',
    day_order: dayOrderOf(
      columns.given_on === undefined
        ? []
        : rows.map(({ cells }) => cells[columns.given_on ?? 0] ?? ''),
    ),
    ...remembered?.defaults,
    // Another file is another source of another day.
    source: table.source,
    given_on: table.day,
  }
  const channels = ELSEWHERE.filter((channel) =>
    streams.some((stream) => stream.channels.includes(channel)),
  )
  return (
    <ActionForm action={mapTable} submit={t('map.submit')}>
      <input type="hidden" name="table" value={table.id} />
      <h2>{t('map.columns')}</h2>
      <p>{t(`map.${remembered ? (remembered.whole ? 'remembered' : 'partly') : 'suggested'}`)}</p>
      {TARGETS.map((target) => (
        <SelectField
          key={target}
          name={`columns.${target}`}
          label={t(`targets.${target}`)}
          hint={t.has(`hints.${target}`) ? t(`hints.${target}`) : undefined}
          placeholder={t('map.noColumn')}
          options={head.map((heading, at) => ({
            value: String(at),
            label: heading || t('map.column', { number: at + 1 }),
          }))}
          defaultValue={columns[target] === undefined ? '' : String(columns[target])}
        />
      ))}
      <CheckboxField
        name="together"
        label={t('map.together')}
        hint={t('map.togetherHint', { most: table.limits.mostPoints })}
        defaultChecked={remembered?.together ?? table.format === 'iso'}
      />
      <h2>{t('map.all')}</h2>
      <SelectField
        name="pillar"
        label={label('pillar')}
        placeholder={recording('one.choose')}
        options={streams.map(({ pillarKey, pillarTitle }) => ({
          value: pillarKey,
          label: pillarTitle,
        }))}
        defaultValue={defaults.pillar}
        required
      />
      <SelectField
        name="channel"
        label={label('channel')}
        placeholder={recording('one.choose')}
        options={channels.map((value) => ({ value, label: all(`enums.channel.${value}`) }))}
        defaultValue={defaults.channel}
        required
      />
      <TextField
        name="source"
        label={label('source')}
        hint={t('map.sourceHint')}
        defaultValue={defaults.source}
        required
      />
      <TextField
        name="given_on"
        label={label('given_on')}
        hint={t('map.dayHint')}
        defaultValue={defaults.given_on}
        width="medium"
      />
      <SelectField
        name="day_order"
        label={t('map.dayOrder')}
        hint={t('map.dayOrderHint')}
        options={DAY_ORDERS.map((value) => ({
          value,
          label: t(`map.dayOrders.${value || 'none'}`),
        }))}
        defaultValue={defaults.day_order}
      />
      <SelectField
        name="quality"
        label={label('quality')}
        options={QUALITIES.map((value) => ({ value, label: all(`enums.quality.${value}`) }))}
        defaultValue={defaults.quality}
        required
      />
      <SelectField
        name="language"
        label={label('language')}
        options={LANGUAGES.map((value) => ({ value, label: localeNames[value] }))}
        defaultValue={defaults.language}
        required
      />
      <SelectField
        name="organisation_type"
        label={label('organisation_type')}
        hint={recording('columns.organisation_type.hint')}
        placeholder={recording('one.notListed')}
        options={NAMED_TYPES.map((value) => ({
          value,
          label: all(`organisations.types.${value}`),
        }))}
        defaultValue={defaults.organisation_type}
      />
      <SelectField
        name="attribution"
        label={label('attribution')}
        hint={recording('columns.attribution.hint')}
        placeholder={t('map.usual')}
        options={ATTRIBUTIONS.map((value) => ({ value, label: recording(`attribution.${value}`) }))}
        defaultValue={defaults.attribution}
      />
    </ActionForm>
  )
}
