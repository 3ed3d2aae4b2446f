import { useTranslations } from 'next-intl'
import type { QueueFilter } from '@/lib/uptake/filter-views'
import { pointHref, type QueueAddress, queueHref } from './queue-address'

type BenchFiltersProps = { base: string; at: QueueAddress; point: string }

/** What the walk leaves out, in one line, with a link that takes each part off and stays at the point. */
export function BenchFilters({ base, at, point }: BenchFiltersProps) {
  const t = useTranslations('moderate.filter')
  const parts = (Object.keys(at.filter) as (keyof QueueFilter)[]).filter((part) => at.filter[part])
  if (parts.length === 0) return null
  return (
    <p className="small">
      <a href={queueHref(base, at)}>{t('walk')}</a>{' '}
      {parts.map((part) => {
        const without = { ...at, filter: { ...at.filter, [part]: undefined } }
        return (
          <span key={part}>
            {t(`parts.${part}`)}{' '}
            <a
              href={pointHref(base, without, point)}
              aria-label={t('takePartOff', { part: t(`parts.${part}`) })}
            >
              {t('remove')}
            </a>{' '}
          </span>
        )
      })}
    </p>
  )
}
