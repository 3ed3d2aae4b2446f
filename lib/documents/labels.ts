import type { ParagraphKind } from '@/lib/generated/prisma/enums'
import { foldNumber } from '@/lib/kernel/paragraph-number'
import { begunBy } from './divisions'
import { bareNumber, endOf, innerOf, letterOf, partsOf } from './numbers'

/** Where a paragraph starts: its number as printed, and how deep somebody said that it stands. */
export type Start = {
  kind: ParagraphKind
  marker: string
  text: string
  said?: number
  part: boolean
  /** The next "(…)" after it, without its brackets. */
  next: string
}

export type Placed = {
  label: string
  depth: number
  /** What it would be called if no other had the same number in the same place. */
  shared?: string
}

/** Of which kind a number below another is: the one that opened first stands above the others. */
type Sort = 'letter' | 'numeral' | 'figure' | 'bullet'
type Step = { sort: Sort | null; own: string }

/**
 * Where each start stands and what it is called: a label is the only one in its text. Of several with one number in
 * one place, as alternatives are, each is told by a letter: "12 [A]", "12 [B]", and what is below them likewise.
 */
export function labelsOf(starts: readonly Start[]): Placed[] {
  const several = new Set<string>()
  for (;;) {
    const placed = starts.map(labeller(several))
    const seen = new Set<string>()
    const again = placed.filter(({ label }) => seen.size === seen.add(label).size)
    if (again.length === 0) return placed
    for (const { label } of again) several.add(label)
  }
}

const turnOf = (turn: number) => (turn > 26 ? String(turn) : String.fromCharCode(64 + turn))

/** Gives each start its label and depth from those before it. */
function labeller(several: ReadonlySet<string>): (start: Start) => Placed {
  const at = { annex: '', article: '', under: '', top: '', path: [] as Step[] }
  const counts = { heading: 0, unnumbered: 0, part: 1 }
  const [tops, bullets, turns] = [
    new Set<string>(),
    new Map<string, number>(),
    new Map<string, number>(),
  ]
  /** A label as the only one of its kind: what is below begins with what this gives. */
  const settled = (base: string): { label: string; shared?: string } => {
    if (!several.has(base)) return { label: base }
    const turn = (turns.get(base) ?? 0) + 1
    turns.set(base, turn)
    return { label: `${base} [${turnOf(turn)}]`, shared: base }
  }
  const above = (depth: number) =>
    at.top +
    at.path
      .slice(0, depth)
      .map(({ own }) => own)
      .join('')
  /** The number `own` below what stands `depth` steps in, which is forgotten from there. */
  const stood = (sort: Sort, own: string, depth: number) => {
    const parent = above(depth - 1)
    const named = settled(parent + own)
    while (at.path.length < depth) at.path.push({ sort: null, own: '' })
    at.path.length = depth
    at.path[depth - 1] = { sort, own: named.label.slice(parent.length) }
    return { ...named, depth }
  }
  const bulleted = (depth: number) => {
    const parent = above(depth - 1)
    const turn = (bullets.get(parent) ?? 0) + 1
    bullets.set(parent, turn)
    return { ...settled(`${parent}•${turn}`), depth }
  }

  const headed = (text: string): Placed => {
    counts.heading += 1
    const label = `h${counts.heading}`
    const begun = begunBy(text)
    if (begun && 'annex' in begun) Object.assign(at, { annex: `${begun.annex} `, article: '' })
    else if (begun) at.article = `${begun.article} `
    Object.assign(at, { top: '', path: [], under: label })
    return { label, depth: 0 }
  }
  const topped = (printed: string): Placed => {
    const [first, letter] = partsOf(printed) ?? [printed, '']
    const marker = bareNumber(first)
    const known = () => at.annex + at.article + foldNumber(marker)
    if (!marker) counts.unnumbered += 1
    else if (foldNumber(marker) === '1' && at.under && tops.has(known()))
      Object.assign(at, { annex: `${at.under} `, article: '' })
    if (marker) tops.add(known())
    const base = marker ? at.annex + at.article + marker : `u${counts.unnumbered}`
    const named = letter ? { label: base } : settled(base)
    Object.assign(at, { top: named.label, path: [] }, marker && { under: '' })
    return { ...(letter ? lettered(letter, '') : named), depth: 0 }
  }
  /** One step below the nearest of another sort that opened before it, or beside the one of its own. */
  const stepped = (sort: Sort, own: string) => {
    const beside = at.path.findIndex((step) => step.sort === sort)
    const gap = at.path.findIndex((step) => step.sort === null)
    const index = [beside, gap].find((place) => place >= 0) ?? at.path.length
    return stood(sort, own, index + 1)
  }
  const lettered = (printed: string, next: string) => {
    // "㈠" is what "(i)" is in a Chinese text.
    const numeral = /^[㈠-㈩]$/.test(printed) || isNumeral(innerOf(printed), at.path, next)
    return stepped(numeral ? 'numeral' : 'letter', letterOf(printed))
  }
  /** Stands as deep as it was said to, whatever its number looks like: "1.1" below "1" is "1.1". */
  const said = (printed: string, depth: number, next: string): Placed => {
    const inner = innerOf(printed)
    if (!/[\p{L}\p{N}]/u.test(inner)) return bulleted(depth)
    const parent = above(depth - 1)
    const whole = at.annex + at.article + endOf(printed, false)
    const goesOn = /^(?:[.(]|\d\.)./.test(whole.slice(parent.length)) && whole.startsWith(parent)
    const numeral = isNumeral(inner, at.path.slice(0, depth), next)
    const sort = !/\p{L}/u.test(inner) ? 'figure' : numeral ? 'numeral' : 'letter'
    return stood(sort, goesOn ? whole.slice(parent.length) : letterOf(printed), depth)
  }
  const below = (printed: string, next: string): Placed => {
    const inner = innerOf(printed)
    if (/\p{L}/u.test(inner)) return lettered(printed, next)
    if (/\p{Nd}/u.test(inner)) return stepped('figure', `(${inner})`)
    return bulleted(at.path.length + 1)
  }
  return (start) => {
    if (start.part) {
      counts.part += 1
      const part = { annex: `p${counts.part} `, article: '', under: '', top: '', path: [] }
      Object.assign(at, part)
    }
    if (start.kind === 'heading') return headed(start.text)
    if (start.kind === 'paragraph') return topped(start.marker)
    return start.said ? said(start.marker, start.said, start.next) : below(start.marker, start.next)
  }
}

/** "(i)" is a numeral unless it goes on from "(h)" and no "(ii)" comes next; "(v)", "(x)" likewise. */
function isNumeral(inner: string, path: readonly Step[], next: string): boolean {
  if (!/^[ivxl]+$/.test(inner)) return false
  const numeral = path.some(({ sort }) => sort === 'numeral')
  const last = path.at(-1)
  const isNext =
    inner.length === 1 &&
    last?.sort === 'letter' &&
    last.own.startsWith(`(${String.fromCharCode(inner.charCodeAt(0) - 1)})`)
  if (isNext) return !numeral && inner === 'i' && next === 'ii'
  return inner === 'i' || inner.length > 1 || numeral
}
