import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { SelectField } from '@/components/ui/choice-field'
import { Tabs } from '@/components/ui/tabs'
import type { RoundView, StreamView } from '@/lib/rounds/views'
import { ORDERS, type QueueFilter } from '@/lib/uptake/filter-views'
import { type Queue, STATES } from '@/lib/uptake/queue-views'
import { useCapped } from './capped'
import { type QueueAddress, queueHref } from './queue-address'

type QueueFiltersProps = {
  base: string
  at: QueueAddress
  streams: StreamView[]
  documents: RoundView['documents']
  tally: Queue['tally']
}

// A topic is one pillar's, and a moderator may be of one stream alone.
const anyStream = ({ topic: _, assigned: __, ...filter }: QueueFilter) => filter

/** Which stream, revision and state, and in which order; all in the address, so that a queue can be kept and sent. */
export function QueueFilters({ base, at, streams, documents, tally }: QueueFiltersProps) {
  const t = useTranslations('moderate')
  const capped = useCapped()
  const document = documents.find(({ slug }) => slug === at.document)
  return (
    <>
      <Tabs
        label={t('columns.stream')}
        items={streams.map(({ pillarKey, pillarTitle }) => ({
          href: queueHref(base, {
            ...at,
            stream: pillarKey,
            filter: pillarKey === at.stream ? at.filter : anyStream(at.filter),
          }),
          label: pillarTitle,
          current: pillarKey === at.stream,
        }))}
      />
      {documents.length > 1 && (
        <form action={base} className="row">
          <input type="hidden" name="stream" value={at.stream} />
          {Object.entries(at.filter).map(([part, value]) => (
            <input key={part} type="hidden" name={part} value={value} />
          ))}
          <SelectField
            name="document"
            label={t('queue.document')}
            required
            defaultValue={at.document}
            options={documents.map(({ slug, title }) => ({ value: slug, label: title }))}
          />
          <Button type="submit">{t('queue.show')}</Button>
        </form>
      )}
      <Tabs
        label={t('columns.revision')}
        items={(document?.revisions ?? []).map(({ slug, name }) => ({
          href: queueHref(base, { ...at, revision: slug }),
          label: name,
          current: slug === at.revision,
        }))}
      />
      <p>
        <strong>
          {t('queue.decided', { done: capped(tally.decided), points: capped(tally.points) })}
        </strong>
      </p>
      <Tabs
        label={t('queue.states')}
        items={[
          {
            href: queueHref(base, { ...at, filter: { ...at.filter, state: undefined } }),
            label: t('state.all'),
            count: tally.states ? tally.points : undefined,
            current: !at.filter.state,
          },
          ...STATES.map((state) => ({
            href: queueHref(base, { ...at, filter: { ...at.filter, state } }),
            label: t(`state.${state}`),
            count: tally.states?.[state],
            current: state === at.filter.state,
          })),
        ]}
      />
      <Tabs
        label={t('order.title')}
        items={[undefined, ...ORDERS].map((order) => ({
          href: queueHref(base, { ...at, filter: { ...at.filter, order } }),
          label: t(`order.${order ?? 'received'}`),
          current: order === at.filter.order,
        }))}
      />
    </>
  )
}
