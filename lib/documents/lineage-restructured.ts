import { seeded } from '@/lib/kernel/random'
import type { Wording } from './lineage'
import { declarationIn, type Pair } from './lineage-corpus'
import { segmentsOf, total, wordCounts } from './words'

type Later = { text: string; from: number[] }

/** A part of a split has at least so many words. */
const FEWEST = 4

/**
 * The declaration as streamlining leaves a text: paragraphs replaced by ones about something else, split into up
 * to four with new ones between, merged from neighbours and from afar, and up to `most` of all words changed.
 */
export function restructuredDeclaration(code: string, seed: number, most: number): Pair {
  const chance = seeded(seed)
  const whole = declarationIn(code)
    .filter(({ kind, text }) => kind === 'paragraph' && text)
    .map((wording) => ({ wording, held: chance() < 0.2 }))
  const before = whole.filter(({ held }) => !held).map(({ wording }) => wording)
  const unseen = whole.filter(({ held }) => held).map(({ wording }) => wording.text)
  const words = before.flatMap(({ text }) =>
    segmentsOf(text).flatMap((part) => (part.isWord ? [part.text] : [])),
  )
  const edited = (text: string) =>
    segmentsOf(text)
      .map((part) =>
        part.isWord && chance() < most
          ? (words[Math.floor(chance() * words.length)] ?? '')
          : part.text,
      )
      .join('')
  const later: Later[] = []
  const fresh = () => {
    const text = unseen.shift()
    if (text) later.push({ text, from: [] })
  }
  const afar: number[] = []
  const cut = new Set<number>()
  for (let at = 0; at < before.length; at += 1) {
    const text = before[at]?.text ?? ''
    const fate = chance()
    const parts = partsOf(text)
    if (fate < 0.1 && unseen.length > 0) fresh()
    else if (fate < 0.35 && parts) {
      for (const [index, part] of parts.entries()) {
        later.push({ text: edited(part), from: [at] })
        if (index === 0 && chance() < 0.3) fresh()
      }
    } else if (fate < 0.5) {
      const run = [at, at + 1, at + 2, at + 3].filter((one) => one < before.length)
      later.push({ text: run.map((one) => edited(before[one]?.text ?? '')).join(' '), from: run })
      at += 3
    } else if (fate < 0.56 && total(wordCounts(text)) > 10) afar.push(at)
    else later.push({ text: edited(text), from: [at] })
  }
  for (const at of afar) {
    // Into what goes on from one paragraph as a whole.
    const into = later.filter(
      ({ from: [one, ...more] }) => one !== undefined && more.length === 0 && !cut.has(one),
    )
    const one = into[Math.floor(chance() * into.length)]
    one?.from.push(at)
    if (one) one.text = `${one.text} ${edited(before[at]?.text ?? '')}`
  }
  const after = later.map(({ text }): Wording => ({ kind: 'paragraph', text }))
  return { before, after, truth: later.map(({ from }) => from), judged: () => true }
}

/** A paragraph cut at its stops into as many as four; null where it has fewer than three clauses. */
function partsOf(text: string): string[] | null {
  const clauses = text.split(/(?<=[.;,。；，؛،])\s*/).reduce<string[]>((parts, clause) => {
    const last = parts.at(-1)
    if (last !== undefined && (total(wordCounts(last)) < FEWEST || parts.length === 4))
      parts[parts.length - 1] = `${last} ${clause}`
    else parts.push(clause)
    return parts
  }, [])
  const fit = clauses.filter((part) => total(wordCounts(part)) >= FEWEST)
  return fit.length >= 3 && fit.length === clauses.length ? clauses : null
}
