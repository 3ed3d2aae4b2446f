import { useTranslations } from 'next-intl'
import { Byline } from '@/components/inputs/byline'
import { PointTagLines } from '@/components/inputs/point-tags'
import { StatementText } from '@/components/inputs/statement-text'
import { Mark } from '@/components/ui/mark'
import { Notice } from '@/components/ui/notice'
import type { PointWords, WorkPoint } from '@/lib/uptake/record-views'
import styles from './bench.module.css'

type WorkPointTextProps = {
  work: WorkPoint
  /** The page of the input. */
  href: string
  /** The page of another of its points. */
  pointHref: (id: string) => string
}

/** The point as its author put it, what stands in its place by now, and a correction that stands beside it. */
export function WorkPointText({ work, href, pointHref }: WorkPointTextProps) {
  const t = useTranslations('moderate.record')
  return (
    <section aria-label={t('point')} className="stack">
      {work.moderatorsOnly && <Notice kind="warning">{t('moderatorsOnly')}</Notice>}
      {work.successor && (
        <Notice kind="warning">
          <p>{t('replaced')}</p>
          <p>
            <a href={pointHref(work.successor)}>{t('newerPoint')}</a> ·{' '}
            <a href={`${href}/versions`}>{t('whatChanged')}</a>
          </p>
        </Notice>
      )}
      <p className="muted">
        <Byline byline={work.byline} /> · <a href={href}>{work.reference}</a> ·{' '}
        <bdi lang={work.language}>{work.title}</bdi>
      </p>
      <Words of={work} />
      <OlderVersions work={work} pointHref={pointHref} />
      {work.correction && (
        <>
          <h3>{t('correction')}</h3>
          <Words of={work.correction} />
        </>
      )}
    </section>
  )
}

/** What was recorded of earlier versions, which says nothing of this one. */
function OlderVersions({ work, pointHref }: Omit<WorkPointTextProps, 'href'>) {
  const t = useTranslations('moderate')
  const outcomes = useTranslations('enums.outcome')
  if (work.interested || work.ofOlderVersions.length === 0) return null
  return (
    <section aria-labelledby="older" className="stack">
      <h3 id="older">{t('record.olderVersions')}</h3>
      <ul className="plain-list">
        {work.ofOlderVersions.map(({ pointId, number, version, outcome, state }) => (
          <li key={pointId}>
            <a href={pointHref(pointId)}>{t('record.olderPoint', { number, version })}</a>{' '}
            <Mark outcome={outcome} label={outcomes(outcome)} /> ({t(`state.${state}`)})
          </li>
        ))}
      </ul>
      <p className="muted small">{t('record.olderHint')}</p>
    </section>
  )
}

function Words({ of }: { of: PointWords }) {
  const t = useTranslations('moderate.record')
  const page = useTranslations('inputs.page')
  return (
    <>
      <StatementText text={of.statement} lang={of.language} />
      <Wording label={t('wording')} text={of.proposedWording} lang={of.language} />
      {of.paragraphReference && <p>{t('reference', { reference: of.paragraphReference })}</p>}
      {of.topics.length > 0 && (
        <p className="muted small">{page('topics', { topics: of.topics.join('; ') })}</p>
      )}
      <PointTagLines point={of} lang={of.language} />
    </>
  )
}

function Wording({ label, text, lang }: { label: string; text: string | null; lang: string }) {
  if (!text) return null
  return (
    <div className={styles.wording}>
      <p className="muted small">{label}</p>
      <p lang={lang} dir="auto" className="outcome-text">
        {text}
      </p>
    </div>
  )
}
