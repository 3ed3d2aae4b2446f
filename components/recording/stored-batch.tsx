import { useLocale, useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { CheckboxField } from '@/components/ui/choice-field'
import { DataTable } from '@/components/ui/data-table'
import { SubmitButton } from '@/components/ui/submit-button'
import { undoBatch } from '@/lib/inputs/on-behalf-actions'
import type { BatchView } from '@/lib/inputs/on-behalf-views'
import { inputPath } from '@/lib/inputs/rules'

/** The inputs of a stored batch, and taking them back while nobody has acted on them. */
export function StoredBatch({ batch, own }: { batch: BatchView; own: boolean }) {
  const t = useTranslations('onBehalf.batch')
  const locale = useLocale()
  const { stored, undoneAt, inUse, roundSlug, readable, restricted } = batch
  const heldAs = (reference: string) => (restricted.includes(reference) ? 'restricted' : 'held')
  return (
    <>
      {undoneAt && <p>{t('undone')}</p>}
      <DataTable
        caption={t('storedTitle')}
        captionHidden
        columns={[
          { key: 'input', label: t('input'), rowHeader: true },
          { key: 'reference', label: t('reference') },
        ]}
        rows={(stored ?? []).map(({ key, reference }, index) => ({
          key: reference,
          cells: {
            // What a line was called may say whose it is: its recorder knows, others open the input.
            input: own ? key : index + 1,
            reference: readable.includes(reference) ? (
              <a href={`/${locale}${inputPath({ roundSlug, reference })}`}>{reference}</a>
            ) : (
              t(undoneAt ? 'gone' : heldAs(reference), { reference })
            ),
          },
        }))}
        empty={t('noneStored')}
      />
      {!undoneAt && stored && stored.length > 0 && (
        <section className="stack">
          <h2>{t('undoTitle')}</h2>
          <p>{inUse ? t('inUse') : t('undoLead')}</p>
          {!inUse && (
            <ActionForm action={undoBatch}>
              <input type="hidden" name="batch" value={batch.id} />
              <CheckboxField name="confirm" label={t('undoConfirm')} />
              <SubmitButton kind="danger">{t('undo')}</SubmitButton>
            </ActionForm>
          )}
        </section>
      )}
    </>
  )
}
