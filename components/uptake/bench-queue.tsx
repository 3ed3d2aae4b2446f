import { useTranslations } from 'next-intl'
import { Mark, type MarkOutcome } from '@/components/ui/mark'
import { ShareLine } from '@/components/workbench/share-line'
import { toldState } from '@/lib/uptake/queue-views'
import type { PointShare } from '@/lib/workbench/views'
import styles from './bench.module.css'
import { type BenchPoint, type BenchState, heldOf } from './bench-state'

type BenchQueueProps = {
  points: readonly BenchPoint[]
  state: BenchState
  share: (point: string) => PointShare | null
  /** The viewer. */
  member: string
  hrefOf: (id: string) => string
  go: (id: string) => void
}

/** Has a link to a point move there at once; with a key held down it opens as browsers do. */
export const goOnClick = (id: string, go: (id: string) => void) => (event: React.MouseEvent) => {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  event.preventDefault()
  go(id)
}

/** The points of the queue around the one at hand, each a link; with a script it moves at once. */
export function BenchQueue({ points, state, share, member, hrefOf, go }: BenchQueueProps) {
  const t = useTranslations('bench.queue')
  const states = useTranslations('moderate.state')
  const outcomes = useTranslations('enums.outcome')
  return (
    <ol className={styles.queue}>
      {points.map((point) => {
        const { id, name, loaded, interested } = point
        const { state: far, record } = heldOf(state, point)
        return (
          <li key={id} data-current={id === state.at ? '' : undefined}>
            <a
              href={hrefOf(id)}
              aria-current={id === state.at ? 'true' : undefined}
              onClick={goOnClick(id, go)}
            >
              {name}
            </a>{' '}
            <span className={styles.far}>
              {record ? (
                <Mark
                  outcome={record.outcome as MarkOutcome}
                  label={outcomes(record.outcome as MarkOutcome)}
                />
              ) : (
                states(toldState({ state: far, interested }))
              )}
              {!loaded && <strong>{t('restricted')}</strong>}
              {interested && <strong>{t('interested')}</strong>}
              <ShareLine share={share(id)} member={member} />
              {state.trouble[id] && <strong>{t('trouble')}</strong>}
              {state.drafts[id] && !state.trouble[id] && <strong>{t('typed')}</strong>}
              {state.chosen.includes(id) && <strong>{t('chosen')}</strong>}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
