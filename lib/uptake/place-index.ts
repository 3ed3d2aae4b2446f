import { foldNumber } from '@/lib/kernel/paragraph-number'
import { annexIn, type Part } from './place-words'

export type Place = { id: string; label: string; number: string; depth: number }

/** What names no paragraph, by why; with the labels in another part that have its number. */
export type Unplaced = {
  words: string
  why: 'unknown' | 'openEnded' | 'otherPart' | 'several'
  labels?: string[]
}

export type Found<P> = P | Unplaced
export const isPlace = <P extends Place>(found: Found<P>): found is P => 'label' in found

/** Where "(b)" is looked for: beside what was named before it. */
export type Context = { part: Part; name: string }

/** True for "(b)", "b)", and "b" after a number: what goes with the number before it. */
export const isLetters = (name: string, context: Context | null): boolean =>
  /^(?:\(|\p{L}{1,5}\))/u.test(name) || (context !== null && /^\p{L}{1,4}$/u.test(name))

export type Index<P extends Place> = ReturnType<typeof indexOf<P>>

/** For thousands of cells of one file the labels are read once. */
const known = new WeakMap<object, unknown>()
export function indexed<P extends Place>(paragraphs: readonly P[]): Index<P> {
  const index = (known.get(paragraphs) as Index<P> | undefined) ?? indexOf(paragraphs)
  known.set(paragraphs, index)
  return index
}

/** What the labels of a revision say, looked up by what people write. */
function indexOf<P extends Place>(paragraphs: readonly P[]) {
  const linked = paragraphs.filter(({ label }) => !/^h\d+$/.test(label))
  const all = linked.map((place) => ({ place, ...partsOf(place.label) }))
  const hasNumbers = all.some(({ part, name }) => part === '' && /^(?:[op]p)?\d/.test(name))
  const annexes = new Set(all.flatMap(({ part }) => (/^a/.test(part) ? [part] : [])))
  const byLabel = new Map(linked.map((place) => [place.label, place]))
  const byName = new Map<string, typeof all>()
  for (const one of all) {
    const key = `${one.part}\n${one.name}`
    byName.set(key, [...(byName.get(key) ?? []), one])
  }
  const within = (part: Part, name: string) => byName.get(`${part}\n${name}`) ?? []
  const one = (found: readonly { place: P }[], written: string, words: string): Found<P> => {
    const [first, ...others] = found
    if (!first) return { words, why: 'unknown' }
    if (others.length === 0) return first.place
    const same = found.find(({ place }) => place.label.replace(/\s/g, '').endsWith(written))
    return same?.place ?? { words, why: 'several' }
  }
  /** The part that the revision has for one that is named: "the annex" where there is one only. */
  const own = (part: Part): Part => {
    if (annexes.has(part)) return part
    const [kind = '', ordinal] = part.split(' ')
    const [sole = '', another] = [...annexes].filter((annex) => annex.startsWith(kind))
    const isSole = sole !== '' && another === undefined && (!ordinal || sole === kind)
    return isSole && (!ordinal || /^[1a]$/.test(ordinal)) ? sole : part
  }
  const contextOf = (place: P): Context => partsOf(place.label)

  function named(
    name: string,
    { words, part: said, context }: { words: string; part: Part; context: Context | null },
  ): Found<P> {
    const written = name.replace(/\s/g, '')
    const part = said && own(said)
    // "1 - 2", "1 2" and "(a)-(c)" are two.
    if (name === '' || /[\p{Nd})]\s*\p{Dash}\s*[\p{Nd}(]|\p{Nd}\s+\p{Nd}/u.test(name))
      return { words, why: 'unknown' }
    if (isLetters(name, context)) return lettered(name, { words, context })
    const folded = foldNumber(name)
    // "12a", "12 a" and "12.a" are 12(a) where there is no 12a; "OP12" is 12 where numbers are printed alone.
    const spelt = [folded, folded.replace(/^op(?=\d)/, '')].flatMap((number) => [
      number,
      number.replace(/^(\D{0,2}\d+)(\p{L}{1,4})$/u, '$1($2)'),
    ])
    for (const wanted of new Set(spelt)) {
      const found = within(part, wanted)
      if (found.length > 0) return one(found, written, words)
    }
    const elsewhere = part === '' ? all.filter((other) => other.name === folded) : []
    if (elsewhere.length === 0 || !/\d/.test(folded)) return { words, why: 'unknown' }
    if (!hasNumbers && elsewhere.length === 1) return one(elsewhere, written, words)
    return { words, why: 'otherPart', labels: elsewhere.map(({ place }) => place.label) }
  }

  /** "(b)" after "1(a)" is 1(b), after "1" 1(b), after "1(a)(ii)" as well, where only one of them is there. */
  function lettered(
    name: string,
    { words, context }: { words: string; context: Context | null },
  ): Found<P> {
    const bare = within(context?.part ?? '', foldNumber(name))
    // "三" is a number of its own.
    if (!context || (bare.length > 0 && /^\p{Script=Han}+$/u.test(name)))
      return one(bare, name, words)
    const letter = foldNumber(/\)$/.test(name) ? name : `(${name})`)
    const [, base = '', groups = ''] = /^([^(]*)(.*)$/.exec(context.name) ?? []
    const above = groups.match(/\([^()]*\)/g) ?? []
    const paths = [...above, ''].map((_, at) => base + above.slice(0, at).join('') + letter)
    const found = paths.flatMap((path) => within(context.part, path))
    if (found.length > 1) return { words, why: 'several' }
    return (
      found[0]?.place ?? {
        words: (base && paths[Math.max(0, above.length - 1)]) || words,
        why: 'unknown',
      }
    )
  }

  /** All from one to another of its level and part, in the order of the text; none for others. */
  function range(from: P, to: P): P[] {
    const [start, end] = [paragraphs.indexOf(from), paragraphs.indexOf(to)]
    const { part } = partsOf(from.label)
    if (end <= start || to.depth !== from.depth || partsOf(to.label).part !== part) return []
    return paragraphs
      .slice(start, end + 1)
      .filter(
        ({ depth, number, label }) =>
          depth === from.depth && number !== '' && partsOf(label).part === part,
      )
  }

  const exactly = (words: string) => byLabel.get(words)
  return { exactly, named, contextOf, range }
}

/**
 * A label as its part and what it is in that: "Annex I 3(a)" is 3(a) of annex 1, "h5 1" is 1 of h5, and "Annex 3" is 3 of
 * the annex, as a label always ends with a number.
 */
function partsOf(label: string): Context {
  const [, heading, under = ''] = /^(h\d+) (.+)$/.exec(label) ?? []
  if (heading) return { part: heading, name: foldNumber(under) }
  const annex = annexIn(label)
  if (annex?.before !== '') return { part: '', name: foldNumber(label) }
  const number = /^\S+\s+(.*)$/.exec(label)?.[1] ?? ''
  const [kind = '', ordinal] = annex.part.split(' ')
  return ordinal && /^\d/.test(number) && !/^\d+\s+(?:[po]p\s?)?\p{Nd}/iu.test(number)
    ? { part: kind, name: foldNumber(number) }
    : { part: annex.part, name: foldNumber(annex.after) }
}
