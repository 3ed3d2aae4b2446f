import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { CheckboxField } from '@/components/ui/choice-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { removeRevision } from '@/lib/documents/revision-actions'
import type { RevisionFactsToKeep } from '@/lib/documents/views'

/** Takes a revision back, or says why that can't be. */
export function RemoveRevision({ kept: { id, title, revision } }: { kept: RevisionFactsToKeep }) {
  const t = useTranslations('moderate.documents')
  return (
    <section className="stack" aria-labelledby="remove">
      <h2 id="remove">{t('removeTitle')}</h2>
      <p>{t(revision.used ? 'removeNot' : 'removeLead')}</p>
      {!revision.used && (
        <ActionForm action={removeRevision} of="remove">
          <input type="hidden" name="document" value={id} />
          <input type="hidden" name="revision" value={revision.slug} />
          <CheckboxField
            name="sure"
            value="yes"
            label={t('removeSure', { revision: revision.name, title })}
          />
          <SubmitButton kind="secondary">{t('remove')}</SubmitButton>
        </ActionForm>
      )}
    </section>
  )
}
