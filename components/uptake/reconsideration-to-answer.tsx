import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { Day } from '@/components/ui/day'
import { Mark } from '@/components/ui/mark'
import { TextareaField } from '@/components/ui/textarea-field'
import { keepRecord } from '@/lib/uptake/reconsideration-actions'
import type { WorkPoint } from '@/lib/uptake/record-views'
import { ReconsiderationLine } from './reconsideration-line'

/** What the author answered to a record, whether they asked to reconsider it, and the form to keep it as it is. */
export function ReconsiderationToAnswer({ work }: { work: WorkPoint }) {
  const t = useTranslations('moderate.disagreement')
  const uptake = useTranslations('uptake')
  const answers = useTranslations('enums.verdict')
  const outcomes = useTranslations('enums.outcome')
  const { verdict, reconsideration } = work
  if (!verdict) return null
  const open =
    reconsideration &&
    !reconsideration.kept &&
    !reconsideration.corrected &&
    !reconsideration.correcting
  return (
    <section aria-labelledby="verdict" className="stack">
      <h2 id="verdict">{t('verdict')}</h2>
      <p>
        {t.rich('answersTo', {
          number: verdict.published?.number ?? 0,
          outcome: () => <Mark outcome={verdict.outcome} label={outcomes(verdict.outcome)} />,
          day: () => <Day at={verdict.published?.day ?? verdict.day} />,
        })}
        {verdict.recordId !== work.record?.id && <strong> {t('notToThis')}</strong>}
      </p>
      <p>{uptake('verdictOf', { answer: answers(verdict.answer) })}</p>
      {verdict.wouldNeed && <p dir="auto">{verdict.wouldNeed}</p>}
      {reconsideration && <ReconsiderationLine of={reconsideration} />}
      {open && <p>{t('toAnswer')}</p>}
      {open &&
        (work.interested || reconsideration.sameOrganisation ? (
          <p>{t('another')}</p>
        ) : (
          <ActionForm action={keepRecord} of="keep" submit={t('keep')}>
            <input type="hidden" name="reconsideration" value={reconsideration.id} />
            <TextareaField
              name="reason"
              label={t('reason')}
              hint={t('reasonHint')}
              required
              rows={4}
              limit={{ characters: 2000 }}
            />
          </ActionForm>
        ))}
    </section>
  )
}
