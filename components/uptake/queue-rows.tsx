import { useTranslations } from 'next-intl'
import { Byline } from '@/components/inputs/byline'
import { Mark } from '@/components/ui/mark'
import { Pager } from '@/components/ui/pager'
import { lineOf } from '@/lib/inputs/markdown'
import { type Queue, toldState } from '@/lib/uptake/queue-views'
import { ChoosePoints } from './choose-points'
import { pointHref, type QueueAddress, queueHref } from './queue-address'
import styles from './queue-rows.module.css'

const CHOICE = 'choose-points'

/** Characters of a point by which a moderator knows it again. */
const SHOWN = 400

type QueueRowsProps = { queue: Queue; base: string; at: QueueAddress; isLater: boolean }

/** The points, each leading to its record. */
export function QueueRows({ queue, base, at, isLater }: QueueRowsProps) {
  const t = useTranslations('moderate')
  const outcomes = useTranslations('enums.outcome')
  return (
    <>
      {queue.items.length === 0 && <p>{t('queue.none')}</p>}
      {queue.items.length > 0 && <ChoosePoints id={CHOICE} base={base} at={at} queue={queue} />}
      <ol className="ruled">
        {queue.items.map((item) => (
          <li key={item.pointId} className={styles.row}>
            <input
              type="checkbox"
              form={CHOICE}
              name="point"
              value={item.pointId}
              aria-label={t('queue.choose', { reference: item.reference, number: item.number })}
            />
            <div>
              <p>
                <a
                  href={pointHref(base, at, item.pointId)}
                  lang={item.statement ? item.language : undefined}
                  dir="auto"
                >
                  {item.statement === null ? t('queue.restricted') : lineOf(item.statement, SHOWN)}
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
                {item.assignee && (
                  <>
                    {' · '}
                    {t.rich('queue.assignedTo', {
                      who: item.assignee.name ?? t('queue.unnamed'),
                      b: (name) => <bdi>{name}</bdi>,
                    })}
                  </>
                )}
                {item.notes > 0 && ` · ${t('queue.notes', { count: item.notes })}`}
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
              <span>{t(`state.${toldState(item)}`)}</span>
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
