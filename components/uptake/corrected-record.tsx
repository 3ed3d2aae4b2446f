import { useTranslations } from 'next-intl'
import { Differences } from '@/components/documents/differences'
import { Day } from '@/components/ui/day'
import { DefinitionList } from '@/components/ui/definition-list'
import { Mark } from '@/components/ui/mark'
import { differencesOf } from '@/lib/documents/differences'
import type { Outcome } from '@/lib/generated/prisma/enums'
import type { CorrectedRecord as Corrected } from '@/lib/uptake/record-views'

type CorrectedRecordProps = {
  /** What is public now. */
  before: Corrected
  /** What is to take its place. */
  after: Pick<Corrected, 'outcome' | 'reason' | 'carriedTo' | 'labels'>
  /** For moderators only, in a list: of texts neither is told. */
  withheld?: boolean
}

/** What a correction takes the place of, as it is public now, and what it changes: field by field, texts word by word. */
export function CorrectedRecord({ before, after, withheld = false }: CorrectedRecordProps) {
  const t = useTranslations('moderate.corrects')
  const outcomes = useTranslations('enums.outcome')
  const texts = (field: 'reason' | 'carriedTo') => {
    const [was, becomes] = [before[field] ?? '', after[field] ?? '']
    if (withheld || (!was && !becomes)) return []
    return [
      {
        term: t(field),
        detail:
          was === becomes ? (
            <>
              <span dir="auto">{was}</span> <span className="muted">({t('same')})</span>
            </>
          ) : (
            <div dir="auto">
              <Differences of={differencesOf(was, becomes)} />
            </div>
          ),
      },
    ]
  }
  const [were, are] = [before.labels.join(', '), after.labels.join(', ')]
  const items = [
    {
      term: t('outcome'),
      detail:
        before.outcome === after.outcome ? (
          <>
            <Mark outcome={before.outcome} label={outcomes(before.outcome)} />{' '}
            <span className="muted">({t('same')})</span>
          </>
        ) : (
          t.rich('outcomeFrom', {
            was: () => <OutcomeMark outcome={before.outcome} />,
            becomes: () => <OutcomeMark outcome={after.outcome} />,
          })
        ),
    },
    ...texts('reason'),
    ...texts('carriedTo'),
    ...(were || are
      ? [
          {
            term: t('paragraphs'),
            detail:
              were === are ? (
                <>
                  <bdi>{were}</bdi> <span className="muted">({t('same')})</span>
                </>
              ) : (
                t('labelsFrom', { was: were || t('none'), becomes: are || t('none') })
              ),
          },
        ]
      : []),
  ]
  return (
    <section aria-label={t('title')} className="stack">
      <p>
        <strong>
          {before.published
            ? t.rich('publication', {
                number: before.published.number,
                day: () => <Day at={before.published?.day ?? ''} />,
              })
            : t('title')}
        </strong>{' '}
        <span className="muted">{t('lead')}</span>
      </p>
      <DefinitionList items={items} />
    </section>
  )
}

function OutcomeMark({ outcome }: { outcome: Outcome }) {
  const outcomes = useTranslations('enums.outcome')
  return <Mark outcome={outcome} label={outcomes(outcome)} />
}
