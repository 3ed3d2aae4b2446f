'use client'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { DataTable } from '@/components/ui/data-table'
import { FieldError } from '@/components/ui/field'
import field from '@/components/ui/field.module.css'
import { useField } from '@/components/ui/form-context'
import { SubmitButton } from '@/components/ui/submit-button'
import { differencesOf } from '@/lib/documents/differences'
import { KINDS } from '@/lib/documents/kinds'
import type { ReviewRow } from '@/lib/documents/review'
import type { Before } from '@/lib/documents/ties'
import { Differences } from './differences'
import styles from './revision-review.module.css'
import type { Latest } from './unlike-text'

/** Of the labels of the revision before, which the fields of ties offer. */
export const LABELS = 'labels-before'

/** Every paragraph as recognised, with its kind and what it goes on from, to be corrected. */
export function ReviewRows(props: { rows: ReviewRow[]; latest: Latest | null; language: string }) {
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
          label: (
            <>
              <bdi>{row.paragraph.label}</bdi>
              {row.paragraph.part && <p className="muted">{t('partBegins')}</p>}
            </>
          ),
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
  const { state, was, look, corrected, matches, typed } = row
  const least = Math.min(...matches.map(({ confidence }) => confidence))
  return (
    <ul className="plain-list">
      <li>{state === 'restored' ? t('restoredFrom', { was: typed }) : t(`states.${state}`)}</li>
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
  // Not registered: once the matching is new, or rows were joined, what was typed before is another row's.
  const { id, error } = useField(name)
  return (
    <span data-label={label}>
      <FieldError id={id} error={error} />
      <input
        name={name}
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
