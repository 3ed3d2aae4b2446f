// Over 250 lines: one walk through a document's body, to be read as a whole.
import { cutText } from '@/lib/kernel/text'
import { begunBy } from './divisions'
import { closedUp } from './gap'
import { joined, linesOf, mayBeHeading, oneLine, type Run, raised } from './lines'
import type { Block } from './recognised-text'
import type { readNumbering } from './word-numbering'
import { isStruck, isTitle, type Style, type Styles } from './word-styles'
import { symbolOf } from './word-symbols'
import { type Cell, rowAsParagraph } from './word-tables'
import { at, type Element, elementsOf, isOn, numberOf, valOf } from './xml'

export type Changes = 'accepted' | 'rejected'

/** What could not be taken over as it is, or was left out; each has a sentence under `forms.revision.notes`. */
export type NoteCode =
  | 'boxes'
  | 'comments'
  | 'contents'
  | 'embedded'
  | 'emptyNumbers'
  | 'encoding'
  | 'footers'
  | 'footnotePages'
  | 'headers'
  | 'hidden'
  | 'joined'
  | 'marginPictures'
  | 'pageNumbers'
  | 'pictures'
  | 'struck'
  | 'tables'
  | 'unknownNumbers'
  | 'unknownSymbols'
export type Note = { code: NoteCode; count: number; detail?: string }

export type WordParts = {
  document: Element
  styles: Styles
  numbering: ReturnType<typeof readNumbering>
  footnotes: Element | undefined
  endnotes: Element | undefined
  /** How a note's number is shown, from 1; null where that is not known. */
  noteMark: (kind: 'footnote' | 'endnote', number: number) => string | null
}

const INSERTED = new Set(['w:ins', 'w:moveTo'])
const DELETED = new Set(['w:del', 'w:moveFrom'])
/** What holds other content and is nothing by itself. */
const WRAPPERS = new Set([
  'w:hyperlink',
  'w:smartTag',
  'w:sdt',
  'w:sdtContent',
  'w:customXml',
  'w:fldSimple',
  'w:dir',
  'w:bdo',
  'w:ruby',
  'w:rubyBase',
])

/** What of a run is text, or stands for one. */
const SIGNS = new Set([
  'w:t',
  'w:tab',
  'w:ptab',
  'w:br',
  'w:cr',
  'w:noBreakHyphen',
  'w:sym',
  'w:footnoteReference',
  'w:endnoteReference',
])

type Field = { result: boolean; code: string }
type Piece = { runs: Run[]; notes: string[]; boxes: Element[]; properties: Element | undefined }

/** Figures that stand above the line: 10⁶ is not 106. */
const aboveLine = (text: string, run: Element): string =>
  valOf(at(run, 'w:rPr', 'w:vertAlign')) === 'superscript' && /^\s*\d+\s*$/.test(text)
    ? raised(text.trim())
    : text

/** The paragraphs of a document's body, with all tracked changes accepted or all rejected; text struck out by hand goes as a deletion does. */
export function readBody(parts: WordParts, changes: Changes): { blocks: Block[]; notes: Note[] } {
  const { styles, numbering, noteMark } = parts
  const counted = new Map<NoteCode, { count: number; details: Set<string> }>()
  const fields: Field[] = []
  const noted = { footnote: 0, endnote: 0 }
  const stories = {
    footnote: new Map(
      elementsOf(parts.footnotes, 'w:footnote').map((e) => [e.attributes['w:id'], e]),
    ),
    endnote: new Map(elementsOf(parts.endnotes, 'w:endnote').map((e) => [e.attributes['w:id'], e])),
  }

  const tell = (code: NoteCode, detail?: string) => {
    const told = counted.get(code) ?? { count: 0, details: new Set<string>() }
    told.count += 1
    if (detail) told.details.add(detail)
    counted.set(code, told)
  }
  const gone = (name: string) => (changes === 'accepted' ? DELETED : INSERTED).has(name)
  const tracked = (name: string) => DELETED.has(name) || INSERTED.has(name)
  const inContents = () => fields.some(({ result, code }) => result && /^\s*TOC\b/.test(code))

  /** A paragraph's properties, as they were before where changes are rejected. */
  const propertiesOf = (paragraph: Element) => {
    const now = at(paragraph, 'w:pPr')
    return (changes === 'rejected' && at(now, 'w:pPrChange', 'w:pPr')) || now
  }
  const markGone = (paragraph: Element) =>
    elementsOf(at(paragraph, 'w:pPr', 'w:rPr')).some(({ name }) => gone(name))

  const isHiddenMark = (paragraph: Element) =>
    ['w:vanish', 'w:specVanish'].some((name) => isOn(at(paragraph, 'w:pPr', 'w:rPr', name)))
  /** The first letter of a paragraph, set large in a frame of its own. */
  const isInitial = (paragraph: Element) =>
    /^(?:drop|margin)$/.test(at(paragraph, 'w:pPr', 'w:framePr')?.attributes['w:dropCap'] ?? '')

  /** A switch of a run's, of its style's, or of its paragraph's style. */
  function flag(
    run: Element,
    key: 'bold' | 'hidden' | 'struck',
    paragraph: readonly Style[],
  ): boolean {
    const properties = at(run, 'w:rPr')
    const character = valOf(at(properties, 'w:rStyle'))
    const own =
      key === 'struck'
        ? isStruck(properties)
        : isOn(at(properties, key === 'bold' ? 'w:b' : 'w:vanish'))
    if (own !== undefined) return own
    const chain = character === undefined ? [] : styles.chain(character)
    return [...chain, ...paragraph].find((style) => style[key] !== undefined)?.[key] ?? false
  }

  function noteOf(kind: 'footnote' | 'endnote', reference: Element, custom: string): string {
    const story = stories[kind].get(reference.attributes['w:id'])
    if (!story) return ''
    if (!custom) noted[kind] += 1
    const mark = custom || noteMark(kind, noted[kind])
    if (mark === null) tell('unknownNumbers', kind)
    const sign = raised(mark ?? '?')
    piece.notes.push(`${sign} ${storyText(story, custom)}`)
    return sign
  }

  /** The text of a note, without the mark that it begins with. */
  function storyText(story: Element, mark: string): string {
    const outer = piece
    const lines = flatten(story).flatMap((element) => {
      if (!element) return []
      piece = emptyPiece(element)
      walk(element, styles.chain(valOf(at(element, 'w:pPr', 'w:pStyle'))))
      return [oneLine(piece.runs.map(({ text }) => text).join('')), ...boxed(piece.boxes)]
    })
    piece = outer
    const text = lines.filter(Boolean).reduce(joined, '')
    return mark && text.startsWith(mark) ? text.slice(mark.length).trimStart() : text
  }

  let piece: Piece = emptyPiece(undefined)
  let [inStruck, gap] = [false, false]

  function symbol(element: Element): string {
    const code = Number.parseInt(element.attributes['w:char'] ?? '', 16)
    const font = element.attributes['w:font'] ?? ''
    const shown = symbolOf(code, font)
    if (shown === null) tell('unknownSymbols', font)
    return shown ?? '\ufffd'
  }

  /** A text in which signs may be private to the font that it is set in. */
  const signsOf = (text: string, run: Element): string =>
    text.replace(/[\uf020-\uf0ff]/g, (sign) => {
      const { attributes = {} } = at(run, 'w:rPr', 'w:rFonts') ?? {}
      const font = attributes['w:ascii'] ?? attributes['w:hAnsi'] ?? 'Symbol'
      const shown = symbolOf(sign.codePointAt(0) ?? 0, font)
      if (shown === null) tell('unknownSymbols', font)
      return shown ?? '\ufffd'
    })

  function field(element: Element) {
    const type = element.attributes['w:fldCharType']
    const last = fields.at(-1)
    if (type === 'begin') fields.push({ result: false, code: '' })
    else if (type === 'separate' && last) last.result = true
    else if (type === 'end' && last) {
      fields.pop()
      // These show a number that no file holds.
      if (!last.result && /^\s*(LISTNUM|AUTONUM)/.test(last.code))
        tell('unknownNumbers', last.code.trim().split(/\s/)[0])
    }
  }

  /** What a run shows of one of its elements. */
  function shown(element: Element, index: number, run: Element): string {
    const text = element.children.filter((child) => typeof child === 'string').join('')
    switch (element.name) {
      case 'w:t':
      case 'w:delText':
        return aboveLine(signsOf(text.replace(/[\n\r]+/g, ' '), run), run)
      case 'w:tab':
      case 'w:ptab':
        return '\t'
      case 'w:br':
      case 'w:cr':
        return '\n'
      case 'w:noBreakHyphen':
        return '\u2011'
      case 'w:sym':
        return symbol(element)
      case 'w:footnoteReference':
      case 'w:endnoteReference': {
        const follows = isOn({
          ...element,
          attributes: { 'w:val': element.attributes['w:customMarkFollows'] ?? '0' },
        })
        const kind = element.name === 'w:footnoteReference' ? 'footnote' : 'endnote'
        // Its own mark is the text that follows in the same run, and is shown raised instead.
        const rest = run.children.slice(index + 1) as Element[]
        const custom = follows
          ? rest
              .map((one) => (typeof one === 'string' ? '' : one.children.join('')))
              .join('')
              .trim()
          : ''
        return noteOf(kind, element, custom)
      }
      case 'w:object':
      case 'w:pict':
      case 'w:drawing': {
        const boxes = boxesIn(element)
        piece.boxes.push(...boxes)
        tell(boxes.length === 0 ? 'pictures' : 'boxes')
        return ''
      }
      default:
        return ''
    }
  }

  function walkRun(run: Element, paragraph: readonly Style[]) {
    if (flag(run, 'hidden', paragraph)) {
      if (elementsOf(run).some(({ name }) => name === 'w:t')) tell('hidden')
      return
    }
    const struck = flag(run, 'struck', paragraph)
    if (!struck && hasWords(run)) inStruck = false
    const bold = flag(run, 'bold', paragraph)
    for (const [index, element] of run.children.entries()) {
      if (typeof element === 'string') continue
      if (element.name === 'w:fldChar') field(element)
      else if (element.name === 'w:instrText' || element.name === 'w:delInstrText') {
        const last = fields.at(-1)
        if (last && !last.result) last.code += element.children.join('')
      } else if (element.name === 'w:commentReference') tell('comments')
      else if (element.name === 'mc:AlternateContent') {
        const chosen = chosenOf(element)
        if (chosen)
          walkRun(
            { ...chosen, children: [...elementsOf(run, 'w:rPr'), ...chosen.children] },
            paragraph,
          )
      } else if (element.name === 'w:ruby') walk(element, paragraph)
      else if (fields.every(({ result }) => result)) {
        if (inContents()) {
          if (element.name === 'w:t') tell('contents')
          continue
        }
        if (struck && changes === 'accepted' && SIGNS.has(element.name)) {
          passOver(element)
          continue
        }
        const whole = shown(element, index, run)
        const text = gap ? closedUp(piece.runs.at(-1)?.text, whole) : whole
        if (text) piece.runs.push({ text, bold })
        if (text) gap = false
        // The mark that followed the reference has been told.
        if (
          /^w:(foot|end)noteReference$/.test(element.name) &&
          element.attributes['w:customMarkFollows'] &&
          text
        )
          break
      }
    }
  }

  const hasWords = (run: Element) =>
    elementsOf(run).some(({ name, children }) => name === 'w:t' && children.join('').trim() !== '')

  /** Leaves out what is struck out, runs beside each other told as one; the marks of notes are counted as shown. */
  function passOver(element: Element) {
    const kind = /^w:(footnote|endnote)Reference$/.exec(element.name)?.[1] as keyof typeof noted
    if (kind && !element.attributes['w:customMarkFollows']) noted[kind] += 1
    if (!kind && !element.children.join('').trim()) return
    if (!inStruck) tell('struck')
    inStruck = true
    gap = true
  }

  /** Goes through what a paragraph holds. */
  function walk(element: Element, paragraph: readonly Style[]) {
    for (const child of elementsOf(element)) {
      const { name } = child
      if (gone(name)) gap = true
      if (gone(name)) continue
      if (name === 'w:r') walkRun(child, paragraph)
      else if (name === 'w:rt') {
        piece.runs.push({ text: '（', bold: false })
        walk(child, paragraph)
        piece.runs.push({ text: '）', bold: false })
      } else if (WRAPPERS.has(name) || tracked(name)) walk(child, paragraph)
      else if (name === 'mc:AlternateContent') {
        const chosen = chosenOf(child)
        if (chosen) walk(chosen, paragraph)
      } else if (name === 'm:oMath' || name === 'm:oMathPara')
        piece.runs.push({ text: mathOf(child), bold: false })
      else if (name === 'w:altChunk' || name === 'w:subDoc') tell('embedded')
    }
  }

  const mathOf = (element: Element): string =>
    element.children
      .map((child) =>
        typeof child === 'string'
          ? ''
          : child.name === 'm:t'
            ? child.children.join('')
            : mathOf(child),
      )
      .join('')

  /** The paragraphs below an element in their order; null where one container ends and another begins. */
  function flatten(element: Element): (Element | null)[] {
    return elementsOf(element).flatMap((child): (Element | null)[] => {
      const { name } = child
      if (gone(name)) return []
      if (name === 'w:p') return [child]
      if (name === 'w:tbl') {
        const rows = flatten(child)
        if (rows.length > 0) tell('tables')
        return [null, ...rows, null]
      }
      if (name === 'w:tr') {
        const row = elementsOf(at(child, 'w:trPr'))
        if (row.some((one) => gone(one.name))) return []
        const cells = cellsOf(child)
        const joint = rowAsParagraph(cells, { wordsOf, isOwn })
        return joint ? [joint, null] : cells.flatMap((cell) => [...cell, null])
      }
      if (name === 'mc:AlternateContent') {
        const chosen = chosenOf(child)
        return chosen ? flatten(chosen) : []
      }
      if (name === 'w:altChunk' || name === 'w:subDoc') tell('embedded')
      return WRAPPERS.has(name) || tracked(name) || name === 'w:txbxContent' ? flatten(child) : []
    })
  }

  const cellsOf = (row: Element): Cell[] =>
    elementsOf(row).flatMap((child): Cell[] => {
      const { name } = child
      if (name !== 'w:tc') return WRAPPERS.has(name) || tracked(name) ? cellsOf(child) : []
      const left = changes === 'accepted' ? 'w:cellDel' : 'w:cellIns'
      return elementsOf(at(child, 'w:tcPr')).some((one) => one.name === left)
        ? []
        : [flatten(child)]
    })
  const wordsOf = (element: Element): string =>
    elementsOf(element)
      .map((child) => {
        if (gone(child.name) || child.name === 'mc:Fallback') return ''
        if (child.name === 'w:r' && changes === 'accepted' && flag(child, 'struck', [])) return ''
        return /^w:(?:t|delText)$/.test(child.name) ? child.children.join('') : wordsOf(child)
      })
      .join('')
  /** True for what its paragraph says of it beyond its words. */
  const isOwn = (paragraph: Element): boolean => {
    const properties = propertiesOf(paragraph)
    const { place, chain } = placeOf(properties)
    const outline = numberOf(at(properties, 'w:outlineLvl'))
    return Boolean(place) || isTitle(outline, chain) || chain.some(({ hidden }) => hidden)
  }

  /** Where a number would stand if this paragraph had one. */
  const placeOf = (properties: Element | undefined) => {
    const numPr = at(properties, 'w:numPr')
    const off = changes === 'rejected' && at(numPr, 'w:ins') !== undefined
    const chain = styles.chain(valOf(at(properties, 'w:pStyle')))
    const own = off
      ? {}
      : { numId: valOf(at(numPr, 'w:numId')), level: numberOf(at(numPr, 'w:ilvl')) }
    return { place: numbering.placeOf(own, chain), chain }
  }

  function blocksOf(paragraphs: readonly (Element | null)[]): Block[] {
    const blocks: Block[] = []
    let open: Piece[] = []
    let kept: Element | undefined
    for (const [index, paragraph] of paragraphs.entries()) {
      if (!paragraph) continue
      piece = emptyPiece(propertiesOf(paragraph))
      inStruck = false
      gap = false
      const chain = styles.chain(valOf(at(piece.properties, 'w:pStyle')))
      walk(paragraph, chain)
      // Hidden with its mark it is not there: it takes no number, and nothing goes on in it.
      const isThere = hasText(piece) || !isHidden(paragraph, chain)
      if (isThere) open.push(piece)
      else if (open.length === 0) continue
      // Without its mark a paragraph goes on in the next, whose properties hold for both.
      const next = paragraphs[index + 1]
      if (next && (!isThere || markGone(paragraph) || isInitial(paragraph))) continue
      // A mark that is hidden, as of a heading that its text runs on from, is shown as no end; the number stays.
      if (next && isHiddenMark(paragraph) && !placeOf(propertiesOf(next)).place) {
        kept ??= piece.properties
        continue
      }
      if (kept) piece.properties = kept
      kept = undefined
      blocks.push(...ended(open))
      open = []
    }
    return blocks
  }

  function ended(pieces: readonly Piece[]): Block[] {
    const last = pieces.at(-1)
    const runs = pieces.flatMap((one) => one.runs)
    const { place, chain } = placeOf(last?.properties)
    const written = pieces.filter(hasText)
    const places = written.map(({ properties }) => JSON.stringify(placeOf(properties).place))
    const lines = linesOf(runs.map(({ text }) => text).join(''))
    if (new Set(places).size > 1) tell('joined', cutText(lines[0] ?? '', 60))
    const boxes = pieces.flatMap((one) => blocksOfBoxes(one.boxes))
    // A mark that was removed with all it held was no paragraph, and took no number.
    const vanished = written.length === 0 && last !== undefined && isVanished(last)
    const number = place && !vanished ? numbering.next(place) : null
    if (lines.length === 0) {
      // The title of an annex may stand in the next paragraph.
      if (isPart(number?.text ?? '', ''))
        return [{ text: number?.text ?? '', heading: true }, ...boxes]
      if (number?.text) tell('emptyNumbers', number.text)
      return boxes
    }
    if (number?.text === null)
      tell('unknownNumbers', `${number.format}: ${cutText(lines[0] ?? '', 40)}`)
    const outline = numberOf(at(last?.properties, 'w:outlineLvl'))
    const [first = '', ...more] = lines
    const isNamed = isTitle(outline, chain) || isPart(number?.text ?? '', lines.join(' '))
    const title = isNamed && lines.join(' ').length <= 250
    const block: Block = {
      text: title ? lines.reduce(joined, '') : first,
      number: number?.text || undefined,
      heading: title || (mayBeHeading(first, runs, number?.text || undefined) ? undefined : false),
      list: place?.abstract,
      level: place?.level,
      roman:
        place && /^\(?[a-z]\)$/.test(number?.text ?? '')
          ? number?.format === 'lowerRoman'
          : undefined,
    }
    const all = title ? [block] : [block, ...more.map((text): Block => ({ text }))]
    const tail = all.at(-1)
    const notes = pieces.flatMap((one) => one.notes)
    if (tail && notes.length > 0) tail.text = [tail.text, ...notes].join('\n')
    return [...all, ...boxes]
  }

  const hasText = ({ runs }: Piece) => runs.some(({ text }) => text.trim())
  /** Whether a paragraph's mark is hidden, by itself or by its style. */
  const isHidden = (paragraph: Element, chain: readonly Style[]) =>
    isHiddenMark(paragraph) ||
    (isOn(at(paragraph, 'w:pPr', 'w:rPr', 'w:vanish')) ??
      chain.find(({ hidden }) => hidden !== undefined)?.hidden ??
      false)
  const isVanished = ({ properties }: Piece) =>
    elementsOf(at(properties, 'w:rPr')).some(({ name }) => gone(name))
  const blocksOfBoxes = (boxes: readonly Element[]) => {
    const outer = piece
    const blocks = boxes.flatMap((box) => blocksOf(flatten(box)))
    piece = outer
    return blocks
  }
  const boxed = (boxes: readonly Element[]) => blocksOfBoxes(boxes).map(({ text }) => text)

  const body = at(parts.document, 'w:body') ?? parts.document
  const blocks = blocksOf(flatten(body))
  const notes = [...counted].map(([code, { count, details }]): Note => {
    const detail = [...details].slice(0, 5).join(' · ')
    return { code, count, ...(detail && { detail }) }
  })
  return { blocks, notes }
}

/** True where a number begins a part, "Annex I", "Article 2": an article that is a sentence is a paragraph. */
const isPart = (number: string, text: string): boolean => {
  const begun = begunBy(number)
  return begun !== null && ('annex' in begun || !/[.;:؛。；：]$/.test(text))
}

const emptyPiece = (properties: Element | undefined): Piece => ({
  runs: [],
  notes: [],
  boxes: [],
  properties,
})

/** Word offers newer content with an older form of it: one of the two is read. */
const chosenOf = (element: Element): Element | undefined =>
  elementsOf(element, 'mc:Choice')[0] ?? elementsOf(element, 'mc:Fallback')[0]

function boxesIn(element: Element): Element[] {
  return elementsOf(element).flatMap((child) =>
    child.name === 'w:txbxContent'
      ? [child]
      : child.name === 'mc:AlternateContent'
        ? boxesIn(chosenOf(child) ?? child)
        : boxesIn(child),
  )
}
