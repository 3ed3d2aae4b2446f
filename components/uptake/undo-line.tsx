import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { isUuid } from '@/lib/kernel/ids'
import { undoUptake } from '@/lib/uptake/actions'

type UndoLineProps = {
  act: string | undefined
  decided: string | undefined
  stream: string
  base: string
}

/** How many decisions were just recorded at once, with a button that takes them back. */
export function UndoLine({ act, decided, stream, base }: UndoLineProps) {
  const t = useTranslations('moderate.acts')
  const count = Number(decided)
  if (!act || !isUuid(act) || !Number.isInteger(count) || count < 1) return null
  return (
    <section aria-label={t('last')} className="stack">
      <ActionForm action={undoUptake} of="undo">
        <input type="hidden" name="act" value={act} />
        <input type="hidden" name="stream" value={stream} />
        <p className="row">
          <span>{t('recorded', { count })}</span>
          <SubmitButton kind="secondary">{t('undo')}</SubmitButton>
          <a href={`${base}/acts`}>{t('all')}</a>
        </p>
      </ActionForm>
    </section>
  )
}
