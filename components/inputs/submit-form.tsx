import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import type { DraftView } from '@/lib/inputs/draft-views'
import { submitInput } from '@/lib/inputs/submit-actions'
import { RefreshOnConflict } from './refresh-on-conflict'

/** Submits the version of a draft that was checked, under the draft's one key. */
export function SubmitForm({ draft }: { draft: DraftView }) {
  const t = useTranslations('inputs.check')
  return (
    <ActionForm
      action={submitInput}
      formKey={draft.formKey}
      submit={t(draft.inputId ? 'submitVersion' : 'submit')}
    >
      <input type="hidden" name="draft" value={draft.id} />
      <input type="hidden" name="version" value={draft.version} />
      <RefreshOnConflict />
    </ActionForm>
  )
}
