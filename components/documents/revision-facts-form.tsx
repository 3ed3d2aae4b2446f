import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { TextField } from '@/components/ui/text-field'
import { TextareaField } from '@/components/ui/textarea-field'
import { changeRevision } from '@/lib/documents/revision-actions'
import type { RevisionFactsToKeep } from '@/lib/documents/views'

/** Changes what is known of a revision: all of it until it is public, then how it was adopted. */
export function RevisionFactsForm({ kept }: { kept: RevisionFactsToKeep }) {
  const t = useTranslations('moderate.documents')
  const label = useTranslations('forms.revision')
  const { revision } = kept
  return (
    <ActionForm action={changeRevision} submit={t('store')} of="facts">
      <input type="hidden" name="document" value={kept.id} />
      <input type="hidden" name="revision" value={revision.slug} />
      {revision.published ? (
        <p>{t('factsFixed')}</p>
      ) : (
        <>
          <TextField
            name="name"
            label={label('name')}
            hint={label('nameHint')}
            required
            width="medium"
            defaultValue={revision.name}
          />
          <TextField
            name="symbol"
            label={label('symbol')}
            width="medium"
            defaultValue={revision.symbol ?? ''}
          />
          <TextField
            name="issuedOn"
            label={label('issuedOn')}
            type="date"
            width="short"
            defaultValue={revision.issuedOn ?? ''}
          />
        </>
      )}
      <TextField
        name="adoptedBy"
        label={label('adoptedBy')}
        hint={label('adoptedByHint')}
        defaultValue={revision.adoptedBy ?? ''}
      />
      <TextField
        name="adoptedOn"
        label={label('adoptedOn')}
        type="date"
        width="short"
        defaultValue={revision.adoptedOn ?? ''}
      />
      <TextareaField
        name="note"
        label={label('note')}
        hint={label('noteHint')}
        rows={3}
        defaultValue={revision.note ?? ''}
      />
    </ActionForm>
  )
}
