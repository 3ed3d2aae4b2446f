import { useFormatter, useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { CheckboxesField } from '@/components/ui/choice-field'
import { storeBatch } from '@/lib/inputs/on-behalf-actions'
import type { Entry } from '@/lib/inputs/on-behalf-judgement'
import type { BatchView } from '@/lib/inputs/on-behalf-views'

/** Chooses which of the inputs that were read are stored: all, unless some are unticked. */
export function StoreForm({ batch, entries }: { batch: BatchView; entries: Entry[] }) {
  const t = useTranslations('onBehalf')
  const format = useFormatter()
  const factsOf = (entry: Entry) =>
    t('batch.facts', {
      speaker: [entry.person, entry.organisation].filter(Boolean).join(', '),
      pillar: batch.streams.find(({ id }) => id === entry.streamId)?.pillarTitle ?? '',
      day: format.dateTime(new Date(entry.given_on), { dateStyle: 'long', timeZone: 'UTC' }),
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
