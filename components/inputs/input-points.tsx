import { useTranslations } from 'next-intl'
import { Rail } from '@/components/ui/rail'
import type { InputView } from '@/lib/inputs/views'
import styles from './input-points.module.css'
import { PointTagLines } from './point-tags'
import { StatementText } from './statement-text'

/** The numbered points in the margin rail, in the language of their author. */
export function InputPoints({ input }: { input: InputView }) {
  const t = useTranslations('inputs')
  const { language } = input.version
  return (
    <ol className="rail-list">
      {input.points.map((point) => (
        <Rail
          key={point.number}
          as="li"
          id={`point-${point.number}`}
          number={point.number}
          numberHref={`#point-${point.number}`}
          numberLabel={t('point.title', { number: point.number })}
        >
          <StatementText text={point.statement} lang={language} />
          {point.proposedWording && (
            <div>
              <h3 className={styles.label}>{t('page.wording')}</h3>
              <blockquote className={styles.wording} lang={language} dir="auto">
                {point.proposedWording}
              </blockquote>
            </div>
          )}
          {point.paragraphReference && (
            <p className="muted small">
              {t('page.paragraph', { paragraph: point.paragraphReference })}
            </p>
          )}
          {point.topics.length > 0 && (
            <p className="muted small">
              {t('page.topics', { topics: point.topics.map(({ title }) => title).join('; ') })}
            </p>
          )}
          <PointTagLines point={point} lang={language} />
        </Rail>
      ))}
    </ol>
  )
}
