import { useTranslations } from 'next-intl'
import { Day } from '@/components/ui/day'
import { Mark } from '@/components/ui/mark'
import type { TrailCell as Cell, EarlierRecord, RecordView } from '@/lib/uptake/trail'
import { ParagraphLinks } from './paragraph-links'
import { PublishedLine } from './published-line'
import { ReconsiderationLine } from './reconsideration-line'
import styles from './trail-cell.module.css'

type TrailCellProps = { cell: Cell; base: string }

/** One point in one revision: the mark, where, why, from whom, and the author's verdict. */
export function TrailCell({ cell, base }: TrailCellProps) {
  const t = useTranslations('uptake')
  const outcomes = useTranslations('enums.outcome')
  if (cell.kind === 'not_reviewed')
    return <Mark outcome="not_reviewed" label={outcomes('not_reviewed')} />
  const { record } = cell
  return (
    <div className={styles.cell}>
      <Mark outcome={record.outcome} label={outcomes(record.outcome)} chip />
      <ParagraphLinks record={record} base={base} />
      {record.reason && <p dir="auto">{record.reason}</p>}
      {record.carriedTo && <p>{t('carriedTo', { to: record.carriedTo })}</p>}
      <Rating record={record} />
      <p className="muted">
        {!record.ratedBy && (
          <>{t.rich('decidedOn', { day: () => <Day at={record.decidedOn} /> })} </>
        )}
        <PublishedLine on={record.publishedOn} signatures={record.signatures} />
      </p>
      <VerdictLine verdict={record.verdict} />
      {record.reconsideration && (
        <div className={styles.verdict}>
          <ReconsiderationLine of={record.reconsideration} />
        </div>
      )}
      {record.superseded.length > 0 && (
        <details>
          <summary>{t('correctedTimes', { count: record.superseded.length })}</summary>
          <ol className="plain-list stack">
            {record.superseded.map((earlier) => (
              <li key={earlier.id} className={styles.cell}>
                <Earlier record={earlier} base={base} />
              </li>
            ))}
          </ol>
        </details>
      )}
    </div>
  )
}

/** A record as it stood until it was corrected, with the author's answer to it. */
function Earlier({ record, base }: { record: EarlierRecord; base: string }) {
  const t = useTranslations('uptake')
  const outcomes = useTranslations('enums.outcome')
  return (
    <>
      <Mark outcome={record.outcome} label={outcomes(record.outcome)} />
      <ParagraphLinks record={record} base={base} />
      {record.reason && <p dir="auto">{record.reason}</p>}
      {record.carriedTo && <p>{t('carriedTo', { to: record.carriedTo })}</p>}
      <p className="muted">
        {t.rich('decidedOn', { day: () => <Day at={record.decidedOn} /> })}{' '}
        {t.rich('publishedOn', { day: () => <Day at={record.publishedOn} /> })}
      </p>
      <VerdictLine verdict={record.verdict} />
    </>
  )
}

/** Where no moderator of this platform decided: who rated it, how sure that is, and the sources. */
function Rating({ record }: { record: RecordView }) {
  const t = useTranslations('uptake')
  const confidence = useTranslations('enums.confidence')
  if (!record.ratedBy) return null
  return (
    <>
      <p>{t('ratedBy', { who: record.ratedBy })}</p>
      {record.confidence && <p>{confidence(record.confidence)}</p>}
      {record.locator && <p dir="auto">{record.locator}</p>}
      {record.sourceUrls.map((url, index) => (
        <p key={url}>
          <a href={url}>{t('source', { number: index + 1 })}</a>
        </p>
      ))}
    </>
  )
}

function VerdictLine({ verdict }: Pick<RecordView, 'verdict'>) {
  const t = useTranslations('uptake')
  const answers = useTranslations('enums.verdict')
  if (!verdict) return null
  return (
    <div className={styles.verdict}>
      <p>{t('verdictOf', { answer: answers(verdict.answer) })}</p>
      {verdict.wouldNeed && <p dir="auto">{verdict.wouldNeed}</p>}
      <p className="muted">
        <Day at={verdict.day} />
      </p>
    </div>
  )
}
