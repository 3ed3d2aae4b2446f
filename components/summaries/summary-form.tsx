import { useTranslations } from 'next-intl'
import { RefreshOnConflict } from '@/components/inputs/refresh-on-conflict'
import { ActionForm } from '@/components/ui/action-form'
import { TextField } from '@/components/ui/text-field'
import { TextareaField } from '@/components/ui/textarea-field'
import { saveSummary } from '@/lib/summaries/actions'
import { fieldsOfTexts } from '@/lib/summaries/rules'
import type { SummaryDraft } from '@/lib/summaries/views'

const PARTS = ['asked', 'said', 'did'] as const

/** The text of a round's summary, pillar by pillar. Figures are never typed. */
export function SummaryForm({ draft }: { draft: SummaryDraft }) {
  const t = useTranslations('summaries.form')
  return (
    <ActionForm action={saveSummary} submit={t('save')} defaultValues={draft.texts}>
      <input type="hidden" name="slug" value={draft.round.slug} />
      <input type="hidden" name="version" value={draft.version} />
      <input type="hidden" name="base" value={JSON.stringify(fieldsOfTexts(draft.texts))} />
      <RefreshOnConflict />
      <TextField name="title" label={t('title')} required />
      <TextareaField name="introduction" label={t('introduction')} rows={4} />
      <h2>{t('pillars')}</h2>
      {draft.pillars.map((pillar) => (
        <section key={pillar.key} className="stack">
          <h3>{pillar.title}</h3>
          {PARTS.map((part) => (
            <TextareaField
              key={part}
              name={`sections.${pillar.key}.${part}`}
              label={t(part, { pillar: pillar.title })}
              rows={5}
              required
            />
          ))}
        </section>
      ))}
      <TextareaField name="method" label={t('method')} hint={t('methodHint')} rows={3} />
    </ActionForm>
  )
}
