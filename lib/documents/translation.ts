import { diffArrays } from 'diff'
import { endOf } from './numbers'
import type { Parsed } from './paragraphs'
import type { DocumentView, ParagraphView, TranslatedText } from './views'

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
 * @param loosely whether below a number only the order counts: Arabic has ‘1’ for "(i)"
 */
function keyOf({ kind, number, depth }: Place, loosely: boolean): string {
  const folded = number
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
  const digits = loosely && depth > 0 ? '' : folded.replace(/[^\d.]/g, '').replace(/\.$/, '')
  const numbered = kind !== 'heading' && number !== '' && (digits || 'x')
  return `${kind} ${depth} ${numbered || ''}`
}

/**
 * A translation beside the text that it is of: each paragraph in the other's place, by order and number; below a
 * number by order alone where that leaves fewer without a counterpart.
 * @returns the pairs, none of which are to be stored while there are mismatches
 */
export function alignTexts(
  originals: readonly (Original & { text: string })[],
  translated: readonly Parsed[],
): Alignment {
  const strictly = aligned(originals, translated, false)
  if (strictly.mismatches.length === 0) return strictly
  const loosely = aligned(originals, translated, true)
  return loosely.mismatches.length < strictly.mismatches.length ? loosely : strictly
}

function aligned(
  originals: readonly (Original & { text: string })[],
  translated: readonly Parsed[],
  loosely: boolean,
): Alignment {
  const keys = originals.map((one) => keyOf(one, loosely))
  const others = translated.map((one) => keyOf(one, loosely))
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

/**
 * A revision's paragraphs as a translation has them, or as they are without one. Labels stay those of the
 * authoritative text, which anchors and uptake go by.
 */
const inTranslation = (
  paragraphs: readonly ParagraphView[],
  translated: TranslatedText | null,
): ParagraphView[] =>
  paragraphs.map((paragraph) => ({ ...paragraph, ...translated?.paragraphs[paragraph.id] }))

/** By the authoritative label how a paragraph is cited in the language that it is read in: "12(أ)" for "12(a)". */
function citedAs(
  originals: readonly Pick<ParagraphView, 'number' | 'label' | 'depth'>[],
  read: readonly Pick<ParagraphView, 'number'>[],
): Map<string, string> {
  const cited = new Map<string, string>()
  const above: string[] = []
  for (const [at, { number, label, depth }] of originals.entries()) {
    above.length = Math.min(above.length, depth)
    const parent = above[depth - 1] ?? ''
    // What tells alternatives of one number apart is the same in any language.
    const turn = / \[[A-Z\d]+\]$/.exec(label)?.[0] ?? ''
    const printed = label.slice(0, label.length - turn.length)
    const below = printed.endsWith(endOf(number, true))
    const end = endOf(number, below)
    const start = number !== '' && printed.endsWith(end) ? printed.slice(0, -end.length) : null
    const own = endOf(read[at]?.number ?? number, below)
    const before = start !== null && start === parent ? (cited.get(parent) ?? start) : start
    cited.set(label, before === null ? label : before + own + turn)
    above[depth] = label
  }
  return cited
}

type Sides = Pick<DocumentView, 'current' | 'translations' | 'compared'>

/** The languages that both of two compared revisions can be read in, that of the later one first. */
export function languagesInCommon({ current, translations, compared }: Sides): string[] {
  if (!compared) return []
  const others = [compared.head, ...compared.translations].map(({ language }) => language)
  return [current, ...translations]
    .map(({ language }) => language)
    .filter((language) => others.includes(language))
}

/**
 * A document's text, and that of the revision it is compared with, in the language that was asked for. Two
 * revisions are compared in one language: in a translation where both can be read in it, one of them perhaps
 * as it was written; else each as it was written.
 */
export function readingOf(
  document: Sides & Pick<DocumentView, 'paragraphs' | 'translated'>,
  asked: string | undefined,
) {
  const { compared } = document
  const isShared = !compared || languagesInCommon(document).includes(asked ?? '')
  const translated = isShared ? document.translated : null
  const other = isShared ? (compared?.translated ?? null) : null
  const paragraphs = inTranslation(document.paragraphs, translated)
  return {
    translated,
    other,
    /** The language, where any of it is a translation. */
    text: (translated ?? other)?.language,
    paragraphs,
    before: inTranslation(compared?.paragraphs ?? [], other),
    cited: citedAs(document.paragraphs, paragraphs),
  }
}
