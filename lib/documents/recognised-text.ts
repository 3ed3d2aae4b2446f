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
  /** How far in its list stands, from 0. */
  level?: number | undefined
  /** True where it stands inside another item: its number is not one of the text's own. */
  nested?: boolean | undefined
  /** Whether "(i)" is a numeral or a letter. */
  roman?: boolean | undefined
}

/** A number as it is written into a text in which "¶" is a sign. */
const printed = (number: string): string => number.trim().replaceAll('¶', '§')
/** Whether a number is a letter, numeral or bullet, which stands below another. */
const isBelow = (number: string): boolean => markerOf(`${number} x`)?.below ?? false

const whole = ({ number, text }: Block) => (number ? `${number} ${text}` : text)

const plain = (block: Block): string => (block.heading ? `# ${whole(block)}` : whole(block))

function marked(block: Block, letterAbove: boolean): string {
  const { number = '', text, level = 0, roman } = block
  const own = printed(number)
  const inset = isBelow(own) ? Math.max(level, 1) : level
  const depth = Math.min(roman && letterAbove ? Math.max(inset, 2) : inset, 3)
  const between = own || text.includes('¶') ? `${own} ¶ ` : ''
  return `${'¶'.repeat(depth + 1)} ${between}${text}`
}

/** Whether a letter stands above, and whether the same label does. */
type Above = { letter: boolean; repeated: boolean }

/** True where the text was read back as the file has it. */
function isRight(block: Block, read: Parsed | undefined, above: Above): boolean {
  if (!read) return false
  const { number, text, heading, roman, level = 0, nested } = block
  if (heading) return read.kind === 'heading' && read.text === whole(block)
  // "A. Existing threats" without a style of headings is one all the same.
  if (read.kind === 'heading') return heading === undefined && read.text === whole(block)
  if (number === undefined)
    return heading === undefined || (read.number === '' && read.text === text)
  if (read.number !== printed(number) || read.text !== text) return false
  if (read.depth === 0 && level > 0 && nested) return false
  if (read.depth < Math.min(level, 3) && above.repeated) return false
  return roman === undefined || !above.letter || read.depth === (roman ? 2 : 1)
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
  const said = new Set<number>()
  for (;;) {
    const lines: string[] = []
    const starts: number[] = []
    const letters: boolean[] = []
    let line = 1
    let letterAbove = false
    for (const [index, block] of blocks.entries()) {
      if (!isBelow(printed(block.number ?? ''))) letterAbove = false
      letters.push(letterAbove)
      const text = said.has(index) ? marked(block, letterAbove) : plain(block)
      if (block.roman === false) letterAbove = true
      starts.push(line)
      lines.push(text)
      line += text.split('\n').length + 1
    }
    const text = lines.join('\n\n')
    const { paragraphs, problems } = parseParagraphs(text)
    const found = new Map(paragraphs.map((one) => [one.line, one]))
    const repeated = new Set(problems.map((problem) => problem.line))
    const wrong = blocks.flatMap((block, index) => {
      const at = starts[index] ?? 0
      const above = { letter: letters[index] ?? false, repeated: repeated.has(at) }
      return said.has(index) || isRight(block, found.get(at), above) ? [] : [index]
    })
    if (wrong.length === 0) return text
    for (const index of wrong) said.add(index)
  }
}
