import { useTranslations } from 'next-intl'
import { Byline } from '@/components/inputs/byline'
import { Mark } from '@/components/ui/mark'
import { Pager } from '@/components/ui/pager'
import type { Queue } from '@/lib/uptake/queue-views'
import { type QueueAddress, queueHref } from './queue-filters'
import styles from './queue-rows.module.css'

type QueueRowsProps = { queue: Queue; base: string; at: QueueAddress; isLater: boolean }

/** The points, each leading to its record. */
export function QueueRows({ queue, base, at, isLater }: QueueRowsProps) {
  const t = useTranslations('moderate')
  const outcomes = useTranslations('enums.outcome')
  const { document, revision } = at
  return (
    <>
      {queue.items.length === 0 && <p>{t('queue.none')}</p>}
      <ol className="ruled">
        {queue.items.map((item) => (
          <li key={item.pointId} className={styles.row}>
            <div>
              <p>
                <a
                  href={`${base}/records/${item.pointId}?${new URLSearchParams({ document, revision })}`}
                  lang={item.statement ? item.language : undefined}
                  dir="auto"
                >
                  {item.statement ?? t('queue.restricted')}
                </a>
              </p>
              <p className="muted small">
                {item.byline && (
                  <>
                    <Byline byline={item.byline} />
                    {' · '}
                  </>
                )}
                {t('pointOf', { reference: item.reference, number: item.number })}
                {item.interested && (
                  <>
                    {' · '}
                    <strong>{t('queue.interested')}</strong>
                  </>
                )}
              </p>
            </div>
            <p className={styles.state}>
              {item.outcome && <Mark outcome={item.outcome} label={outcomes(item.outcome)} />}
              <span>{t(`state.${item.state}`)}</span>
            </p>
          </li>
        ))}
      </ol>
      <Pager
        nextHref={queue.next ? queueHref(base, at, queue.next) : undefined}
        firstHref={isLater ? queueHref(base, at) : undefined}
      />
    </>
  )
}
