import { Rail } from '@/components/ui/rail'
import { anchorOf } from '@/lib/documents/anchor'
import type { DocumentView, ParagraphView } from '@/lib/documents/views'
import type { Shapers } from '@/lib/uptake/shaped-views'
import styles from './document-text.module.css'
import { ShapedBy, ShapedMarks } from './shaped-by'

type DocumentTextProps = {
  document: DocumentView
  shapers: Record<string, Shapers>
  /** The address of the round's inputs. */
  inputs: string
}

/** The text of a revision with its numbers at the start and who shaped it at the end. */
export function DocumentText({ document, shapers, inputs }: DocumentTextProps) {
  return (
    <ol className="rail-list">
      {document.paragraphs.map((paragraph) => {
        const by = shapers[paragraph.id]
        return (
          <ParagraphRail
            key={paragraph.id}
            paragraph={paragraph}
            lang={document.current.language}
            marks={by && <ShapedMarks shapers={by} anchor={anchorOf(paragraph.label)} />}
            below={
              by && (
                <ShapedBy shapers={by} id={`${anchorOf(paragraph.label)}-shaped`} base={inputs} />
              )
            }
          >
            {paragraph.text}
          </ParagraphRail>
        )
      })}
    </ol>
  )
}

type ParagraphRailProps = {
  paragraph: ParagraphView
  lang: string
  marks?: React.ReactNode
  below?: React.ReactNode
  children: React.ReactNode
}

/** One paragraph in the rail: its number is its own address. */
export function ParagraphRail({ paragraph, lang, marks, below, children }: ParagraphRailProps) {
  const { kind, number, label, depth } = paragraph
  const anchor = anchorOf(label)
  return (
    <Rail
      as="li"
      id={anchor}
      number={depth === 0 && number ? <bdi>{number}</bdi> : undefined}
      numberHref={`#${encodeURIComponent(anchor)}`}
      marks={marks || undefined}
    >
      <div className="outcome-text" lang={lang} dir="auto">
        {kind === 'heading' ? (
          <h2 className={styles.heading}>{children}</h2>
        ) : (
          <p data-depth={depth} className={styles.paragraph}>
            {depth > 0 && number && (
              <a href={`#${encodeURIComponent(anchor)}`} className={styles.number}>
                <bdi>{number}</bdi>
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
