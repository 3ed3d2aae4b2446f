import { formatNumber } from './number-formats'
import type { Style, Styles } from './word-styles'
import { at, type Element, elementsOf, isOn, numberOf, valOf } from './xml'

type Level = {
  start: number
  format: string
  text: string
  /** The level (from 1) whose numbers this one begins anew after; 0 never, undefined after any above. */
  restart: number | undefined
  style: string | undefined
  legal: boolean
}
type List = { abstract: string; levels: (Level | undefined)[]; starts: Map<number, number> }

/** Where a paragraph stands: in which list, of which definition, how deep. */
export type Place = { list: string; abstract: string; level: number }

export type Shown = {
  /** The number as Word shows it, "" for none; null where its format is not known here. */
  text: string | null
  format: string
}

const LEVELS = 9

const levelOf = (element: Element): Level => {
  // Formats of later versions stand in a choice, with an older one for whoever doesn't know them.
  const choice = elementsOf(at(element, 'mc:AlternateContent'), 'mc:Choice')[0]
  const format = at(element, 'w:numFmt') ?? at(choice, 'w:numFmt')
  const padded = /^(0*1), 0*2, 0*3/.exec(format?.attributes['w:format'] ?? '')?.[1]
  const text = at(element, 'w:lvlText')
  const empty = isOn(text && { ...text, attributes: { 'w:val': text.attributes['w:null'] ?? '0' } })
  return {
    start: numberOf(at(element, 'w:start')) ?? 0,
    format: padded ? `pad${padded.length}` : (valOf(format) ?? 'decimal'),
    text: empty ? '' : (valOf(text) ?? ''),
    restart: numberOf(at(element, 'w:lvlRestart')),
    style: valOf(at(element, 'w:pStyle')),
    legal: isOn(at(element, 'w:isLgl')) ?? false,
  }
}

/** Bullets of Word's Symbol and Wingdings are private to those fonts; its hollow one is a letter "o". */
const bullet = (text: string) =>
  /^[\ue000-\uf8ff·]?$/u.test(text.trim()) ? '•' : text.trim() === 'o' ? '◦' : text.trim()

/**
 * The lists of a document, counted as Word counts them: lists of one abstract definition go on from each
 * other, unless one says where it starts (ECMA-376 17.9).
 */
export function readNumbering(root: Element | undefined, styles: Styles, language: string) {
  const abstracts = byId(root, 'w:abstractNum', 'w:abstractNumId')
  const nums = byId(root, 'w:num', 'w:numId')
  const lists = new Map<string, List | undefined>()
  const counts = new Map<string, (number | undefined)[]>()
  const begun = new Set<string>()

  /** Follows a list that is a style's until the definition that has its levels. */
  const definition = (id: string | undefined, seen: string[] = []): string | undefined => {
    const link = valOf(at(abstracts.get(id ?? ''), 'w:numStyleLink'))
    if (!link || !id || seen.includes(id)) return id
    const num = styles.chain(link).find(({ numId }) => numId !== undefined)?.numId
    const next = valOf(at(nums.get(num ?? ''), 'w:abstractNumId'))
    return definition(next, [...seen, id]) ?? id
  }

  const listOf = (numId: string): List | undefined => {
    if (lists.has(numId)) return lists.get(numId)
    const num = nums.get(numId)
    const abstract = definition(valOf(at(num, 'w:abstractNumId')))
    const levels: List['levels'] = []
    const starts: List['starts'] = new Map()
    for (const element of elementsOf(abstracts.get(abstract ?? ''), 'w:lvl'))
      levels[indexOf(element)] = levelOf(element)
    for (const override of elementsOf(num, 'w:lvlOverride')) {
      const own = at(override, 'w:lvl')
      const start = numberOf(at(override, 'w:startOverride'))
      if (own) levels[indexOf(override)] = levelOf(own)
      if (start !== undefined) starts.set(indexOf(override), start)
    }
    const list = num && abstract !== undefined ? { abstract, levels, starts } : undefined
    lists.set(numId, list)
    return list
  }

  /**
   * Where a paragraph stands by its own properties and its styles, nearest first; null for no list. A
   * style's level is the one that names the style, not the one the style names (17.9.23).
   */
  function placeOf(
    own: { numId?: string | undefined; level?: number | undefined },
    chain: Style[],
  ) {
    const numId = own.numId ?? chain.find((style) => style.numId !== undefined)?.numId
    const list = numId === undefined || numId === '0' ? undefined : listOf(numId)
    if (!list || numId === undefined) return null
    const linked = own.numId === undefined || own.level === undefined
    const named = chain
      .map(({ id }) => list.levels.findIndex((level) => level?.style === id))
      .find((index) => index >= 0)
    const inherited = chain.find((style) => style.level !== undefined)?.level
    const level = own.level ?? (linked ? named : undefined) ?? inherited ?? 0
    return level >= 0 && level < LEVELS ? { list: numId, abstract: list.abstract, level } : null
  }

  /** Counts on and says what stands before the next paragraph at this place. */
  function next({ list: numId, level }: Place): Shown {
    const list = listOf(numId)
    const here = list?.levels[level]
    if (!list || !here) return { text: '', format: 'none' }
    const counters = counts.get(list.abstract) ?? []
    counts.set(list.abstract, counters)
    const startOf = (index: number) => list.starts.get(index) ?? list.levels[index]?.start ?? 1
    const first = `${numId} ${level}`
    if (list.starts.has(level) && !begun.has(first)) counters[level] = undefined
    begun.add(first)
    counters[level] = (counters[level] ?? startOf(level) - 1) + 1
    for (let below = level + 1; below < LEVELS; below += 1) {
      const restart = list.levels[below]?.restart
      if (restart === undefined || (restart > 0 && level < restart)) counters[below] = undefined
    }
    if (here.format === 'bullet') return { text: bullet(here.text), format: 'bullet' }
    let known = true
    const text = here.text.replace(/%([1-9])/g, (_, figure: string) => {
      const index = Number(figure) - 1
      const of = list.levels[index]
      const format = here.legal && of?.format !== 'none' ? 'decimal' : (of?.format ?? 'decimal')
      const shown = formatNumber(counters[index] ?? startOf(index), format, language)
      known &&= shown !== null
      return shown ?? ''
    })
    return { text: known ? text.trim() : null, format: here.format }
  }

  return { placeOf, next }
}

const indexOf = (element: Element) => Number(element.attributes['w:ilvl'] ?? 0)

const byId = (root: Element | undefined, name: string, id: string) =>
  new Map(elementsOf(root, name).map((element) => [element.attributes[id] ?? '', element]))
