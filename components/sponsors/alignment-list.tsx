import { useTranslations } from 'next-intl'
import { Day } from '@/components/ui/day'
import type { AlignmentRow } from '@/lib/sponsors/views'

/** How other organisations declared that they stand to an input, the oldest first. */
export function AlignmentList({ alignments }: { alignments: AlignmentRow[] }) {
  const t = useTranslations('sponsors.section')
  return (
    <>
      <h3>{t('alignments')}</h3>
      <p className="muted">{t('alignmentsLead')}</p>
      <ul className="ruled plain-list">
        {alignments.map(({ id, organisation, kind, explanation, day, endedOn }) => (
          <li key={id}>
            <p>
              <bdi>
                <strong>{organisation}</strong>
              </bdi>{' '}
              {t(kind)} · <Day at={day} />
              {endedOn && (
                <>
                  {' '}
                  ({t('ended')} <Day at={endedOn} />)
                </>
              )}
            </p>
            {explanation && <p dir="auto">{explanation}</p>}
          </li>
        ))}
      </ul>
    </>
  )
}
