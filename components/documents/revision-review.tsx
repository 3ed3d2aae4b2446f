'use client'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { DataTable } from '@/components/ui/data-table'
import { FieldError } from '@/components/ui/field'
import field from '@/components/ui/field.module.css'
import { useField } from '@/components/ui/form-context'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { differencesOf } from '@/lib/documents/differences'
import { KINDS } from '@/lib/documents/kinds'
import { FACTS } from '@/lib/documents/limits'
import type { Review, ReviewRow } from '@/lib/documents/review'
import type { Before } from '@/lib/documents/ties'
import { cutText } from '@/lib/kernel/text'
import { Differences } from './differences'
import styles from './revision-review.module.css'
import { type Latest, UnlikeText } from './unlike-text'

type RevisionReviewProps = {
  values: Record<string, unknown>
  latest: Latest | null
  review: Review
}

const LABELS = 'labels-before'
const SHOWN = ['look', 'same', 'changed', 'new', 'split', 'merged', 'renumbered'] as const

/** The second step: every paragraph as recognised, and what it goes on from, to be corrected. */
export function RevisionReview({ values, latest, review }: RevisionReviewProps) {
  const t = useTranslations('forms.revision')
  const { text, rows, removed, problems } = review
  const name = latest?.name ?? ''
  return (
    <>
      {FACTS.map((fact) => (
        <textarea key={fact} name={fact} value={String(values[fact] ?? '')} readOnly hidden />
      ))}
      <textarea name="text" value={text} readOnly hidden />
      <h2>{t('recognised')}</h2>
      <p>{t('count', { count: rows.length, name: String(values.name) })}</p>
      {problems.length > 0 && <Notice kind="warning">{t('unsound')}</Notice>}
      {latest && <UnlikeText latest={latest} language={String(values.language)} review={review} />}
      <Doubts rows={rows} />
      {latest && <p className="muted">{t('tieHint', { name })}</p>}
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
        <Rows rows={rows} latest={latest} language={String(values.language)} />
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

function Rows(props: { rows: ReviewRow[]; latest: Latest | null; language: string }) {
  const { rows, latest, language } = props
  const t = useTranslations('forms.revision')
  return (
    <DataTable
      caption={t('recognised')}
      captionHidden
      columns={[
        { key: 'label', label: t('label'), rowHeader: true },
        { key: 'kind', label: t('kind') },
        { key: 'text', label: t('words') },
        ...(latest
          ? [
              { key: 'state', label: t('state') },
              { key: 'tie', label: t('tie', { name: latest.name }) },
            ]
          : []),
      ]}
      rows={rows.map((row, index) => ({
        key: row.row,
        id: `row-${row.row}`,
        states: [row.state, row.was && 'renumbered', row.look && 'look'].filter(Boolean).join(' '),
        cells: {
          label: <bdi>{row.paragraph.label}</bdi>,
          kind: <Kind key={row.paragraph.kind} row={row} />,
          text: (
            <>
              <Words row={row} before={latest?.paragraphs ?? []} language={language} />
              {index > 0 && (
                <SubmitButton kind="quiet" name="join" value={row.row}>
                  <span aria-hidden="true">{t('join')}</span>
                  <span className="visually-hidden">
                    {t('joinOf', { label: row.paragraph.label })}
                  </span>
                </SubmitButton>
              )}
            </>
          ),
          state: <StateOf row={row} />,
          tie: <Tie key={row.typed} row={row} />,
        },
      }))}
    />
  )
}

/** The words of a paragraph, with what changed in them where it goes on from others. */
function Words({ row, before, language }: { row: ReviewRow; before: Before[]; language: string }) {
  const { paragraph, matches, state } = row
  const old = matches.map((match) => before[match.before]?.text ?? '').join('\n')
  const differences = useMemo(
    () => (state === 'same' || state === 'new' ? null : differencesOf(old, paragraph.text)),
    [state, old, paragraph.text],
  )
  return (
    <span lang={language} dir="auto" className={styles.words}>
      {paragraph.kind !== 'heading' && paragraph.number && `${paragraph.number} `}
      {differences ? <Differences of={differences} /> : paragraph.text}
    </span>
  )
}

function StateOf({ row }: { row: ReviewRow }) {
  const t = useTranslations('forms.revision')
  const { state, was, look, corrected, matches } = row
  const least = Math.min(...matches.map(({ confidence }) => confidence))
  return (
    <ul className="plain-list">
      <li>{t(`states.${state}`)}</li>
      {was !== null && <li>{t('was', { label: was })}</li>}
      {!corrected && least < 1 && <li>{t('share', { share: Math.floor(least * 100) })}</li>}
      {corrected && <li>{t('byHand')}</li>}
      {look && (
        <li>
          <strong>{t('look')}</strong>
        </li>
      )}
    </ul>
  )
}

/** What a paragraph is. */
function Kind({ row }: { row: ReviewRow }) {
  const t = useTranslations('forms.revision')
  // Not registered: a row that was joined away would leave its kind to the next.
  return (
    <select
      name={`kinds.${row.row}`}
      aria-label={t('kindOf', { label: row.paragraph.label })}
      defaultValue={row.paragraph.kind}
      className={field.control}
    >
      {KINDS.map((kind) => (
        <option key={kind} value={kind}>
          {t(`kinds.${kind}`)}
        </option>
      ))}
    </select>
  )
}

/** The labels that a paragraph goes on from. */
function Tie({ row }: { row: ReviewRow }) {
  const t = useTranslations('forms.revision')
  const name = `ties.${row.row}`
  const label = t('tieOf', { label: row.paragraph.label })
  const { id, error, control } = useField(name)
  return (
    <span data-label={label}>
      <FieldError id={id} error={error} />
      <input
        {...control}
        id={id}
        aria-label={label}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        list={LABELS}
        defaultValue={row.typed}
        autoComplete="off"
        dir="auto"
        className={`${field.control} ${styles.tie}`}
      />
    </span>
  )
}
