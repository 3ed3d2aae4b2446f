import { useTranslations } from 'next-intl'
import { Day } from '@/components/ui/day'
import type { RecordView } from '@/lib/uptake/trail'

type ReconsiderationLineProps = {
  /** With, for moderators, whether a correction waits to be published. */
  of: NonNullable<RecordView['reconsideration']> & { correcting?: boolean }
}

/** That a record was asked to be reconsidered, why, and what came of it. */
export function ReconsiderationLine({ of }: ReconsiderationLineProps) {
  const t = useTranslations('uptake.reconsider')
  return (
    <>
      <p>{t.rich('asked', { day: () => <Day at={of.askedOn} /> })}</p>
      <p dir="auto">{of.reason}</p>
      {of.kept && (
        <>
          <p>{t.rich('kept', { day: () => <Day at={of.kept?.day ?? of.askedOn} /> })}</p>
          <p dir="auto">{of.kept.reason}</p>
        </>
      )}
      {of.corrected && <p>{t('corrected')}</p>}
      {!of.kept && !of.corrected && (
        <p className="muted">{t(of.correcting ? 'correcting' : 'open')}</p>
      )}
    </>
  )
}
