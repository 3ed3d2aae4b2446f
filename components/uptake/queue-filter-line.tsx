import { useTranslations } from 'next-intl'
import type { StreamView } from '@/lib/rounds/views'
import { asksOfContent, FILTER_PARTS } from '@/lib/uptake/filter-views'
import type { Queue, QueueChoices } from '@/lib/uptake/queue-views'
import { useCapped } from './capped'
import { useFilterOptions } from './filter-options'
import { FilterParts } from './filter-parts'
import { type QueueAddress, queueHref } from './queue-address'

type QueueFilterLineProps = {
  base: string
  at: QueueAddress
  topics: StreamView['topics']
  choices: QueueChoices
  queue: Pick<Queue, 'all' | 'tally'>
}

/** What is left out of a queue and how much remains, with a link that takes each part off. */
export function QueueFilterLine({ base, at, topics, choices, queue }: QueueFilterLineProps) {
  const t = useTranslations('moderate.filter')
  const capped = useCapped()
  const options = useFilterOptions({ topics, choices })
  const { state, order, ...rest } = at.filter
  const parts = FILTER_PARTS.flatMap((part) => {
    const value = rest[part as keyof typeof rest]
    if (!value) return []
    const offered = options.find((one) => one.part === part)?.choices
    const text = offered?.find((one) => one.value === value)?.label ?? value
    const without = queueHref(base, { ...at, filter: { ...at.filter, [part]: undefined } })
    return [{ part, label: t(`parts.${part}`), text, without }]
  })
  if (parts.length === 0) return null
  return (
    <div className="stack">
      <p>{t('shown', { shown: capped(queue.tally.points), all: capped(queue.all) })}</p>
      <FilterParts parts={parts} clear={queueHref(base, { ...at, filter: { state, order } })} />
      {asksOfContent(at.filter) && <p className="muted small">{t('notOfRestricted')}</p>}
    </div>
  )
}
