import type { DefaultTreeAdapterTypes } from 'parse5'

type Node = DefaultTreeAdapterTypes.ChildNode
type Element = DefaultTreeAdapterTypes.Element

const HIDDEN = /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/i
const LISTED = /(?:^|[;\s])list-style(?:-type)?\s*:([^;]*)/i
const CONTENT = /(?:^|[;\s])content\s*:\s*((?:"[^"]*"|'[^']*'|counter\([^)]*\)|\s)+)/i
const STRUCK = /(?:^|[;\s])text-decoration(?:-line)?\s*:[^;]*\bline-through\b/i

/** One step of a selector: "ol.level-1"; pseudo-elements and attributes are of no rule that is read. */
const STEP = /^([a-z][a-z0-9]*)?((?:\.[\w-]+)*)$/i

type Step = { tag: string; classes: string[]; child: boolean }
type Rule = { steps: Step[]; before: boolean; weight: number; body: string }

/** What stands before the items of a list by a rule of its own: `"(" counter(c, lower-latin) ") "`. */
export type Sign = { before: string; format: string | null; after: string }

/**
 * What a page says of its elements by attributes, by inline styles, and by rules of its style sheets: of lists for tags
 * and classes within each other, else for a class, as word processors write them; other selectors, and rules for some media only, are not read.
 */
export function stylesOf(page: readonly Node[]) {
  const rules = sheetsOf(page)
    .flatMap(rulesOf)
    .flatMap(({ selectors, body }) => selectors.flatMap((one) => ruleOf(one, body)))
  const of = (test: RegExp) => rules.filter(({ body, before }) => !before && test.test(body))
  const listed = of(LISTED)
  // A rule for all paragraphs would leave nothing of a page.
  const named = ({ steps: [step, ...more] }: Rule) =>
    step?.classes.length === 1 && more.length === 0
  const [hidden, struck] = [of(HIDDEN).filter(named), of(STRUCK).filter(named)]
  const signed = rules.filter(({ before, body }) => before && CONTENT.test(body))
  const said = (element: Element, test: RegExp, known: readonly Rule[]) =>
    test.test(styleOf(element)) || known.some((rule) => isMeant(element, rule))
  return {
    hides: (element: Element) =>
      element.attrs.some(({ name }) => name === 'hidden') || said(element, HIDDEN, hidden),
    strikes: (element: Element) =>
      /^(?:s|strike)$/.test(element.tagName) || said(element, STRUCK, struck),
    /** The words of its style of lists, as "lower-alpha"; none where nothing is said of it. */
    listStyle: (element: Element): string[] => {
      const own =
        LISTED.exec(styleOf(element)) ?? LISTED.exec(strongest(element, listed)?.body ?? '')
      return own?.[1]?.toLowerCase().match(/[\w-]+/g) ?? []
    },
    /** What a rule puts before an item; null for nothing, a null format for more than one number. */
    signBefore: (item: Element): Sign | null => {
      const content = CONTENT.exec(strongest(item, signed)?.body ?? '')?.[1]
      if (content === undefined) return null
      const counters = [...content.matchAll(/counter\([^),]*(?:,\s*([\w-]+)\s*)?\)/g)]
      const [before = '', after = ''] = content.split(/counter\([^)]*\)/).map(quoted)
      if (counters.length === 0)
        return before.trim() ? { before: '•', format: 'none', after: '' } : null
      const [only] = counters
      return { before, format: counters.length > 1 ? null : (only?.[1] ?? 'decimal'), after }
    },
  }
}

const styleOf = (element: Element): string =>
  element.attrs.find(({ name }) => name === 'style')?.value ?? ''
const quoted = (text: string): string =>
  [...text.matchAll(/"([^"]*)"|'([^']*)'/g)].map(([, one, other]) => one ?? other ?? '').join('')

function ruleOf(selector: string, body: string): Rule[] {
  const given = selector.trim()
  const before = /::?before$/i.test(given)
  const words = given
    .replace(/::?before$/i, '')
    .replace(/\s*>\s*/g, ' >')
    .split(/\s+/)
  const steps = words.flatMap((word): Step[] => {
    const found = STEP.exec(word.replace(/^>/, ''))
    const [, tag = '', classes = ''] = found ?? []
    return found && (tag || classes)
      ? [
          {
            tag: tag.toLowerCase(),
            classes: classes.split('.').filter(Boolean),
            child: word.startsWith('>'),
          },
        ]
      : []
  })
  if (steps.length !== words.length) return []
  const weight = steps.reduce(
    (sum, { tag, classes }) => sum + classes.length * 100 + (tag ? 1 : 0),
    0,
  )
  return [{ steps, before, weight, body }]
}

function fits(element: Element, { tag, classes }: Step): boolean {
  if (tag && tag !== element.tagName) return false
  const own = element.attrs.find(({ name }) => name === 'class')?.value.split(/\s+/) ?? []
  return classes.every((name) => own.includes(name))
}

/** True where a rule's selector ends with an element, and each step before it holds something that holds the next. */
function isMeant(element: Element, { steps }: Rule): boolean {
  const last = steps.at(-1)
  if (!last || !fits(element, last)) return false
  const holds = (inner: Element, at: number, child: boolean): boolean => {
    const step = steps[at]
    if (!step) return true
    for (let outer = inner.parentNode; outer && 'tagName' in outer; outer = outer.parentNode) {
      if (fits(outer, step) && holds(outer, at - 1, step.child)) return true
      if (child) return false
    }
    return false
  }
  return holds(element, steps.length - 2, last.child)
}

/** Of the rules for an element the one that says most of where it stands, and of several the last. */
const strongest = (element: Element, rules: readonly Rule[]): Rule | undefined =>
  rules
    .filter((rule) => isMeant(element, rule))
    .reduce<Rule | undefined>(
      (best, rule) => (best && best.weight > rule.weight ? best : rule),
      undefined,
    )

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
