import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { CheckboxesField, RadioField } from '@/components/ui/choice-field'
import { TextField } from '@/components/ui/text-field'
import { TextareaField } from '@/components/ui/textarea-field'
import { answerPoll } from '@/lib/polls/actions'
import { LIMITS } from '@/lib/polls/schema'
import type { PollView, QuestionView } from '@/lib/polls/views'

/** The questions of an open poll; each may be passed over. */
export function AnswerForm({ poll }: { poll: PollView }) {
  const t = useTranslations('polls')
  return (
    <ActionForm action={answerPoll} submit={t(poll.answered ? 'answerAnew' : 'answer')}>
      <input type="hidden" name="poll" value={poll.id} />
      {poll.questions.map((question, index) => (
        <Question key={question.id} question={question} name={`answers.q${index + 1}`} />
      ))}
    </ActionForm>
  )
}

function Question({ question, name }: { question: QuestionView; name: string }) {
  const t = useTranslations('polls')
  const { kind, prompt } = question
  const options = question.options.map((label, place) => ({ value: String(place), label }))
  if (kind === 'one') return <RadioField name={name} legend={prompt} options={options} required />
  if (kind === 'several')
    return <CheckboxesField name={name} legend={prompt} hint={t('several')} options={options} />
  if (kind === 'word')
    return <TextField name={name} label={prompt} hint={t('wordHint')} width="medium" required />
  return (
    <TextareaField
      name={name}
      label={prompt}
      hint={t('textHint')}
      rows={3}
      limit={{ characters: LIMITS.text }}
      required
    />
  )
}
