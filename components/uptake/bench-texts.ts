import { type Difference, differencesOf } from '@/lib/documents/differences'
import { lately } from '@/lib/kernel/lately'
import type { BenchParagraph } from '@/lib/workbench/bench-views'
import type { BenchText } from './bench-paragraph'

// Some revisions' worth: finding what changed in a long paragraph takes a millisecond.
const compared = lately<Difference[]>(2_000)

/** A revision's paragraphs as the workbench shows them, each with what changed in it. */
export const benchTexts = (paragraphs: readonly BenchParagraph[]): BenchText[] =>
  paragraphs.map(({ id, label, number, kind, depth, text, before }) => ({
    id,
    label,
    number,
    heading: kind === 'heading',
    depth,
    text,
    changes:
      before === null || before === text
        ? null
        : compared(`${before}\0${text}`, () => differencesOf(before, text)),
  }))
