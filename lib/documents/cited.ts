import { foldNumber } from '@/lib/kernel/paragraph-number'
import type { ParagraphView } from './views'

type Numbered = Pick<ParagraphView, 'number' | 'label'>

const before =
  /^(?:paragraphe?s?|paras?|par|pp|op|párrafos?|párr|пункты?|п|الفقرة|فقرة|第|§|¶)[.:]?\s*(?=[^\p{L}\s])/iu
const after = /\s*[段款]$/u

type Index<P> = {
  exact: Map<string, P>
  /** By folded label and number; null where several have it. */
  folded: Record<'label' | 'number', Map<string, P | null>>
}

/** Kept per list: a file may name thousands of places in one text, and to fold a number takes a while. */
const indexes = new WeakMap<readonly Numbered[], Index<Numbered>>()

function indexOf<P extends Numbered>(paragraphs: readonly P[]): Index<P> {
  const known = indexes.get(paragraphs)
  if (known) return known as Index<P>
  const index: Index<P> = { exact: new Map(), folded: { label: new Map(), number: new Map() } }
  for (const paragraph of paragraphs.filter(({ number }) => number !== '')) {
    if (!index.exact.has(paragraph.label)) index.exact.set(paragraph.label, paragraph)
    for (const name of ['label', 'number'] as const) {
      const key = foldNumber(paragraph[name])
      index.folded[name].set(key, index.folded[name].has(key) ? null : paragraph)
    }
  }
  indexes.set(paragraphs, index)
  return index
}

/**
 * The paragraph that somebody names by its number, as people write it: "12 (a)", "para. 12", "第12段".
 * Its whole label comes first, then a number that only one paragraph has.
 * @returns null where it is no number of this text, or one of several
 */
export function paragraphNamed<P extends Numbered>(
  typed: string,
  paragraphs: readonly P[],
): P | null {
  const { exact, folded } = indexOf(paragraphs)
  const same = exact.get(typed.trim())
  if (same) return same
  const bare = typed.normalize('NFKC').trim().replace(before, '').replace(after, '')
  for (const wanted of new Set([foldNumber(typed), foldNumber(bare)])) {
    if (!wanted) continue
    for (const name of ['label', 'number'] as const) {
      const found = folded[name].get(wanted)
      if (found) return found
    }
  }
  return null
}

/**
 * The authoritative label of the paragraph that somebody names by its number: as the text that they read
 * prints it, a translation perhaps, or as the authoritative one does. @param cited by
 * authoritative label how each is cited in what they read
 */
export function labelNamed(
  typed: string,
  read: readonly Numbered[],
  { paragraphs, cited }: { paragraphs: readonly Numbered[]; cited: ReadonlyMap<string, string> },
): string | null {
  const own = read.map(({ number, label }) => ({
    number,
    label: cited.get(label) ?? label,
    authoritative: label,
  }))
  const found = paragraphNamed(typed, own)?.authoritative
  return found ?? paragraphNamed(typed, paragraphs)?.label ?? null
}
