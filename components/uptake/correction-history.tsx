import { useTranslations } from 'next-intl'
import { Day } from '@/components/ui/day'
import type { LineagesToCorrect } from '@/lib/uptake/lineage-views'

/** What was corrected in this document so far, by whom and why. */
export function CorrectionHistory({ corrections }: Pick<LineagesToCorrect, 'corrections'>) {
  const t = useTranslations('moderate.lineages')
  if (corrections.length === 0) return null
  return (
    <section>
      <h2>{t('history')}</h2>
      <ul className="ruled">
        {corrections.map(({ id, revision, label, before, after, reason, by, day }) => (
          <li key={id}>
            <p>
              {t('corrected', {
                label,
                revision,
                before: before.join(', ') || t('none'),
                after: after.join(', ') || t('none'),
              })}
            </p>
            <p dir="auto">{reason}</p>
            <p className="muted">
              <bdi>{by}</bdi>, <Day at={day} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
