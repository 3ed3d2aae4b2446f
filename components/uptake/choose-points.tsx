import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { MOST_CHOSEN, type Queue } from '@/lib/uptake/queue-views'
import { useCapped } from './capped'
import { ChoosePage } from './choose-page'
import styles from './matrix-filters.module.css'
import { type QueueAddress, queueQuery } from './queue-address'

type ChoosePointsProps = { id: string; base: string; at: QueueAddress; queue: Queue }

/** Leads on with the points that are ticked in the list, or with all that the filter leaves. */
export function ChoosePoints({ id, base, at, queue }: ChoosePointsProps) {
  const t = useTranslations('moderate.queue')
  const capped = useCapped()
  const { states, points } = queue.tally
  const shown = at.filter.state && states ? states[at.filter.state] : points
  return (
    <form id={id} action={`${base}/chosen`} className={styles.row}>
      {[...new URLSearchParams(queueQuery(at))].map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <ChoosePage form={id} label={t('choosePage', { count: queue.items.length })} />
      <Button type="submit">{t('decideChosen')}</Button>
      <Button type="submit" name="all" value="yes" kind="quiet">
        {shown > MOST_CHOSEN
          ? t('decideFirst', { most: MOST_CHOSEN })
          : t('decideAll', { count: capped(shown) })}
      </Button>
    </form>
  )
}
