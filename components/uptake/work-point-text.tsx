import { useTranslations } from 'next-intl'
import { Byline } from '@/components/inputs/byline'
import { PointTagLines } from '@/components/inputs/point-tags'
import { StatementText } from '@/components/inputs/statement-text'
import { Notice } from '@/components/ui/notice'
import type { WorkPoint } from '@/lib/uptake/record-views'
import styles from './record-page.module.css'

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
      <StatementText text={work.statement} lang={work.language} />
      <Wording label={t('wording')} text={work.proposedWording} lang={work.language} />
      {work.paragraphReference && <p>{t('reference', { reference: work.paragraphReference })}</p>}
      <PointTagLines point={work} lang={work.language} />
      {work.correction && (
        <>
          <h3>{t('correction')}</h3>
          <StatementText text={work.correction.statement} lang={work.language} />
          <Wording
            label={t('wording')}
            text={work.correction.proposedWording}
            lang={work.language}
          />
        </>
      )}
    </section>
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
