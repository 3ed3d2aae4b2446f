import { useFormatter, useTranslations } from 'next-intl'
import { BarChart } from '@/components/ui/bar-chart'
import { MOST_SHOWN } from '@/lib/polls/rules'
import type { PollView, QuestionView, Tally } from '@/lib/polls/views'
import { HideWords } from './hide-words'
import styles from './results.module.css'

type ResultsProps = { poll: PollView; tallies: Tally[] }

/** What was answered, question by question: bars with their table, and sentences as a list. */
export function Results({ poll, tallies }: ResultsProps) {
  const t = useTranslations('polls')
  return (
    <>
      <p>{t('participants', { n: poll.participants, code: poll.byCode })}</p>
      {poll.questions.map((question) => (
        <QuestionResults
          key={question.id}
          poll={poll}
          question={question}
          tallies={tallies.filter(({ questionId }) => questionId === question.id)}
        />
      ))}
      {poll.joinCode && <HideWords poll={poll} tallies={tallies} />}
    </>
  )
}

const sum = (tallies: Tally[]) =>
  tallies.reduce((total, { account, code }) => total + account + code, 0)

function QuestionResults(props: ResultsProps & { question: QuestionView }) {
  const { question, tallies } = props
  const t = useTranslations('polls')
  const words = tallies.filter(({ option, hidden }) => option === null && !hidden)
  const hidden = sum(tallies.filter((tally) => tally.hidden))
  const shown = words.slice(0, MOST_SHOWN)
  const listed = question.kind === 'text'
  return (
    <section className="stack">
      {(listed || tallies.length === 0) && (
        <h2 className={styles.prompt} dir="auto">
          {question.prompt}
        </h2>
      )}
      {listed && words.length > 0 && <Sentences tallies={shown} />}
      {!listed && tallies.length > 0 && <Bars {...props} words={shown} />}
      {tallies.length === 0 && <p className="muted">{t('noAnswers')}</p>}
      {hidden > 0 && <p className="small muted">{t('hidden', { n: hidden })}</p>}
      {words.length > shown.length && (
        <p className="small muted">{t('notShown', { n: words.length - shown.length })}</p>
      )}
    </section>
  )
}

function Bars({
  question,
  tallies,
  words,
}: ResultsProps & { question: QuestionView; words: Tally[] }) {
  const t = useTranslations('polls')
  const rows =
    question.kind === 'word'
      ? words.map(({ answerId, text, account, code }) => ({
          key: answerId,
          label: text ?? '',
          values: { account, code },
        }))
      : question.options.map((label, place) => {
          const { account = 0, code = 0 } = tallies.find(({ option }) => option === place) ?? {}
          return { key: String(place), label, values: { account, code } }
        })
  const byCode = tallies.some(({ code }) => code > 0)
  return (
    <BarChart
      title={question.prompt}
      firstColumn={t('answerColumn')}
      series={[
        { key: 'account', label: t('byAccount'), tone: 'ink' },
        ...(byCode ? [{ key: 'code', label: t('byCode'), tone: 'second' } as const] : []),
      ]}
      rows={rows}
      note={question.kind === 'several' ? t('severalNote') : undefined}
    />
  )
}

function Sentences({ tallies }: { tallies: Tally[] }) {
  const t = useTranslations('polls')
  const format = useFormatter()
  return (
    <ul className="ruled plain-list">
      {tallies.map(({ answerId, text, account, code }) => (
        <li key={answerId}>
          <p dir="auto">{text}</p>
          {account + code > 1 && (
            <p className="small muted">{t('times', { n: format.number(account + code) })}</p>
          )}
        </li>
      ))}
    </ul>
  )
}
