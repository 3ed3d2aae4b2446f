'use client'
import { useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { FACTS } from '@/lib/documents/limits'
import type { Review, ReviewRow } from '@/lib/documents/review'
import { cutText } from '@/lib/kernel/text'
import { LABELS, ReviewRows } from './review-rows'
import styles from './revision-review.module.css'
import { type Latest, UnlikeText } from './unlike-text'

type RevisionReviewProps = {
  values: Record<string, unknown>
  latest: Latest | null
  review: Review
}

const SHOWN = [
  'look',
  'same',
  'changed',
  'new',
  'restored',
  'split',
  'merged',
  'renumbered',
] as const

/** The second step: every paragraph as recognised, and what it goes on from, to be corrected. */
export function RevisionReview({ values, latest, review }: RevisionReviewProps) {
  const t = useTranslations('forms.revision')
  const { text, rows, removed, problems } = review
  const name = latest?.name ?? ''
  const gone = latest?.paragraphs.find((one) => one.gone)
  return (
    <>
      {FACTS.map((fact) => (
        <textarea key={fact} name={fact} value={String(values[fact] ?? '')} readOnly hidden />
      ))}
      <textarea name="text" value={text} readOnly hidden />
      <h2>{t('recognised')}</h2>
      <p>{t('count', { count: rows.length, name: String(values.name) })}</p>
      {problems.some(({ code }) => code === 'no_text') && (
        <Notice kind="warning">{t('unsound')}</Notice>
      )}
      {latest && <UnlikeText latest={latest} language={String(values.language)} review={review} />}
      <Again review={review} />
      <Doubts rows={rows} />
      {latest && (
        <p className="muted">
          {t('tieHint', { name })} {gone && t('goneHint', { was: gone.label })}
        </p>
      )}
      <div className={styles.review}>
        {latest && <Filter review={review} shown={String(values.show ?? 'all')} />}
        {latest && (
          <datalist id={LABELS}>
            {latest.paragraphs.map(({ label, text: words }) => (
              <option key={label} value={label}>
                {cutText(words, 80)}
              </option>
            ))}
          </datalist>
        )}
        <ReviewRows rows={rows} latest={latest} language={String(values.language)} />
      </div>
      {latest && removed.length > 0 && (
        <section id="removed">
          <h3>{t('removed', { count: removed.length, name })}</h3>
          <ul>
            {removed.map(({ label, text: words }) => (
              <li key={label} dir="auto">
                <bdi>{label}</bdi>: {words}
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className="row">
        <SubmitButton name="step" value="store">
          {t('store')}
        </SubmitButton>
        <SubmitButton kind="secondary" name="step" value="review">
          {t('again')}
        </SubmitButton>
        <SubmitButton kind="secondary" name="step" value="edit">
          {t('edit')}
        </SubmitButton>
      </p>
    </>
  )
}

/** Numbers that come again, and how they are told apart; where they begin again, with a way to say that a part does. */
function Again({ review: { rows, problems, restarts } }: { review: Review }) {
  const t = useTranslations('forms.revision')
  const again = problems.filter(({ code }) => code === 'repeated')
  if (again.length === 0) return null
  return (
    <Notice kind="warning">
      <p>{t('severalOf', { count: again.length })}</p>
      <ul>
        {again.map(({ line, label, first = 0 }) => {
          const row = rows.find(({ paragraph }) => paragraph.line === line)
          return (
            <li key={line}>
              <a href={`#row-${row?.row}`}>
                <bdi>{row?.paragraph.label}</bdi>
              </a>{' '}
              {t('repeated', { line, label, first })}{' '}
              {restarts.includes(line) && (
                <SubmitButton kind="quiet" name="part" value={String(line)}>
                  {t('part', { line })}
                </SubmitButton>
              )}
            </li>
          )
        })}
      </ul>
    </Notice>
  )
}

/** The lines that begin like a number and were not read as one, each with a way to its row. */
function Doubts({ rows }: { rows: readonly ReviewRow[] }) {
  const t = useTranslations('forms.revision')
  const doubtful = rows.filter(({ paragraph }) => paragraph.doubtful !== undefined)
  if (doubtful.length === 0) return null
  return (
    <Notice kind="warning">
      <p>{t('doubtful', { count: doubtful.length })}</p>
      <ul>
        {doubtful.map(({ row, paragraph }) => (
          <li key={row}>
            <a href={`#row-${row}`} dir="auto">
              {cutText(paragraph.doubtful ?? '', 80)}
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

/** How many paragraphs are in which state, each a choice of what the table shows; styles do it. */
function Filter({ review, shown }: { review: Review; shown: string }) {
  const t = useTranslations('forms.revision')
  const { counts, rows, removed } = review
  const choices = [
    { value: 'all' as const, count: rows.length },
    ...SHOWN.map((value) => ({ value, count: counts[value] })),
  ]
  return (
    <fieldset className={styles.filter}>
      <legend>{t('showing')}</legend>
      {choices.map(({ value, count }) => (
        <label key={value} className={styles.choice}>
          <input type="radio" name="show" value={value} defaultChecked={value === shown} />
          {t(`shown.${value}`, { count })}
        </label>
      ))}
      {removed.length > 0 ? (
        <a href="#removed">{t('removedLink', { count: removed.length })}</a>
      ) : (
        <span>{t('removedLink', { count: 0 })}</span>
      )}
    </fieldset>
  )
}
