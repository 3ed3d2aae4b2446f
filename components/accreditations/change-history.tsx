import { useTranslations } from 'next-intl'
import { Day } from '@/components/ui/day'
import type { AccreditationChange } from '@/lib/accreditations/views'

type HistoryProps = {
  changes: AccreditationChange[]
  /** Whose it is, for who hears the heading alone. */
  of: string
}

/** What was recorded, the latest first, with its reasons: nothing of this is public. */
export function ChangeHistory({ changes, of }: HistoryProps) {
  const t = useTranslations('accreditations')
  const states = useTranslations('enums.accreditationState')
  return (
    <details>
      <summary>
        {t('changes', { count: changes.length })}
        <span className="visually-hidden">: {of}</span>
      </summary>
      <ol className="plain-list">
        {changes.map(({ id, state, reason, decidedAt, by }) => (
          <li key={id}>
            <p>
              {states(state)}, <Day at={decidedAt} />
              {by && (
                <>
                  , <bdi>{by}</bdi>
                </>
              )}
            </p>
            <p dir="auto">{reason}</p>
          </li>
        ))}
      </ol>
    </details>
  )
}
