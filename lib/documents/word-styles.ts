import { at, type Element, elementsOf, isOn, numberOf, valOf } from './xml'

/** What a style says by itself; the rest it has from the one it is based on. */
export type Style = {
  id: string
  name: string
  basedOn: string | undefined
  numId: string | undefined
  level: number | undefined
  outline: number | undefined
  bold: boolean | undefined
  hidden: boolean | undefined
  struck: boolean | undefined
}

export type Styles = {
  /** A style and those it is based on, nearest first; the default style of paragraphs without an id. */
  chain: (id: string | undefined) => Style[]
}

/** The outline level of body text. */
const BODY = 9

const styleOf = (element: Element): Style => ({
  id: element.attributes['w:styleId'] ?? '',
  name: valOf(at(element, 'w:name')) ?? '',
  basedOn: valOf(at(element, 'w:basedOn')),
  numId: valOf(at(element, 'w:pPr', 'w:numPr', 'w:numId')),
  level: numberOf(at(element, 'w:pPr', 'w:numPr', 'w:ilvl')),
  outline: numberOf(at(element, 'w:pPr', 'w:outlineLvl')),
  bold: isOn(at(element, 'w:rPr', 'w:b')),
  hidden: isOn(at(element, 'w:rPr', 'w:vanish')),
  struck: isStruck(at(element, 'w:rPr')),
})

/** What properties of a run say of a line, or two, through its text; undefined where they say nothing. */
export function isStruck(properties: Element | undefined): boolean | undefined {
  const said = [isOn(at(properties, 'w:strike')), isOn(at(properties, 'w:dstrike'))]
  return said.find(Boolean) ?? said.find((one) => one !== undefined)
}

/** The styles of a document. A style based on itself by a detour ends where it meets itself. */
export function readStyles(root: Element | undefined): Styles {
  const elements = elementsOf(root, 'w:style')
  const styles = new Map(elements.map((element) => [element.attributes['w:styleId'], element]))
  const usual = elements.find(
    ({ attributes }) =>
      attributes['w:type'] === 'paragraph' && /^(1|true|on)$/.test(attributes['w:default'] ?? ''),
  )?.attributes['w:styleId']
  const chains = new Map<string | undefined, Style[]>()
  const chain = (id: string | undefined) => {
    const known = chains.get(id)
    if (known) return known
    const found: Style[] = []
    for (
      let next = id ?? usual;
      next !== undefined && !found.some((style) => style.id === next);
      next = found.at(-1)?.basedOn
    ) {
      const element = styles.get(next)
      if (!element) break
      found.push(styleOf(element))
    }
    chains.set(id, found)
    return found
  }
  return { chain }
}

const TITLES = /^(?:heading \d|title|subtitle|_ ?h ?_|h(?:[1-6]|ch)g?$)/i

/** True where a paragraph's own level of outline, or its style, or how its style is named, makes it a heading. */
export function isTitle(outline: number | undefined, chain: readonly Style[]): boolean {
  const own = outline ?? chain.find((style) => style.outline !== undefined)?.outline
  if (own !== undefined) return own < BODY
  return chain.some(({ name }) => TITLES.test(name))
}
