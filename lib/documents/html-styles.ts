import type { DefaultTreeAdapterTypes } from 'parse5'

type Node = DefaultTreeAdapterTypes.ChildNode
type Element = DefaultTreeAdapterTypes.Element

const HIDDEN = /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/i
const STRUCK = /(?:^|[;\s])text-decoration(?:-line)?\s*:[^;]*\bline-through\b/i

/**
 * What a page says of its elements by attributes, by inline styles, and by rules for a class, as word
 * processors write them; other selectors, and rules for some media only, are not read.
 */
export function stylesOf(page: readonly Node[]) {
  const classes = { hidden: new Set<string>(), struck: new Set<string>() }
  for (const sheet of sheetsOf(page))
    for (const { selectors, body } of rulesOf(sheet))
      for (const selector of selectors) {
        const name = /^[a-z0-9]*\.([\w-]+)$/i.exec(selector.trim())?.[1]
        if (name && HIDDEN.test(body)) classes.hidden.add(name)
        if (name && STRUCK.test(body)) classes.struck.add(name)
      }
  const said = (element: Element, rule: RegExp, names: Set<string>) => {
    const { style = '', class: list = '' } = Object.fromEntries(
      element.attrs.map(({ name, value }) => [name, value]),
    )
    return rule.test(style) || list.split(/\s+/).some((name) => names.has(name))
  }
  return {
    hides: (element: Element) =>
      element.attrs.some(({ name }) => name === 'hidden') || said(element, HIDDEN, classes.hidden),
    strikes: (element: Element) =>
      /^(?:s|strike)$/.test(element.tagName) || said(element, STRUCK, classes.struck),
  }
}

function sheetsOf(nodes: readonly Node[]): string[] {
  const sheets: string[] = []
  const open = [...nodes]
  for (let node = open.pop(); node; node = open.pop()) {
    if (!('tagName' in node)) continue
    if (node.tagName === 'style')
      sheets.push(node.childNodes.map((one) => ('value' in one ? one.value : '')).join(''))
    else open.push(...node.childNodes)
  }
  return sheets
}

/** The rules of a style sheet that hold for all media. */
function rulesOf(sheet: string): { selectors: string[]; body: string }[] {
  let depth = 0
  return sheet
    .replace(/\/\*[\s\S]*?\*\/|<!--|-->/g, '')
    .split('}')
    .flatMap((piece) => {
      const parts = piece.split('{')
      const outside = depth === 0
      // Each piece lacks the bracket that ended it.
      depth = Math.max(0, depth + parts.length - 2)
      const [selectors = '', body = ''] = parts
      return outside && parts.length === 2 ? [{ selectors: selectors.split(','), body }] : []
    })
}
