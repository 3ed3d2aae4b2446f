import { anchorOf } from '@/lib/documents/anchor'
import type { ComparedRevision } from '@/lib/documents/views'
import { direction } from '@/lib/platform/i18n'
import { ChangeStep, ChangeWords, type Row } from './change-words'
import { Differences } from './differences'
import { ParagraphRail } from './paragraph-rail'

type ComparedTextProps = {
  rows: Row[]
  before: ComparedRevision
  after: ComparedRevision
  /** How many changes there are. */
  steps: number
}

/** One text with what changed in it, word by word; each change is named in words too. */
export function ComparedText({ rows, before, after, steps }: ComparedTextProps) {
  return (
    <ol className="rail-list" dir={direction(after.language)}>
      {rows.map((row) => {
        const shown = row.paragraph ?? row.origins[0]
        if (!shown) return null
        const side = row.paragraph ? after : before
        return (
          <ParagraphRail
            key={shown.id}
            paragraph={shown}
            id={row.paragraph ? undefined : `gone-${anchorOf(shown.label)}`}
            lang={side.language}
            base={side.base}
            marks={<ChangeMarks row={row} steps={steps} />}
          >
            <Differences of={row.differences} />
          </ParagraphRail>
        )
      })}
    </ol>
  )
}

/** What became of a paragraph and the ways to other changes; nothing where it is the same. */
export function ChangeMarks({ row, steps }: { row: Row; steps: number }) {
  if (row.changes.length === 0) return null
  return (
    <>
      <ChangeWords row={row} />
      {row.step !== null && <ChangeStep step={row.step} steps={steps} />}
    </>
  )
}
