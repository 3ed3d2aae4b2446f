import { useTranslations } from 'next-intl'
import { Extensions } from '@/components/rounds/stream-timeline'
import { Deadline } from '@/components/ui/deadline'
import type { DraftView } from '@/lib/inputs/draft-views'
import { phaseState } from '@/lib/rounds/rules'

/** Until when a draft can be submitted, or what holds now that it can't. */
export function DraftDeadline({ draft }: { draft: DraftView }) {
  const t = useTranslations('inputs.draft')
  const { opensAt, closesAt, graceMinutes, now, timeZone } = draft
  const late = <p>{t(draft.inputId ? 'lateRevision' : 'late')}</p>
  if (!opensAt || !closesAt) return late
  const state = phaseState({ opensAt, closesAt }, graceMinutes, now)
  if (state === 'forthcoming')
    return (
      <>
        {t('early')} <Deadline at={opensAt} zone={timeZone} />
      </>
    )
  return (
    <>
      <Deadline at={closesAt} zone={timeZone} />
      <div className="small">
        <Extensions extensions={draft.extensions} zone={timeZone} />
      </div>
      {state === 'closed' && late}
      {state !== 'closed' && graceMinutes > 0 && (
        <p className="muted small">{t('grace', { minutes: graceMinutes })}</p>
      )}
    </>
  )
}
