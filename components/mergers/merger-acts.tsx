import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextareaField } from '@/components/ui/textarea-field'
import type { RefusalCode } from '@/lib/kernel/result'
import { proposeMerger, signMerger, withdrawMerger } from '@/lib/mergers/actions'
import type { Preview, Proposal } from '@/lib/mergers/views'

type MergerActsProps = {
  preview: Preview
  /** Why these two can't be merged by whoever looks, if so. */
  barred: RefusalCode | null
  readOnly: boolean
}

/** Proposes a merger, or signs the one that waits. */
export function MergerActs({ preview, barred, readOnly }: MergerActsProps) {
  const t = useTranslations('mergers')
  const why = useWhy()
  const { duplicate, survivor, merger } = preview
  if (merger) return <Waiting {...{ merger, barred, readOnly }} />
  if (barred)
    return (
      <Notice kind="warning" title={t('impossible')}>
        <p>{why(barred)}</p>
      </Notice>
    )
  if (readOnly) return <p className="muted">{t('readOnly')}</p>
  return (
    <section className="stack">
      <h2>{t('propose')}</h2>
      <ActionForm action={proposeMerger}>
        <input type="hidden" name="duplicate" value={duplicate.id} />
        <input type="hidden" name="survivor" value={survivor.id} />
        <TextareaField name="reason" label={t('reason')} hint={t('reasonHint')} rows={3} required />
        <SubmitButton kind="danger">{t('propose')}</SubmitButton>
      </ActionForm>
    </section>
  )
}

function useWhy() {
  const t = useTranslations()
  const own: Partial<Record<RefusalCode, string>> = {
    NEVER_SELF: 'mergers.own',
    INVALID: 'mergers.notTwo',
  }
  return (barred: RefusalCode) => t(own[barred] ?? `refusals.${barred}`)
}

type WaitingProps = Omit<MergerActsProps, 'preview'> & { merger: Proposal }

function Waiting({ merger, barred, readOnly }: WaitingProps) {
  const t = useTranslations('mergers')
  const signing = useTranslations('admin.toSign')
  const why = useWhy()
  const { id, reason, proposedBy, signatures, signedByMe } = merger
  return (
    <section className="stack">
      <h2>{t('waiting')}</h2>
      <p dir="auto">{reason}</p>
      <p className="muted">
        {proposedBy && <>{signing('proposedBy', { name: proposedBy })} · </>}
        {signing('signatures', { count: signatures })}
      </p>
      {barred ? <p>{why(barred)}</p> : signedByMe && <p>{signing('signed')}</p>}
      {!readOnly && !barred && !signedByMe && (
        <ActionForm action={signMerger} of="sign">
          <input type="hidden" name="id" value={id} />
          <SubmitButton kind="danger">{t('sign')}</SubmitButton>
        </ActionForm>
      )}
      {!readOnly && (
        <ActionForm action={withdrawMerger} of="withdraw">
          <input type="hidden" name="id" value={id} />
          <SubmitButton kind="secondary">{t('withdraw')}</SubmitButton>
        </ActionForm>
      )}
    </section>
  )
}
