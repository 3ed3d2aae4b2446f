import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { SelectField } from '@/components/ui/choice-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { hideAnswer } from '@/lib/polls/actions'
import type { PollView, Tally } from '@/lib/polls/views'

/** For whoever leads the poll: takes words that don't belong before a room off the page. */
export function HideWords({ poll, tallies }: { poll: PollView; tallies: Tally[] }) {
  const t = useTranslations('polls')
  const words = tallies.filter(({ text, hidden }) => text !== null && !hidden)
  if (words.length === 0) return null
  return (
    <details>
      <summary>{t('hide')}</summary>
      <ActionForm action={hideAnswer}>
        <input type="hidden" name="poll" value={poll.id} />
        <p>{t('hideText')}</p>
        <SelectField
          name="answer"
          label={t('hideWhich')}
          options={words.map(({ answerId, text }) => ({ value: answerId, label: text ?? '' }))}
          required
        />
        <SubmitButton kind="secondary">{t('hideButton')}</SubmitButton>
      </ActionForm>
    </details>
  )
}
