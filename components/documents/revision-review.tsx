'use client'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { DataTable } from '@/components/ui/data-table'
import { SubmitButton } from '@/components/ui/submit-button'
import { type Match, matchRevisions, type Wording } from '@/lib/documents/lineage'
import { parseParagraphs } from '@/lib/documents/paragraphs'

export type Latest = { ordinal: number; name: string; paragraphs: (Wording & { label: string })[] }

type RevisionReviewProps = { values: Record<string, unknown>; latest: Latest | null }

const carried = ['name', 'symbol', 'language', 'issuedOn']

/** The second step: every paragraph as recognised, and what it goes on from in the revision before. */
export function RevisionReview({ values, latest }: RevisionReviewProps) {
  const t = useTranslations('forms.revision')
  const text = String(values.text ?? '')
  const { paragraphs } = useMemo(() => parseParagraphs(text), [text])
  const { matches, removed } = useMemo(
    () => matchRevisions(latest?.paragraphs ?? [], paragraphs),
    [latest, paragraphs],
  )
  const told = (list: Match[] = []) =>
    list.length === 0
      ? t('new')
      : list
          .map(({ before, method, confidence }) =>
            t(method === 'identical' ? 'identical' : 'similar', {
              label: latest?.paragraphs[before]?.label ?? '',
              share: Math.round(confidence * 100),
            }),
          )
          .join('; ')
  return (
    <>
      {carried.map((name) => (
        <input key={name} type="hidden" name={name} value={String(values[name] ?? '')} />
      ))}
      <textarea name="text" value={text} readOnly hidden />
      <h2>{t('recognised')}</h2>
      <p>{t('count', { count: paragraphs.length, name: String(values.name) })}</p>
      <DataTable
        caption={t('recognised')}
        captionHidden
        columns={[
          { key: 'label', label: t('label'), rowHeader: true },
          { key: 'kind', label: t('kind') },
          { key: 'text', label: t('words') },
          ...(latest ? [{ key: 'match', label: t('match', { name: latest.name }) }] : []),
        ]}
        rows={paragraphs.map((paragraph, index) => ({
          key: paragraph.label,
          cells: {
            label: <bdi>{paragraph.label}</bdi>,
            kind: t(`kinds.${paragraph.kind}`),
            text: (
              <span lang={String(values.language)} dir="auto">
                {paragraph.text}
              </span>
            ),
            match: told(matches[index]),
          },
        }))}
      />
      {latest && removed.length > 0 && (
        <>
          <h3>{t('removed', { count: removed.length, name: latest.name })}</h3>
          <ul>
            {removed.map((index) => (
              <li key={latest.paragraphs[index]?.label} dir="auto">
                {latest.paragraphs[index]?.label}: {latest.paragraphs[index]?.text}
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="row">
        <SubmitButton name="step" value="store">
          {t('store')}
        </SubmitButton>
        <SubmitButton kind="secondary" name="step" value="edit">
          {t('edit')}
        </SubmitButton>
      </p>
    </>
  )
}
