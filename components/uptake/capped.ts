import { useFormatter, useTranslations } from 'next-intl'
import { MOST_COUNTED } from '@/lib/uptake/queue-views'

/** A number as counted: beyond the most that is counted, "more than 5,000". */
export function useCapped(): (count: number) => string {
  const t = useTranslations('moderate')
  const format = useFormatter()
  return (count) =>
    count > MOST_COUNTED ? t('moreThan', { count: MOST_COUNTED }) : format.number(count)
}
