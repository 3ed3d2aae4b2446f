import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { Day } from '@/components/ui/day'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Act } from '@/lib/uptake/act-views'
import { undoUptake } from '@/lib/uptake/actions'

type ActListProps = { acts: Act[]; base: string; zone: string | undefined }

/** Acts of decisions, each with what it decided and a button that takes it back. */
export function ActList({ acts, base, zone }: ActListProps) {
  const t = useTranslations('moderate.acts')
  const point = useTranslations('moderate')
  const outcomes = useTranslations('enums.outcome')
  const refusals = useTranslations('refusals')
  const link = (act: Act, { pointId, reference, number }: Act['first'][number]) => (
    <a
      href={`${base}/records/${pointId}?${new URLSearchParams({
        document: act.documentSlug,
        revision: act.revisionSlug,
      })}`}
    >
      {point('pointOf', { reference, number })}
    </a>
  )
  if (acts.length === 0) return <p>{t('none')}</p>
  return (
    <ol className="ruled plain-list">
      {acts.map((act) => (
        <li key={act.actId} className="stack">
          <p>
            <strong>{t(`kinds.${act.kind}`, { count: act.points })}</strong>{' '}
            {act.outcomes.map((outcome) => outcomes(outcome)).join(', ')}
          </p>
          <p className="muted small">
            <Day at={act.madeAt} zone={zone ?? 'UTC'} time /> · <bdi>{act.document}</bdi>,{' '}
            <bdi>{act.revision}</bdi>
          </p>
          <ul>
            {act.first.map((one) => (
              <li key={one.pointId}>{link(act, one)}</li>
            ))}
            {act.points > act.first.length && (
              <li>{t('more', { count: act.points - act.first.length })}</li>
            )}
          </ul>
          {act.undoneAt && <p>{t(act.kept.length > 0 ? 'undoneInPart' : 'undone')}</p>}
          {!act.undoneAt && !act.canUndo && <p>{refusals('NOTHING_TO_UNDO')}</p>}
          {act.canUndo && (
            <ActionForm action={undoUptake} of={act.actId}>
              <input type="hidden" name="act" value={act.actId} />
              <SubmitButton kind="secondary">{t('undo')}</SubmitButton>
            </ActionForm>
          )}
          {act.kept.length > 0 && (
            <ul>
              {act.kept.map((one) => (
                <li key={one.pointId}>{link(act, one)}</li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  )
}
