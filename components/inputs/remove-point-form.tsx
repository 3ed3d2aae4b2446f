import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { removePoint } from '@/lib/inputs/actions'
import { RefreshOnConflict } from './refresh-on-conflict'
import { SavedVersion } from './saved-version'

type RemovePointFormProps = { draft: string; version: number; number: number }

/** Takes a point out of a draft. */
export function RemovePointForm({ draft, version, number }: RemovePointFormProps) {
  const t = useTranslations('inputs.point')
  return (
    <ActionForm action={removePoint}>
      <input type="hidden" name="draft" value={draft} />
      <SavedVersion version={version} />
      <input type="hidden" name="number" value={number} />
      <RefreshOnConflict />
      <SubmitButton kind="danger">{t('remove')}</SubmitButton>
    </ActionForm>
  )
}
