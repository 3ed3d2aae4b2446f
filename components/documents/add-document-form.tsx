import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { TextField } from '@/components/ui/text-field'
import { addDocument } from '@/lib/documents/actions'
import { PROCESSES } from '@/lib/documents/limits'

/** Opens an outcome document; its text follows as a revision. */
export function AddDocumentForm({ round, processes }: { round: string; processes: string[] }) {
  const t = useTranslations('moderate.documents')
  return (
    <ActionForm action={addDocument} submit={t('add')}>
      <input type="hidden" name="round" value={round} />
      <TextField name="title" label={t('name')} required />
      <TextField name="symbol" label={t('symbol')} hint={t('symbolHint')} width="medium" />
      <TextField
        name="process"
        label={t('process')}
        hint={t('processHint')}
        suggestions={[...new Set([...processes, ...PROCESSES])]}
      />
    </ActionForm>
  )
}
