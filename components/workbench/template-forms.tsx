import { useTranslations } from 'next-intl'
import { RefreshOnConflict } from '@/components/inputs/refresh-on-conflict'
import { ActionForm } from '@/components/ui/action-form'
import { CheckboxesField, SelectField } from '@/components/ui/choice-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { TextareaField } from '@/components/ui/textarea-field'
import { LANGUAGES } from '@/lib/inputs/schema'
import { languageName } from '@/lib/platform/i18n'
import type { StreamView } from '@/lib/rounds/views'
import { DECIDABLE } from '@/lib/uptake/schema'
import { addTemplate, changeTemplate, removeTemplate } from '@/lib/workbench/template-actions'
import type { KeptTemplate, TemplateView } from '@/lib/workbench/template-views'

function Fields({ of }: { of?: TemplateView }) {
  const t = useTranslations('workbench.templates')
  const outcomes = useTranslations('enums.outcome')
  return (
    <>
      <TextField name="title" label={t('name')} required defaultValue={of?.title} />
      <TextareaField
        name="text"
        label={t('text')}
        hint={t('textHint', {
          reference: '{reference}',
          paragraphs: '{paragraphs}',
          revision: '{revision}',
        })}
        required
        rows={4}
        lang={of?.language}
        defaultValue={of?.text}
        limit={{ characters: 4000 }}
      />
      <SelectField
        name="language"
        label={t('language')}
        required
        defaultValue={of?.language ?? 'en'}
        options={LANGUAGES.map((code) => ({ value: code, label: languageName(code) }))}
      />
      <CheckboxesField
        name="outcomes"
        legend={t('outcomes')}
        hint={t('outcomesHint')}
        defaultValues={of?.outcomes ?? []}
        options={DECIDABLE.map((value) => ({ value, label: outcomes(value) }))}
      />
    </>
  )
}

type NewTemplateProps = { round: string; streams: StreamView[]; formKey: string }

/** A form for a new template, of the round or of a stream that the viewer moderates. */
export function NewTemplate({ round, streams, formKey }: NewTemplateProps) {
  const t = useTranslations('workbench.templates')
  return (
    <section aria-labelledby="new-template" className="stack">
      <h2 id="new-template">{t('add')}</h2>
      <ActionForm action={addTemplate} of="new" formKey={formKey} submit={t('save')}>
        <input type="hidden" name="round" value={round} />
        <SelectField
          name="pillar"
          label={t('pillar')}
          required
          placeholder={t('wholeRound')}
          options={streams.map(({ pillarKey, pillarTitle }) => ({
            value: pillarKey,
            label: pillarTitle,
          }))}
        />
        <Fields />
      </ActionForm>
    </section>
  )
}

/** The templates of a round, each with its text and forms to change and remove it. */
export function TemplateList({ templates }: { templates: KeptTemplate[] }) {
  const t = useTranslations('workbench.templates')
  const outcomes = useTranslations('enums.outcome')
  if (templates.length === 0) return <p>{t('empty')}</p>
  return (
    <ol className="ruled plain-list">
      {templates.map((template) => (
        <li key={template.id} className="stack">
          <h2>
            <bdi>{template.title}</bdi>
          </h2>
          <p className="muted small">
            {template.pillarTitle ?? t('wholeRound')}
            {template.outcomes.length > 0 &&
              ` · ${template.outcomes.map((outcome) => outcomes(outcome)).join(', ')}`}
          </p>
          <p lang={template.language} dir="auto" className="pre-line">
            {template.text}
          </p>
          <details>
            <summary>{t('changeOf', { title: template.title })}</summary>
            <div className="stack">
              <ActionForm
                key={template.version}
                action={changeTemplate}
                of={template.id}
                submit={t('save')}
              >
                <input type="hidden" name="template" value={template.id} />
                <input type="hidden" name="version" value={template.version} />
                <RefreshOnConflict />
                <Fields of={template} />
              </ActionForm>
              <ActionForm action={removeTemplate} of={`remove-${template.id}`}>
                <input type="hidden" name="template" value={template.id} />
                <SubmitButton kind="danger">{t('remove', { title: template.title })}</SubmitButton>
              </ActionForm>
            </div>
          </details>
        </li>
      ))}
    </ol>
  )
}
