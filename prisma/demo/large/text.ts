// Over 250 lines: a text and the ways in which it is revised, which share its pieces.
import { type Chance, seeded } from '@/lib/kernel/random'
import { jsonOf } from '../csv'

type Section = { title: string; topic?: string; nouns: string[] }
type Material = Record<
  'leads' | 'qualifiers' | 'seconds' | 'stems' | 'items' | 'details' | 'additions',
  string[]
> & {
  sections: Section[]
  swaps: [from: string, to: string][]
  annex: { title: string; heading: string; entry: string }
}
const material = jsonOf<Material>('large/text.json')

/** One paragraph of the generated text, before numbers are given. */
export type Piece = {
  /** What stays the same through all revisions: two after a merger, the same in two after a split. */
  keys: string[]
  kind: 'heading' | 'paragraph' | 'subparagraph'
  depth: 0 | 1 | 2
  text: string
  section: number
  /** Taken over from a point. */
  fixed?: boolean
}

/** Nouns of the section on a topic of the pillar, to be spoken of by points. */
export const nounsOf = (topic: string): string[] =>
  material.sections.find((section) => section.topic === topic)?.nouns ?? []

/** The section on a topic; 0, on threats, for a topic without one. */
export const sectionOf = (topic: string): number =>
  Math.max(
    0,
    material.sections.findIndex((section) => section.topic === topic),
  )

const PER_SECTION = 17
const ANNEX = 20

/** Makes pieces whose keys begin with `name` and count on. */
function maker(name: string) {
  let made = 0
  return (section: number, kind: Piece['kind'], depth: Piece['depth'], text: string): Piece => {
    made += 1
    return { keys: [`${name}${made}`], kind, depth, text, section }
  }
}

/** A list that starts anew, in another order, once all of it was dealt. */
function dealer<T>(chance: Chance, list: readonly T[]): () => T {
  let left: T[] = []
  return () => {
    if (left.length === 0) left = chance.shuffled(list)
    return left.pop() as T
  }
}

/** A first draft of at least `paragraphs` paragraphs, headings not counted, in sections and an annex. */
export function firstDraft(seed: number, paragraphs: number): Piece[] {
  const chance = seeded(seed)
  const piece = maker('zero-')
  const annexed = Math.max(4, Math.round((ANNEX * paragraphs) / 250))
  const needed = Math.max(2, Math.ceil((paragraphs - annexed) / PER_SECTION))
  const deal = {
    lead: dealer(chance, material.leads),
    qualifier: dealer(chance, material.qualifiers),
    second: dealer(chance, material.seconds),
    stem: dealer(chance, material.stems),
    item: dealer(chance, material.items),
    detail: dealer(chance, material.details),
  }
  const body = Array.from({ length: needed }, (_, section): Piece[] => {
    const known = material.sections[section % material.sections.length] as Section
    const pass = Math.floor(section / material.sections.length)
    const title = pass ? `${known.title}: further elements` : known.title
    const letter = String.fromCharCode(65 + section)
    const item = (noun: string, end: string) =>
      `${deal.item().replace('{n}', noun)}, ${deal.detail()}${end}`
    const noun = dealer(chance, known.nouns)
    return [
      piece(section, 'heading', 0, `${letter}. ${title}`),
      ...known.nouns.flatMap((one, at): Piece[] => {
        const text = `${deal.lead().replace('{n}', one)}, ${deal.qualifier()}.`
        // Every third paragraph has items, every sixth a list inside one of them.
        if (at % 3 !== 1) return [piece(section, 'paragraph', 0, `${text} ${deal.second()}`)]
        const items = [
          piece(section, 'subparagraph', 1, item(noun(), ';')),
          piece(section, 'subparagraph', 1, item(noun(), ';')),
        ]
        const inner =
          at === 4
            ? [
                piece(section, 'subparagraph', 2, item(noun(), ';')),
                piece(section, 'subparagraph', 2, item(noun(), ';')),
              ]
            : []
        const last = piece(section, 'subparagraph', 1, item(noun(), '.'))
        return [
          piece(section, 'paragraph', 0, `${text} ${deal.stem()}:`),
          ...items,
          ...inner,
          ...(at === 7 ? [] : [last]),
        ]
      }),
    ]
  }).flat()
  const { title, heading, entry } = material.annex
  const nouns = dealer(
    chance,
    material.sections.flatMap(({ nouns: own }) => own),
  )
  const entries = Array.from({ length: annexed }, () =>
    entry.replace('{n}', nouns()).replace('{q}', deal.qualifier()),
  )
  return [
    ...body,
    piece(needed, 'heading', 0, title),
    piece(needed, 'heading', 0, heading),
    ...entries.map((text) => piece(needed, 'paragraph', 0, text)),
  ]
}

/** A wording of a point that the next revision takes over as it is: in place of a paragraph, or as a new one. */
export type Adopted = { text: string; section: number; instead?: string }

/** A paragraph with its subparagraphs. */
type Group = [head: Piece, ...inner: Piece[]]

function groupsOf(pieces: readonly Piece[]): Group[] {
  const groups: Group[] = []
  for (const piece of pieces)
    if (piece.depth === 0) groups.push([piece])
    else groups.at(-1)?.push(piece)
  return groups
}

/**
 * The next revision: wordings of points taken over, other paragraphs reworded, parted, joined, moved, left out
 * or new. A wording that was taken over is reworded no more, though it may be left out again.
 */
export function revise(
  seed: number,
  name: string,
  before: readonly Piece[],
  adopted: readonly Adopted[],
): Piece[] {
  const chance = seeded(seed)
  const piece = maker(`${name}-`)
  const deal = { addition: dealer(chance, material.additions) }
  const instead = new Map(adopted.flatMap((one) => (one.instead ? [[one.instead, one]] : [])))
  const kept = new Set<Piece>()
  const reworded = (old: Piece, share: number): Piece => {
    if (old.fixed || chance() >= share) return old
    const swap = chance
      .shuffled(material.swaps)
      .find(([from, to]) => old.text.includes(from) && !old.text.includes(to))
    if (swap) return { ...old, text: old.text.replace(...swap) }
    return /[:;]$/.test(old.text) || old.depth
      ? old
      : { ...old, text: `${old.text} ${deal.addition()}` }
  }
  const taken = before.map((old): Piece => {
    const wording = old.keys.length === 1 ? instead.get(old.keys[0] ?? '') : undefined
    if (!wording) return old
    const now = { ...old, text: wording.text, fixed: true }
    kept.add(now)
    return now
  })
  const groups = groupsOf(taken)
  const after: Group[] = []
  for (let at = 0; at < groups.length; at += 1) {
    const group = groups[at] as Group
    const [head, ...inner] = group
    const next = groups[at + 1]
    const fate = chance()
    const plain = head.kind === 'paragraph' && inner.length === 0 && !head.fixed
    const sentences = head.text.split(/(?<=\.) (?=[A-Z])/)
    if (head.kind === 'heading' || kept.has(head)) after.push(group)
    else if (fate < (inner.length ? 0.01 : 0.03)) continue
    else if (fate < 0.06 && plain && sentences.length > 1) {
      const [first = '', ...rest] = sentences
      after.push([{ ...head, text: first }], [{ ...head, text: rest.join(' ') }])
    } else if (fate < 0.08 && plain && next && isPlain(next) && !kept.has(next[0])) {
      const [other] = next
      after.push([
        { ...head, keys: [...head.keys, ...other.keys], text: `${head.text} ${other.text}` },
      ])
      at += 1
    } else {
      const fewer = inner.length > 2 && chance() < 0.1 ? inner.slice(0, -1) : inner
      after.push([reworded(head, 0.4), ...fewer.map((one) => reworded(one, 0.2))])
    }
    if (head.kind === 'paragraph' && chance() < 0.07) after.push(insertion(chance, piece, head))
  }
  for (const { text, section } of adopted.filter((one) => !one.instead)) {
    const place = after.findLastIndex(([head]) => head.section === section)
    after.splice(place + 1, 0, [{ ...piece(section, 'paragraph', 0, text), fixed: true }])
  }
  return moved(chance, after).flat()
}

const isPlain = ([head, ...inner]: Group): boolean =>
  head.kind === 'paragraph' && inner.length === 0 && !head.fixed

function insertion(chance: Chance, piece: ReturnType<typeof maker>, beside: Piece): Group {
  const nouns = material.sections[beside.section % material.sections.length]?.nouns ?? []
  const lead = chance.pick(material.leads).replace('{n}', chance.pick(nouns))
  const text = `${lead}, ${chance.pick(material.qualifiers)}. ${chance.pick(material.seconds)}`
  return [piece(beside.section, 'paragraph', 0, text)]
}

/** Two paragraphs change places within their sections. */
function moved(chance: Chance, groups: Group[]): Group[] {
  const order = [...groups]
  for (let times = 0; times < 2; times += 1) {
    const from = chance.whole(order.length)
    const [group] = order.splice(from, 1)
    if (!group) continue
    const { section, kind } = group[0]
    const places = order.flatMap(([head], at) =>
      kind === 'paragraph' && head.section === section && head.kind === 'paragraph' ? [at + 1] : [],
    )
    order.splice(places.length ? chance.pick(places) : from, 0, group)
  }
  return order
}

const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi']

/** The text with its numbers, as somebody would paste it: 1., (a), (i), beginning anew in the annex. */
export function printed(pieces: readonly Piece[]): string {
  const at = { top: 0, letter: 0, roman: 0 }
  const lines = pieces.map(({ kind, depth, text }) => {
    if (kind === 'heading') {
      if (text === material.annex.title) at.top = 0
      return `\n${text}\n`
    }
    if (depth === 0) {
      Object.assign(at, { top: at.top + 1, letter: 0, roman: 0 })
      return `${at.top}. ${text}`
    }
    if (depth === 1) {
      Object.assign(at, { letter: at.letter + 1, roman: 0 })
      return `(${String.fromCharCode(96 + at.letter)}) ${text}`
    }
    at.roman += 1
    return `(${ROMAN[at.roman - 1]}) ${text}`
  })
  return lines.join('\n')
}

/** A paragraph's text as its amendment would have it; null where none of the material fits. */
export function amended(chance: Chance, { text, kind, depth }: Piece): string | null {
  const swap = chance.shuffled(material.swaps).find(([from]) => text.includes(from))
  if (kind !== 'paragraph' || depth || text.endsWith(':') || !swap) return null
  return `${text.replace(...swap)} ${chance.pick(material.additions)}`
}
