import { canonical, isStorable } from '@/lib/kernel/text'
import { type Decoded, decode } from '@/lib/platform/decode'
import { UnfitFile } from '@/lib/platform/unfit'
import { readHtml } from './html-text'
import { LONGEST_TEXT, type TextFormat } from './limits'
import { readMarkdown } from './markdown-text'
import { type Block, writeText } from './recognised-text'
import { type ReadText, readWord } from './word-file'
import type { Changes, Note } from './word-text'

const starts = (content: Uint8Array, ...bytes: number[]) =>
  bytes.every((byte, index) => content[index] === byte)

/** What a compound file of Microsoft's holds: a protected document, or one of Word before 2007. */
function compound(content: Buffer): never {
  const names = content.includes(Buffer.from('EncryptedPackage', 'utf16le'))
  throw new UnfitFile(names ? 'fileEncrypted' : 'sourceOldWord')
}

function formatOf(name: string, { text }: Decoded): TextFormat {
  const extension = /\.(\w{1,10})$/.exec(name)?.[1]?.toLowerCase()
  if (/^(?:docx?|docm|odt|pdf|rtf)$/.test(extension ?? '')) throw new UnfitFile('sourceContent')
  if (/^\s*(?:<!doctype html|<html)\b/i.test(text) || /^x?html?$/.test(extension ?? ''))
    return 'html'
  return /^(?:md|markdown|mdown)$/.test(extension ?? '') ? 'markdown' : 'text'
}

/**
 * A text in one of the formats as one to be looked through.
 * @throws UnfitFile 'sourceNoText', 'sourceTooLong'
 */
export function readText(source: string, format: TextFormat, encoding?: string): ReadText {
  const notes: Note[] = encoding ? [{ code: 'encoding', count: 1, detail: encoding }] : []
  if (!isStorable(source)) throw new UnfitFile('sourceType')
  if (format === 'text') return bounded({ text: canonical(source), rejected: null, notes })
  if (format === 'markdown') return both((changes) => readMarkdown(source, changes), notes)
  return both((changes) => readHtml(source, changes), notes)
}

/** A text with its changes accepted and with them rejected. */
function both(
  read: (changes: Changes) => { blocks: Block[]; notes: Note[] },
  before: readonly Note[],
): ReadText {
  const accepted = read('accepted')
  const text = writeText(accepted.blocks)
  const rejected = writeText(read('rejected').blocks)
  const notes = [...before, ...accepted.notes]
  return bounded({ text, rejected: rejected === text ? null : rejected, notes })
}

/** True where the forms that carry a text on can hold it. */
const isFit = (text: string) =>
  text.length <= LONGEST_TEXT.characters && Buffer.byteLength(text) <= LONGEST_TEXT.bytes

function bounded(read: ReadText): ReadText {
  const text = canonical(read.text)
  const rejected = read.rejected === null ? null : canonical(read.rejected)
  if (!text && !rejected) throw new UnfitFile('sourceNoText')
  if (!isFit(text) || (rejected !== null && !isFit(rejected))) throw new UnfitFile('sourceTooLong')
  return { ...read, text, rejected }
}

/**
 * The text of a file, by what it holds and not by what it is called: DOCX, plain text, Markdown or HTML.
 * @param language of the text, which numbers such as "1st" and the encoding depend on
 * @throws UnfitFile with what is wrong with it
 */
export function readFile(content: Buffer, name: string, language: string): ReadText {
  if (content.length === 0) throw new UnfitFile('fileEmpty')
  if (starts(content, 0xd0, 0xcf, 0x11, 0xe0)) compound(content)
  const head = content.subarray(0, 8).toString('latin1')
  if (/^(?:%PDF|\{\\rtf|\x89PNG|GIF8|\xff\xd8)/.test(head)) throw new UnfitFile('sourceType')
  if (!starts(content, 0x50, 0x4b)) {
    const decoded = decode(content, language)
    return readText(decoded.text, formatOf(name, decoded), decoded.encoding)
  }
  try {
    return bounded(readWord(content, language))
  } catch (error) {
    // What attachments call damaged names their formats.
    if (error instanceof UnfitFile && error.fault === 'fileContent')
      throw new UnfitFile('sourceContent')
    throw error
  }
}
