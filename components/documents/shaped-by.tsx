import { useTranslations } from 'next-intl'
import { Byline } from '@/components/inputs/byline'
import { StatementText } from '@/components/inputs/statement-text'
import { Mark } from '@/components/ui/mark'
import type { EarlierWording } from '@/lib/documents/earlier'
import type { Shapers } from '@/lib/uptake/shaped-views'
import { EarlierWordings } from './earlier-wordings'
import styles from './shaped-by.module.css'

/**
 * In the margin: how many inputs, and what became of their points; in which earlier revision, where this
 * one says nothing of them yet. Leads to who they are from.
 */
export function ShapedMarks({ shapers, anchor }: { shapers: Shapers; anchor: string }) {
  const t = useTranslations('documents')
  const outcomes = useTranslations('enums.outcome')
  return (
    <>
      <a href={`#${encodeURIComponent(`${anchor}-shaped`)}`}>
        {t('inputs', { count: shapers.inputs })}
      </a>
      {shapers.marks.map(({ outcome, since, count }) => {
        const words = { outcome: outcomes(outcome), count }
        return (
          <Mark
            key={`${outcome} ${since}`}
            outcome={outcome}
            label={
              since === null ? t('marked', words) : t('markedIn', { ...words, revision: since })
            }
          />
        )
      })}
    </>
  )
}

type ShapedByProps = {
  /** Nobody's, where the paragraph only read otherwise before. */
  shapers?: Shapers | undefined
  earlier: EarlierWording[]
  id: string
  /** The address of the document. */
  here: string
  /** The address of the round's inputs. */
  inputs: string
}

/**
 * Below the text, to be opened: whose points the paragraph goes back to, as far as that may be told, and
 * what it read before.
 */
export function ShapedBy({ shapers, earlier, id, here, inputs }: ShapedByProps) {
  const t = useTranslations('documents')
  return (
    <details className={styles.shaped} id={id} dir="auto">
      <summary>{t(shapers ? 'whoShaped' : 'earlier.title')}</summary>
      {shapers && <ShaperGroups groups={shapers.groups} />}
      {shapers && <ShaperList shapers={shapers} base={inputs} />}
      {shapers && earlier.length > 0 && <p className={styles.title}>{t('earlier.title')}</p>}
      {earlier.length > 0 && <EarlierWordings wordings={earlier} here={here} />}
    </details>
  )
}

/** How many inputs came from which type, as far as that is told. */
function ShaperGroups({ groups }: Pick<Shapers, 'groups'>) {
  const t = useTranslations('documents')
  const types = useTranslations('enums.organisationType')
  return (
    <ul className={styles.groups} aria-label={t('groups')}>
      {groups.map(({ type, inputs }) => (
        <li key={type}>
          {t('group', { type: type ? types(type) : t('typeNotTold'), count: inputs })}
        </li>
      ))}
    </ul>
  )
}

/** Points with who made them and what became of them. `base` is the address of the round's inputs. */
export function ShaperList({ shapers, base }: { shapers: Shapers; base: string }) {
  const t = useTranslations('documents')
  const outcomes = useTranslations('enums.outcome')
  const more = shapers.marks.reduce((sum, { count }) => sum + count, 0) - shapers.listed.length
  return (
    <ul className="ruled">
      {shapers.listed.map((shaper) => (
        <li key={shaper.recordId} className={styles.shaper}>
          <Mark outcome={shaper.outcome} label={outcomes(shaper.outcome)} />
          <StatementText text={shaper.statement} lang={shaper.language} />
          <p className="muted">
            <Byline byline={shaper.byline} />,{' '}
            <a href={`${base}/${shaper.reference}`}>
              {t('pointOf', { reference: shaper.reference, number: shaper.number })}
            </a>
            {shaper.since && <> · {t('recordedIn', { revision: shaper.since })}</>}
          </p>
        </li>
      ))}
      {more > 0 && <li className="muted">{t('more', { count: more })}</li>}
    </ul>
  )
}
