import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { SelectField } from '@/components/ui/choice-field'
import { Tabs } from '@/components/ui/tabs'
import type { RoundView, StreamView } from '@/lib/rounds/views'
import { type Queue, type RecordState, STATES } from '@/lib/uptake/queue-views'
import { useCapped } from './capped'

export type QueueAddress = {
  stream: string
  document: string
  revision: string
  state?: RecordState
}

/** The address of a queue; what is not filtered by is left out. */
export const queueHref = (base: string, at: QueueAddress, after?: string): string =>
  `${base}?${new URLSearchParams({
    stream: at.stream,
    document: at.document,
    revision: at.revision,
    ...(at.state && { state: at.state }),
    ...(after && { after }),
  })}`

type QueueFiltersProps = {
  base: string
  at: QueueAddress
  streams: StreamView[]
  documents: RoundView['documents']
  tally: Queue['tally']
}

/** Which stream, revision and state; all in the address, so that a queue can be kept and sent. */
export function QueueFilters({ base, at, streams, documents, tally }: QueueFiltersProps) {
  const t = useTranslations('moderate')
  const capped = useCapped()
  const document = documents.find(({ slug }) => slug === at.document)
  return (
    <>
      <Tabs
        label={t('columns.stream')}
        items={streams.map(({ pillarKey, pillarTitle }) => ({
          href: queueHref(base, { ...at, stream: pillarKey }),
          label: pillarTitle,
          current: pillarKey === at.stream,
        }))}
      />
      {documents.length > 1 && (
        <form action={base} className="row">
          <input type="hidden" name="stream" value={at.stream} />
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
            href: queueHref(base, { ...at, state: undefined }),
            label: t('state.all'),
            count: tally.states ? tally.points : undefined,
            current: !at.state,
          },
          ...STATES.map((state) => ({
            href: queueHref(base, { ...at, state }),
            label: t(`state.${state}`),
            count: tally.states?.[state],
            current: state === at.state,
          })),
        ]}
      />
    </>
  )
}
