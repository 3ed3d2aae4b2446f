import { useTranslations } from 'next-intl'
import type { FilterPart } from '@/lib/uptake/filter-views'
import { pointHref, type QueueAddress, queueHref } from './queue-address'

type BenchFiltersProps = { base: string; at: QueueAddress; point: string }

/**
 * In which order the walk goes where that is not the usual one, and what it leaves out, with a link that takes
 * each part off and stays at the point.
 */
export function BenchFilters({ base, at, point }: BenchFiltersProps) {
  const t = useTranslations('moderate.filter')
  const orders = useTranslations('moderate.order')
  const { order, ...filter } = at.filter
  const parts = (Object.keys(filter) as FilterPart[]).filter((part) => filter[part])
  if (parts.length === 0 && !order) return null
  return (
    <p className="small">
      {order && (
        <>
          <a href={queueHref(base, at)}>{orders(order)}</a>{' '}
        </>
      )}
      {parts.length > 0 && <a href={queueHref(base, at)}>{t('walk')}</a>}{' '}
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
