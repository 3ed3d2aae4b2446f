import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { discardDraft } from '@/lib/inputs/actions'

/** Ends a draft; folded away, and a step of its own, since its text can't be brought back. */
export function DiscardForm({ draft }: { draft: string }) {
  const t = useTranslations('inputs.draft')
  return (
    <details>
      <summary>{t('discard')}</summary>
      <ActionForm action={discardDraft}>
        <input type="hidden" name="draft" value={draft} />
        <p>{t('discardText')}</p>
        <SubmitButton kind="danger">{t('discard')}</SubmitButton>
      </ActionForm>
    </details>
  )
}
