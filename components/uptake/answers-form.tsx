import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { SelectField } from '@/components/ui/choice-field'
import type { BatchView } from '@/lib/inputs/on-behalf-views'
import type { RoundView } from '@/lib/rounds/views'
import { stageAnswers } from '@/lib/uptake/upload-actions'

type Props = {
  batch: Pick<BatchView, 'id' | 'answers' | 'stored'>
  documents: RoundView['documents']
}

/** Puts the answers that a foreign table holds against a revision, to be looked through as decisions. */
export function AnswersForm({ batch, documents }: Props) {
  const t = useTranslations('foreign.answers')
  const answers = batch.answers?.rows ?? []
  const options = documents.flatMap((document) =>
    document.revisions.toReversed().map((revision) => ({
      value: `${document.slug}/${revision.slug}`,
      label: `${document.title}, ${revision.name}`,
    })),
  )
  if (answers.length === 0) return null
  const stored = new Set(batch.stored?.map(({ key }) => key))
  const ready = answers.filter(({ key, reference }) => reference || (key && stored.has(key)))
  return (
    <section className="stack" aria-labelledby="answers">
      <h2 id="answers">{t('title')}</h2>
      <p>{t('lead', { answers: answers.length, ready: ready.length })}</p>
      {ready.length > 0 && options.length > 0 && (
        <ActionForm action={stageAnswers} submit={t('submit')}>
          <input type="hidden" name="batch" value={batch.id} />
          <SelectField name="revision" label={t('revision')} required options={options} />
        </ActionForm>
      )}
    </section>
  )
}
