import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { SelectField } from '@/components/ui/choice-field'
import { TextField } from '@/components/ui/text-field'
import { TextareaField } from '@/components/ui/textarea-field'
import { createPoll } from '@/lib/polls/actions'
import { LIMITS, QUESTION_KINDS } from '@/lib/polls/schema'

/** The questions that the IGF 2023 open forum asked its room, as a start. */
const START = [
  { key: 'perspective', kind: 'word' },
  { key: 'channel', kind: 'several' },
  { key: 'reflected', kind: 'one' },
  { key: 'change', kind: 'text' },
] as const

const numbers = Array.from({ length: LIMITS.questions }, (_, index) => index + 1)

/** A poll with room for six questions; those without words are left out. */
export function CreatePollForm({ round, formKey }: { round: string; formKey: string }) {
  const t = useTranslations('polls')
  return (
    <ActionForm action={createPoll} submit={t('create')} formKey={formKey}>
      <input type="hidden" name="round" value={round} />
      <TextField name="title" label={t('titleField')} defaultValue={t('start.title')} required />
      <TextareaField
        name="introduction"
        label={t('introduction')}
        rows={3}
        defaultValue={t('start.introduction')}
      />
      {numbers.map((number) => (
        <Question key={number} number={number} />
      ))}
    </ActionForm>
  )
}

function Question({ number }: { number: number }) {
  const t = useTranslations('polls')
  const start = START[number - 1]
  const name = `questions.q${number}`
  const asks = start && (start.kind === 'one' || start.kind === 'several')
  return (
    <section className="stack">
      <h2>{t('question', { number })}</h2>
      <TextField
        name={`${name}.prompt`}
        label={t('prompt', { number })}
        hint={number === 1 ? t('promptHint') : undefined}
        defaultValue={start && t(`start.${start.key}`)}
      />
      <SelectField
        name={`${name}.kind`}
        label={t('kind', { number })}
        options={QUESTION_KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
        defaultValue={start?.kind ?? 'one'}
        required
      />
      <TextareaField
        name={`${name}.options`}
        label={t('options', { number })}
        hint={t('optionsHint')}
        rows={4}
        defaultValue={asks ? t(`start.${start.key}Options`) : undefined}
      />
    </section>
  )
}
