import { anchorOf } from '@/lib/documents/anchor'
import type { DocumentView, ParagraphView } from '@/lib/documents/views'
import { direction } from '@/lib/platform/i18n'
import type { Shapers } from '@/lib/uptake/shaped-views'
import { ParagraphRail } from './paragraph-rail'
import { ShapedBy, ShapedMarks } from './shaped-by'

type DocumentTextProps = {
  document: DocumentView
  /** In the language that is read. */
  paragraphs: ParagraphView[]
  shapers: Record<string, Shapers>
  /** The address of the document. */
  here: string
  /** The address of the round's inputs. */
  inputs: string
}

/** The text of a revision with its numbers at the start and who shaped it at the end. */
export function DocumentText({ document, paragraphs, shapers, here, inputs }: DocumentTextProps) {
  const { current, translated } = document
  const alone = `${here}?revision=${current.slug}`
  const lang = translated?.language ?? current.language
  return (
    // The number stands where a line of the text begins, whatever the language of the page around it.
    <ol className="rail-list" dir={direction(lang)}>
      {paragraphs.map((paragraph) => {
        const by = shapers[paragraph.id]
        const earlier = document.earlier[paragraph.id] ?? []
        const anchor = anchorOf(paragraph.label)
        return (
          <ParagraphRail
            key={paragraph.id}
            paragraph={paragraph}
            lang={lang}
            base={translated ? `${alone}&text=${translated.language}` : alone}
            marks={by && <ShapedMarks shapers={by} anchor={anchor} />}
            below={
              (by || earlier.length > 0) && (
                <ShapedBy
                  shapers={by}
                  earlier={earlier}
                  id={`${anchor}-shaped`}
                  here={here}
                  inputs={inputs}
                />
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
