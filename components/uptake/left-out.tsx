import { useTranslations } from 'next-intl'
import type { Chosen } from '@/lib/uptake/chosen-views'
import { leftOutOf } from '@/lib/uptake/rules'
import { PointLine } from './chosen-form'

/** The chosen points that are not decided with the others, each with why. */
export function LeftOut({ points }: Pick<Chosen, 'points'>) {
  const t = useTranslations('moderate.chosen')
  const left = points.flatMap((point) => {
    const why = leftOutOf(point)
    return why ? [{ point, why }] : []
  })
  if (left.length === 0) return null
  return (
    <section aria-labelledby="left-out" className="stack">
      <h2 id="left-out">{t('leftOut', { count: left.length })}</h2>
      <ul className="ruled plain-list">
        {left.map(({ point, why }) => (
          <li key={point.pointId}>
            <p>
              <strong>
                <bdi>{`${point.reference}#${point.number}`}</bdi>
              </strong>{' '}
              <PointLine point={point} />
            </p>
            <p className="muted small">{t(`why.${why}`)}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
