import { useTranslations } from 'next-intl'
import type { DecidablePoint } from '@/lib/uptake/chosen-views'
import { leftOutOf } from '@/lib/uptake/rules'
import type { Shown } from './chosen-form'

type LeftOutProps<P> = { points: readonly P[]; show: Shown<P> }

/** The points that are not decided with the others, each with why. */
export function LeftOut<P extends DecidablePoint>({ points, show }: LeftOutProps<P>) {
  const t = useTranslations('moderate.chosen')
  const left = points.flatMap((point) => {
    const why = leftOutOf(point)
    return why ? [{ point, why, ...show(point) }] : []
  })
  if (left.length === 0) return null
  return (
    <section aria-labelledby="left-out" className="stack">
      <h2 id="left-out">{t('leftOut', { count: left.length })}</h2>
      <ul className="ruled plain-list">
        {left.map(({ point, why, text, below }) => (
          <li key={point.pointId}>
            <p>
              <strong>
                <bdi>{`${point.reference}#${point.number}`}</bdi>
              </strong>{' '}
              {text}
            </p>
            <p className="muted small">{t(`why.${why}`)}</p>
            {below}
          </li>
        ))}
      </ul>
    </section>
  )
}
