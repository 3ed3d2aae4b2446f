import { useTranslations } from 'next-intl'
import { Rail } from '@/components/ui/rail'
import { anchorOf } from '@/lib/documents/anchor'
import type { ParagraphView } from '@/lib/documents/views'
import { direction } from '@/lib/platform/i18n'
import styles from './document-text.module.css'

type ParagraphRailProps = {
  paragraph: Pick<ParagraphView, 'kind' | 'number' | 'label' | 'depth'>
  lang: string
  /** The address of the paragraph's revision: with its anchor it stays the same paragraph for good. */
  base: string
  /** Its element's id, where another one on the page has that of its label. */
  id?: string
  marks?: React.ReactNode
  below?: React.ReactNode
  children: React.ReactNode
}

/** One paragraph in the rail: its number is its own permanent address, and a sign where it has none. */
export function ParagraphRail(props: ParagraphRailProps) {
  const { paragraph, lang, base, id, marks, below, children } = props
  const { kind, number, label, depth } = paragraph
  const t = useTranslations('documents')
  const anchor = anchorOf(label)
  const address = `${base}#${encodeURIComponent(anchor)}`
  return (
    <Rail
      as="li"
      id={id ?? anchor}
      number={
        number ? (
          depth === 0 && <bdi dir={direction(lang)}>{number}</bdi>
        ) : (
          <span className="no-print">¶</span>
        )
      }
      numberHref={address}
      numberLabel={
        number ? undefined : t(kind === 'heading' ? 'headingAddress' : 'paragraphAddress')
      }
      marks={marks || undefined}
    >
      <div className="outcome-text" lang={lang} dir={direction(lang)}>
        {kind === 'heading' ? (
          <h2 className={styles.heading}>{children}</h2>
        ) : (
          <p data-depth={depth} className={styles.paragraph}>
            {depth > 0 && number && (
              <a href={address} className={styles.number}>
                <bdi dir={direction(lang)}>{number}</bdi>
              </a>
            )}{' '}
            {children}
          </p>
        )}
      </div>
      {below}
    </Rail>
  )
}
