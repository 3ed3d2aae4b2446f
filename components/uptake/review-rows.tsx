import { useTranslations } from 'next-intl'
import { RefreshOnConflict } from '@/components/inputs/refresh-on-conflict'
import { StatementText } from '@/components/inputs/statement-text'
import { ActionForm } from '@/components/ui/action-form'
import { Mark } from '@/components/ui/mark'
import { Pager } from '@/components/ui/pager'
import { SubmitButton } from '@/components/ui/submit-button'
import { agreeUptake } from '@/lib/uptake/actions'
import { recordPath } from '@/lib/uptake/record-paths'
import { type ReviewFilter, reviewText, type ToReview } from '@/lib/uptake/review-views'
import { ChangedPoints } from './changed-points'
import { CorrectedRecord } from './corrected-record'
import styles from './queue-rows.module.css'
import { reviewHref } from './review-filters'

const PAGE = 50

/** Characters of linked paragraphs that are shown at once; more is folded away. */
const SHOWN = 400

type ReviewRowsProps = {
  records: ToReview[]
  round: string
  /** The moderators' pages of the round, with the locale. */
  base: string
  locale: string
  filter: ReviewFilter
  isLater: boolean
}

/**
 * What waits for a review: the point, what was decided on it, why, and where in the text. What is shown whole can be
 * agreed to here; the record's page takes any finding, and shows what is for moderators only.
 */
export function ReviewRows({ records, round, base, locale, filter, isLater }: ReviewRowsProps) {
  const t = useTranslations('moderate')
  const page = records.slice(0, PAGE)
  const last = records.length > PAGE ? page.at(-1) : undefined
  const review = reviewText(filter)
  return (
    <>
      {page.length === 0 && <p>{t(review ? 'review.noneFiltered' : 'review.none')}</p>}
      {page.length > 0 && (
        <ActionForm action={agreeUptake} compares>
          <RefreshOnConflict />
          <ChangedPoints />
          <input type="hidden" name="review" value={review} />
          <ol className="ruled">
            {page.map((record) => (
              <ReviewRow
                key={record.recordId}
                record={record}
                href={`/${locale}${recordPath({ ...record, roundSlug: round }, record.pointId, { review })}`}
              />
            ))}
          </ol>
          {page.some(({ moderatorsOnly }) => !moderatorsOnly) && (
            <>
              <p className="muted small">{t('review.agreeHint')}</p>
              <SubmitButton>{t('review.agreeChosen')}</SubmitButton>
            </>
          )}
        </ActionForm>
      )}
      <Pager
        nextHref={last && reviewHref(base, filter, last.recordId)}
        firstHref={isLater ? reviewHref(base, filter) : undefined}
      />
    </>
  )
}

function ReviewRow({ record, href }: { record: ToReview; href: string }) {
  const t = useTranslations('moderate')
  const outcomes = useTranslations('enums.outcome')
  const { reference, number, corrects, moderatorsOnly } = record
  const labels = record.paragraphs.map(({ label }) => label)
  return (
    <li className={styles.row}>
      {!moderatorsOnly && (
        <input
          type="checkbox"
          name="agreed"
          value={`${record.recordId}.${record.version}`}
          aria-label={t('review.choose', { reference, number })}
        />
      )}
      <div className="stack">
        {moderatorsOnly && <p>{t('review.restricted')}</p>}
        {record.statement !== null && (
          <StatementText text={record.statement} lang={record.language} />
        )}
        {record.proposedWording && (
          <div>
            <p className="muted small">{t('record.wording')}</p>
            <p lang={record.language} dir="auto" className="outcome-text">
              {record.proposedWording}
            </p>
          </div>
        )}
        <p>
          <a href={href}>{t('review.open', { reference, number })}</a>
        </p>
        {corrects ? (
          <CorrectedRecord
            before={corrects}
            after={{ ...record, labels }}
            withheld={moderatorsOnly}
          />
        ) : (
          <>
            {record.reason && <p dir="auto">{record.reason}</p>}
            {record.carriedTo && (
              <p>
                {t.rich('review.carriedTo', { to: record.carriedTo, b: (to) => <bdi>{to}</bdi> })}
              </p>
            )}
          </>
        )}
        <LinkedText paragraphs={record.paragraphs} lang={record.revisionLanguage} />
        <p className="muted small">
          {t('review.inDocument', {
            document: record.documentTitle,
            revision: record.revisionName,
          })}
          {labels.length > 0 &&
            `, ${t('paragraphs', { count: labels.length, labels: labels.join(', ') })}`}
          {record.decidedBy && ` · ${record.decidedBy}`}
          {record.comments > 0 && ` · ${t('comments.count', { count: record.comments })}`}
        </p>
      </div>
      <p className={styles.state}>
        <Mark outcome={record.outcome} label={outcomes(record.outcome)} />
      </p>
    </li>
  )
}

/** What the linked paragraphs say; folded away where it is long. */
function LinkedText({ paragraphs, lang }: { paragraphs: ToReview['paragraphs']; lang: string }) {
  const t = useTranslations('moderate.review')
  if (paragraphs.length === 0) return null
  const length = paragraphs.reduce((sum, { text }) => sum + text.length, 0)
  return (
    <details open={length <= SHOWN}>
      <summary>{t('linked', { count: paragraphs.length })}</summary>
      {paragraphs.map(({ label, text }) => (
        <p key={label} lang={lang} dir="auto" className="outcome-text">
          <bdi>{label}</bdi> {text}
        </p>
      ))}
    </details>
  )
}
