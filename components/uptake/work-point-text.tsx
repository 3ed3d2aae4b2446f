import { useTranslations } from 'next-intl'
import { Byline } from '@/components/inputs/byline'
import { PointTagLines } from '@/components/inputs/point-tags'
import { StatementText } from '@/components/inputs/statement-text'
import { Notice } from '@/components/ui/notice'
import type { PointWords, WorkPoint } from '@/lib/uptake/record-views'
import styles from './bench.module.css'

/** The point as its author put it, and a correction that stands beside it. */
export function WorkPointText({ work, href }: { work: WorkPoint; href: string }) {
  const t = useTranslations('moderate.record')
  return (
    <section aria-label={t('point')} className="stack">
      {work.moderatorsOnly && <Notice kind="warning">{t('moderatorsOnly')}</Notice>}
      <p className="muted">
        <Byline byline={work.byline} /> · <a href={href}>{work.reference}</a> ·{' '}
        <bdi lang={work.language}>{work.title}</bdi>
      </p>
      <Words of={work} />
      {work.correction && (
        <>
          <h3>{t('correction')}</h3>
          <Words of={work.correction} />
        </>
      )}
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
