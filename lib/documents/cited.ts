import { foldNumber } from '@/lib/kernel/paragraph-number'
import type { ParagraphView } from './views'

type Numbered = Pick<ParagraphView, 'number' | 'label'>

const before =
  /^(?:paragraphe?s?|paras?|par|pp|op|párrafos?|párr|пункты?|п|الفقرة|فقرة|第|§|¶)[.:]?\s*(?=[^\p{L}\s])/iu
const after = /\s*[段款]$/u

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
  const exact = numbered.find(({ label }) => label === typed.trim())
  if (exact) return exact
  const bare = typed.normalize('NFKC').trim().replace(before, '').replace(after, '')
  for (const wanted of new Set([foldNumber(typed), foldNumber(bare)])) {
    if (!wanted) continue
    for (const name of ['label', 'number'] as const) {
      const [found, another] = numbered.filter(
        (paragraph) => foldNumber(paragraph[name]) === wanted,
      )
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
