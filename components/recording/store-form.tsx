import { useLocale, useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { CheckboxesField } from '@/components/ui/choice-field'
import { storeBatch } from '@/lib/inputs/on-behalf-actions'
import type { Entry } from '@/lib/inputs/on-behalf-judgement'
import type { BatchView } from '@/lib/inputs/on-behalf-views'
import { dateLocale } from '@/lib/platform/i18n'

/** Chooses which of the inputs that were read are stored: all, unless some are unticked. */
export function StoreForm({ batch, entries }: { batch: BatchView; entries: Entry[] }) {
  const t = useTranslations('onBehalf')
  const locale = dateLocale(useLocale())
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  const factsOf = (entry: Entry) =>
    t('batch.facts', {
      speaker: [entry.person, entry.organisation].filter(Boolean).join(', '),
      pillar: batch.streams.find(({ id }) => id === entry.streamId)?.pillarTitle ?? '',
      day: days.format(new Date(entry.given_on)),
      points: entry.points.length,
      level: t(`attribution.${entry.attribution}`),
    })
  return (
    <ActionForm action={storeBatch} submit={t('batch.store')}>
      <input type="hidden" name="batch" value={batch.id} />
      <CheckboxesField
        name="keep"
        legend={t('batch.inputs')}
        options={entries.map((entry) => ({
          value: entry.key,
          label: `${entry.key}: ${entry.title}`,
          hint: factsOf(entry),
        }))}
        defaultValues={entries.map(({ key }) => key)}
      />
    </ActionForm>
  )
}
