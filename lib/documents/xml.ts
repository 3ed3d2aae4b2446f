import { SaxesParser } from 'saxes'
import { UnfitFile } from '@/lib/platform/unfit'

/** An element with its names as Word writes them ("w:p"), whatever prefixes its file uses. */
export type Element = {
  name: string
  attributes: Record<string, string>
  children: (Element | string)[]
}

const MOST_DEEP = 256
const MOST_NODES = 2_000_000

// Office Open XML has two namespaces for each vocabulary: of ECMA-376's transitional and strict forms.
const PREFIXES: Record<string, string> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
}

/**
 * A part of a document as a tree.
 * @throws UnfitFile 'sourceContent' where it is not well-formed, declares a document type (and so could
 *   define entities), or nests deeper or holds more than any document does
 */
export function parseXml(text: string): Element {
  const root: Element = { name: '', attributes: {}, children: [] }
  const open = [root]
  let nodes = 0
  const parser = new SaxesParser({ xmlns: true })
  const fail = () => {
    throw new UnfitFile('sourceContent')
  }
  const add = (text: string) => {
    if (text) open.at(-1)?.children.push(text)
  }
  parser.on('error', fail)
  parser.on('doctype', fail)
  parser.on('text', add)
  parser.on('cdata', add)
  parser.on('opentag', ({ prefix, local, uri, attributes }) => {
    nodes += 1
    if (open.length > MOST_DEEP || nodes > MOST_NODES) fail()
    const named = (own: string, prefix: string, uri: string) => {
      const known = Object.hasOwn(PREFIXES, uri) ? PREFIXES[uri] : prefix
      return known ? `${known}:${own}` : own
    }
    const element: Element = {
      name: named(local, prefix, uri),
      attributes: Object.create(null),
      children: [],
    }
    for (const { local: own, prefix: of, uri: at, value } of Object.values(attributes))
      element.attributes[named(own, of, at)] = value
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => open.pop())
  parser.write(text).close()
  const top = root.children.find((child) => typeof child !== 'string')
  return top ?? fail() ?? root
}

/** The elements directly below, of one name where it is given. */
export const elementsOf = (element: Element | undefined, name?: string): Element[] =>
  (element?.children ?? []).filter(
    (child): child is Element => typeof child !== 'string' && (!name || child.name === name),
  )

/** The element at the end of a path of names. */
export const at = (element: Element | undefined, ...path: string[]): Element | undefined =>
  path.reduce<Element | undefined>((here, name) => elementsOf(here, name)[0], element)

/** An element's `w:val`. */
export const valOf = (element: Element | undefined): string | undefined =>
  element?.attributes['w:val']

/** A whole number of an attribute's, or undefined. */
export const numberOf = (element: Element | undefined): number | undefined => {
  const value = valOf(element)
  return value !== undefined && /^-?\d{1,9}$/.test(value) ? Number(value) : undefined
}

/** What a switch of Word's says: on where it stands without a value, undefined where it doesn't stand. */
export const isOn = (element: Element | undefined): boolean | undefined =>
  element && !/^(?:0|false|off|none)$/.test(valOf(element) ?? '')
