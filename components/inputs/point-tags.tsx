import { useTranslations } from 'next-intl'
import { ASKS, type PointTags } from '@/lib/inputs/point-tags'
import styles from './input-points.module.css'

/** What a point says beside its text: the kind of ask, what implementation would take, a linked document. */
export function PointTagLines({ point, lang }: { point: PointTags; lang: string }) {
  const t = useTranslations('inputs.tags')
  const asks = useTranslations('enums.pointAsk')
  const ask = ASKS.find((kind) => kind === point.ask)
  return (
    <>
      {ask && <p className="muted small">{t('asked', { ask: asks(ask) })}</p>}
      {point.implementation && (
        <div>
          <h3 className={styles.label}>{t('implementation')}</h3>
          <div className={styles.text} lang={lang} dir="auto">
            {point.implementation}
          </div>
        </div>
      )}
      {point.linkedSymbol && (
        <p className="muted small">
          {t('linked')} <bdi>{point.linkedSymbol}</bdi>
        </p>
      )}
    </>
  )
}
