import { useTranslations } from 'next-intl'
import { memo } from 'react'
import { Differences } from '@/components/documents/differences'
import type { Difference } from '@/lib/documents/differences'
import { direction } from '@/lib/platform/i18n'
import styles from './bench.module.css'

export type BenchText = {
  id: string
  label: string
  number: string
  heading: boolean
  depth: number
  text: string
  /** What changed since the revision before; null where nothing did, or it has no paragraph before. */
  changes: Difference[] | null
}

type BenchParagraphProps = {
  paragraph: BenchText
  lang: string
  linked: boolean
  /** The keys' place in the text. */
  cursor: boolean
  why: readonly string[]
  /** The part of the text that the point proposed. */
  found: { from: number; to: number } | null
  previous: string | null
  disabled: boolean
  onLink: (id: string) => void
  onPlace: (id: string) => void
}

/** A paragraph to tick where it reflects the point, with why it is suggested and what changed in it. */
export const BenchParagraph = memo(function BenchParagraph(props: BenchParagraphProps) {
  const { paragraph, lang, linked, cursor, why, found, previous, disabled } = props
  const t = useTranslations('bench.document')
  const { id, number, text, changes, depth } = paragraph
  return (
    <li className={styles.paragraph} data-cursor={cursor ? '' : undefined} data-depth={depth}>
      <input
        form="decision"
        name="paragraphs"
        type="checkbox"
        id={`paragraph-${id}`}
        value={id}
        data-paragraph={paragraph.label}
        checked={linked}
        disabled={disabled}
        onChange={() => props.onLink(id)}
        onFocus={() => props.onPlace(id)}
      />
      <div>
        <label htmlFor={`paragraph-${id}`}>
          {why.map((one) => (
            <span key={one} className={styles.why}>
              {one}
            </span>
          ))}
          <span lang={lang} dir="auto" className="outcome-text">
            <bdi dir={direction(lang)}>{number}</bdi>{' '}
            {found ? (
              <>
                {text.slice(0, found.from)}
                <mark>{text.slice(found.from, found.to)}</mark>
                {text.slice(found.to)}
              </>
            ) : (
              text
            )}
          </span>
        </label>
        {changes && previous && (
          <details>
            <summary>{t('changed', { previous })}</summary>
            <p lang={lang} dir="auto" className="outcome-text">
              <Differences of={changes} />
            </p>
          </details>
        )}
      </div>
    </li>
  )
})
