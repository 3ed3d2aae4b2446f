import { diffArrays } from 'diff'
import type { Parsed } from './paragraphs'
import type { ParagraphView } from './views'

type Place = Pick<ParagraphView, 'kind' | 'number' | 'label' | 'depth'>
type Original = Place & { id: string }

/** What one of the two texts has and the other has not in its place. */
export type Mismatch = { kind: 'missing' | 'extra'; label: string; text: string }

export type Alignment = {
  /** For each original paragraph its translation, where every one has its own. */
  pairs: { id: string; number: string; text: string }[]
  mismatches: Mismatch[]
}

/**
 * What a paragraph is known by in any language: its kind, how deep it stands, and its number where that is
 * one of digits. Letters differ: "(a)" is "(أ)" in Arabic and "a)" in French.
 */
function keyOf({ kind, number, depth }: Place): string {
  const folded = number
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
  const digits = folded.replace(/[^\d.]/g, '').replace(/\.$/, '')
  const numbered = kind !== 'heading' && number !== '' && (digits || 'x')
  return `${kind} ${depth} ${numbered || ''}`
}

/**
 * A translation beside the text that it is of: each paragraph in the other's place, by order and number.
 * @returns the pairs, none of which are to be stored while there are mismatches
 */
export function alignTexts(
  originals: readonly (Original & { text: string })[],
  translated: readonly Parsed[],
): Alignment {
  const [keys, others] = [originals.map(keyOf), translated.map(keyOf)]
  const alignment: Alignment = { pairs: [], mismatches: [] }
  let [at, to] = [0, 0]
  for (const { added, removed, count } of diffArrays(keys, others)) {
    for (let turn = 0; turn < count; turn += 1) {
      const original = added ? undefined : originals[at]
      const other = removed ? undefined : translated[to]
      if (!added) at += 1
      if (!removed) to += 1
      if (original && other)
        alignment.pairs.push({ id: original.id, number: other.number, text: other.text })
      else if (original)
        alignment.mismatches.push({ kind: 'missing', label: original.label, text: original.text })
      else if (other)
        alignment.mismatches.push({ kind: 'extra', label: other.label, text: other.text })
    }
  }
  return alignment
}
