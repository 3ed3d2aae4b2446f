import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { CheckboxField } from '@/components/ui/choice-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { withdrawAll } from '@/lib/inputs/leaving-actions'
import { ForgetDrafts } from './forget-drafts'

const parts = {
  happens: ['inputs', 'drafts', 'name', 'mail', 'sessions', 'others'],
  remains: ['receipts', 'tombstones', 'log', 'account', 'stored'],
  undone: ['inputs', 'copies'],
} as const

/** What withdrawing all does, what remains and what can't be undone, then the one confirmation. */
export function LeavingForm() {
  const t = useTranslations('inputs.leaving')
  return (
    <>
      {Object.entries(parts).map(([part, lines]) => (
        <section key={part} className="stack" aria-labelledby={part}>
          <h2 id={part}>{t(`${part}.title`)}</h2>
          <ul>
            {lines.map((line) => (
              <li key={line}>{t(`${part}.${line}`)}</li>
            ))}
          </ul>
        </section>
      ))}
      <ActionForm action={withdrawAll}>
        <ForgetDrafts />
        <CheckboxField name="confirm" label={t('confirm')} />
        <SubmitButton kind="danger">{t('submit')}</SubmitButton>
      </ActionForm>
    </>
  )
}
