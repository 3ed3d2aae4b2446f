import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { TextField } from '@/components/ui/text-field'
import { changeDocument } from '@/lib/documents/actions'
import { PROCESSES } from '@/lib/documents/limits'
import type { RoundToKeep } from '@/lib/documents/views'

type DocumentFactsFormProps = {
  document: RoundToKeep['documents'][number]
  processes: string[]
}

/** Changes what is known of a document besides its texts. */
export function DocumentFactsForm({ document, processes }: DocumentFactsFormProps) {
  const t = useTranslations('moderate.documents')
  return (
    <details>
      <summary>{t('change')}</summary>
      <ActionForm action={changeDocument} submit={t('store')} of={document.slug}>
        <input type="hidden" name="document" value={document.id} />
        <TextField
          name="symbol"
          label={t('symbol')}
          hint={t('symbolHint')}
          width="medium"
          defaultValue={document.symbol ?? ''}
        />
        <TextField
          name="process"
          label={t('process')}
          hint={t('processHint')}
          suggestions={[...new Set([...processes, ...PROCESSES])]}
          defaultValue={document.process ?? ''}
        />
      </ActionForm>
    </details>
  )
}
