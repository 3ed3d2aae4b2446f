import { isNumberOnly, markerOf } from './numbers'
import { type Parsed, parseParagraphs } from './paragraphs'

/** A paragraph as a file has it. */
export type Block = {
  /** In one line; footnotes each in a line of their own after it. */
  text: string
  /** As shown: "12.", "(a)", "A."; undefined where none is shown, or it was typed into the text. */
  number?: string | undefined
  /** What the file knows; undefined where the text itself must say. */
  heading?: boolean | undefined
  /** The list that it belongs to, with those in it; its levels say what stands below what. */
  list?: string | undefined
  /** How far in its list it stands, from 0. */
  level?: number | undefined
  /** Whether "(i)" is a numeral or a letter. */
  roman?: boolean | undefined
}

/** A number as it is written into a text in which "¶" is a sign. */
const printed = (number: string): string => number.trim().replaceAll('¶', '§')
/** Whether a number is a letter, numeral or bullet, which stands below another. */
const isBelow = (number: string): boolean => markerOf(`${number} x`)?.below ?? false

const whole = ({ number, text }: Block) => (number ? `${number} ${text}` : text)

const plain = (block: Block): string => (block.heading ? `# ${whole(block)}` : whole(block))

function marked(block: Block, wanted: number | undefined, letterAbove: boolean): string {
  const { number = '', text, roman } = block
  const own = printed(number)
  const inset = isBelow(own) ? (roman && letterAbove ? 2 : 1) : 0
  const between = own || text.includes('¶') ? `${own} ¶ ` : ''
  return `${'¶'.repeat((wanted ?? inset) + 1)} ${between}${text}`
}

/** True where the text was read back as the file has it, in the depth that its list gives it. */
function isRight(
  block: Block,
  read: Parsed | undefined,
  wanted: number | undefined,
  letterAbove: boolean,
): boolean {
  if (!read) return false
  const { number, text, heading, roman } = block
  if (heading) return read.kind === 'heading' && read.text === whole(block)
  // "A. Existing threats" without a style of headings is one all the same.
  if (read.kind === 'heading') return heading === undefined && read.text === whole(block)
  if (number === undefined)
    return heading === undefined || (read.number === '' && read.text === text)
  if (read.number !== printed(number) || read.text !== text) return false
  if (wanted !== undefined) return read.depth === wanted
  return roman === undefined || !letterAbove || read.depth === (roman ? 2 : 1)
}

/** As deep as a text can say that something stands. */
const DEEPEST = 5
/** "1.1" says itself what it stands below, where no other has it. */
const dotted = /^\d+(?:\.\d+)+\.?$/

/**
 * How deep each block stands by its list: beside what has its level, a step below what has a lower one, whatever
 * comes between; undefined where nothing of its list stands above it, so that its number must say.
 * @param readAt how a block was read, where the text begins a paragraph with it
 */
function depthsOf(
  blocks: readonly Block[],
  readAt: (index: number) => Parsed | undefined,
): (number | undefined)[] {
  let open: { list: string; level: number; depth: number }[] = []
  const times = new Map<string, number>()
  for (const { number = '' } of blocks) times.set(number, (times.get(number) ?? 0) + 1)
  const speaks = (number: string) => dotted.test(number) && times.get(number) === 1
  return blocks.map(({ number, heading, list, level = 0 }, index) => {
    const read = readAt(index)
    if (heading ?? read?.kind === 'heading') open = []
    if (heading || !number) return undefined
    const near = open.findLast((one) => one.list === list && one.level <= level)
    const wanted =
      near && !speaks(number)
        ? Math.min(near.level === level ? near.depth : near.depth + 1, DEEPEST)
        : undefined
    const depth = wanted ?? read?.depth ?? 0
    open = open.filter((one) => one.depth < depth)
    if (list !== undefined) open.push({ list, level, depth })
    return wanted
  })
}

/** A number in a block of its own, as a cell or a term, is that of the paragraph which comes next. */
function numberedOf(blocks: readonly Block[]): Block[] {
  const whole: Block[] = []
  for (const block of blocks) {
    const last = whole.at(-1)
    const isFree = !block.heading && block.number === undefined
    if (!last || !isFree || last.number !== undefined || !isNumberOnly(last.text)) whole.push(block)
    else {
      const joint = markerOf(block.text) && markerOf(`${last.text} ${block.text}`)
      const number = joint?.printed ?? last.text
      // "4." above "5. Text" is a paragraph that holds nothing.
      if (joint && joint.printed === last.text) whole.push(block)
      else
        whole[whole.length - 1] = {
          ...block,
          number,
          text: joint?.text ?? block.text,
          list: last.list,
          level: last.level,
        }
    }
  }
  return whole
}

/**
 * The blocks of a file as a text to be looked through and edited, which `parseParagraphs` reads back with
 * the same kinds, numbers and words: as one would type it, with the signs "#" and "¶" only where that would
 * be read otherwise.
 */
export function writeText(read: readonly Block[]): string {
  const blocks = numberedOf(read)
  const said = new Map<number, number | undefined>()
  for (;;) {
    const lines: string[] = []
    const starts: number[] = []
    const letters: boolean[] = []
    let line = 1
    let letterAbove = false
    for (const [index, block] of blocks.entries()) {
      if (!isBelow(printed(block.number ?? ''))) letterAbove = false
      letters.push(letterAbove)
      const text = said.has(index) ? marked(block, said.get(index), letterAbove) : plain(block)
      if (block.roman === false) letterAbove = true
      starts.push(line)
      lines.push(text)
      line += text.split('\n').length + 1
    }
    const text = lines.join('\n\n')
    const found = new Map(parseParagraphs(text).paragraphs.map((one) => [one.line, one]))
    const readAt = (index: number) => found.get(starts[index] ?? 0)
    const wanted = depthsOf(blocks, readAt)
    // What stands above is settled first: with each turn the first that was wrong is right for good.
    const wrong = blocks.flatMap((block, index) =>
      (
        said.has(index)
          ? said.get(index) === wanted[index]
          : isRight(block, readAt(index), wanted[index], letters[index] ?? false)
      )
        ? []
        : [index],
    )
    if (wrong.length === 0) return text
    for (const index of wrong) said.set(index, wanted[index])
  }
}
