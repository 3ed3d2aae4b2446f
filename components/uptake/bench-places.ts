import type { BenchText } from './bench-paragraph'

/** Where each paragraph of a text is shown, and in which order keys go through them. */
export type Places = {
  /** What was looked for; null where nothing is. */
  found: string[] | null
  first: string[]
  rest: string[]
  order: string[]
}

const plain = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
/** A number as it is compared: "para. 12 (a)" is "12(a)". */
const squeezed = (text: string) =>
  plain(text)
    .replace(/^(para(graph)?s?\.?|[§¶])/, '')
    .replace(/\s/g, '')
    .replace(/\.$/, '')

/**
 * Sorts a text by what is looked for, by the paragraphs that go before, and the rest: each once. What is
 * looked for is the number of a paragraph, or words that it holds all of.
 * @param first suggested and linked paragraphs, in their order
 */
export function placesOf(
  texts: readonly BenchText[],
  first: readonly string[],
  find: string,
): Places {
  const found = find.trim() ? foundIn(texts, find) : null
  const known = new Set(texts.map(({ id }) => id))
  const before = first.filter((id) => known.has(id) && !found?.includes(id))
  const rest = found
    ? []
    : texts.filter(({ id, heading }) => heading || !before.includes(id)).map(({ id }) => id)
  const headings = new Set(texts.flatMap(({ id, heading }) => (heading ? [id] : [])))
  const order = [...(found ?? []), ...before, ...rest].filter((id) => !headings.has(id))
  return { found, first: before, rest, order }
}

function foundIn(texts: readonly BenchText[], find: string): string[] {
  const number = squeezed(find)
  const own = texts.filter(({ heading }) => !heading)
  const named = own.filter((one) =>
    [one.number, one.label].some((has) => {
      const label = squeezed(has)
      return label !== '' && (label === number || label.startsWith(`${number}(`))
    }),
  )
  const words = plain(find).split(' ')
  const found =
    named.length > 0
      ? named
      : own.filter(({ text }) => {
          const held = plain(text)
          return words.every((word) => held.includes(word))
        })
  return found.map(({ id }) => id)
}
