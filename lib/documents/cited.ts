import type { ParagraphView } from './views'

type Numbered = Pick<ParagraphView, 'number' | 'label'>

const before =
  /^(?:paragraphe?s?|paras?|par|pp|op|párrafos?|párr|пункты?|п|الفقرة|فقرة|第|§|¶)[.:]?\s*(?=[^\p{L}\s])/iu
const after = /\s*[段款]$/u

/** "12 (A)." and "١٢(a)" as "12(a)": what tells numbers apart, and nothing else. */
const folded = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
    .replace(/[\s.,،ـ]/gu, '')
    .replace(/[‐-—-](?!\d)/gu, '')

/**
 * The paragraph that somebody names by its number, as people write it: "12 (a)", "para. 12", "第12段".
 * Its whole label comes first, then a number that only one paragraph has.
 * @returns null where it is no number of this text, or one of several
 */
export function paragraphNamed<P extends Numbered>(
  typed: string,
  paragraphs: readonly P[],
): P | null {
  const numbered = paragraphs.filter(({ number }) => number !== '')
  const bare = typed.normalize('NFKC').trim().replace(before, '').replace(after, '')
  for (const wanted of new Set([folded(typed), folded(bare)])) {
    if (!wanted) continue
    for (const name of ['label', 'number'] as const) {
      const [found, another] = numbered.filter((paragraph) => folded(paragraph[name]) === wanted)
      if (found && !another) return found
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
