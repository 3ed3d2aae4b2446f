import { useTranslations } from 'next-intl'
import { Day } from '@/components/ui/day'
import type { Carried, Contradiction } from '@/lib/uptake/carry-views'

/** What stands by now in an earlier revision, of a record that repeats what stood there before. */
export function ContradictionLine({ of }: { of: Contradiction }) {
  const t = useTranslations('moderate')
  const outcomes = useTranslations('enums.outcome')
  return (
    <>
      <p>
        <strong>
          {t.rich('carry.contradicted', {
            revision: of.revision,
            outcome: outcomes(of.outcome),
            state: t(`state.${of.state}`),
            day: () => <Day at={of.day} />,
          })}
        </strong>
      </p>
      {of.reason && <p dir="auto">{of.reason}</p>}
    </>
  )
}

/** What speaks against taking an earlier record as it is: how far it is, what its author answered, what was corrected. */
export function CarriedSource({ carried }: { carried: Carried }) {
  const t = useTranslations('moderate.carry')
  const { source, disputed, correction, contradicted } = carried
  return (
    <>
      {source !== 'published' && source !== 'undecided' && (
        <p className="muted">
          {t(`source.${source}`)} {correction && t('correction')}
        </p>
      )}
      {contradicted && <ContradictionLine of={contradicted} />}
      {disputed && (
        <p>
          <strong>{t('disputed')}</strong>
        </p>
      )}
    </>
  )
}
