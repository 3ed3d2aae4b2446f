import { useTranslations } from 'next-intl'
import type { StreamView } from '@/lib/rounds/views'
import { asksOfContent, FILTER_PARTS } from '@/lib/uptake/filter-views'
import type { Queue, QueueChoices } from '@/lib/uptake/queue-views'
import { useCapped } from './capped'
import { useFilterOptions } from './filter-options'
import { type QueueAddress, queueHref } from './queue-address'
import styles from './queue-filter-line.module.css'

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
    return [{ part, text: offered?.find((one) => one.value === value)?.label ?? value }]
  })
  if (parts.length === 0) return null
  return (
    <div className="stack">
      <p>{t('shown', { shown: capped(queue.tally.points), all: capped(queue.all) })}</p>
      <ul className={styles.parts} aria-label={t('chosen')}>
        {parts.map(({ part, text }) => (
          <li key={part}>
            {t(`parts.${part}`)}: <bdi>{text}</bdi>{' '}
            <a
              href={queueHref(base, { ...at, filter: { ...at.filter, [part]: undefined } })}
              aria-label={t('takeOff', { part: t(`parts.${part}`), value: text })}
            >
              {t('remove')}
            </a>
          </li>
        ))}
        {parts.length > 1 && (
          <li>
            <a href={queueHref(base, { ...at, filter: { state, order } })}>{t('clear')}</a>
          </li>
        )}
      </ul>
      {asksOfContent(at.filter) && <p className="muted small">{t('notOfRestricted')}</p>}
    </div>
  )
}
