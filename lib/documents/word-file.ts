import { posix } from 'node:path'
import { UnfitFile } from '@/lib/platform/unfit'
import { type Part, readZip, unpack } from '@/lib/platform/zip'
import { formatNumber } from './number-formats'
import { writeText } from './recognised-text'
import { marginNotes } from './word-margins'
import { readNumbering } from './word-numbering'
import { readStyles } from './word-styles'
import { type Note, readBody, type WordParts } from './word-text'
import { at, type Element, elementsOf, numberOf, parseXml, valOf } from './xml'

/** A part's text beyond this is no outcome document; a tree of it takes ten times as much memory. */
const LONGEST_PART = 25 * 1024 * 1024

export type ReadText = {
  text: string
  /** The text with all tracked changes rejected and what is struck out kept, where that is another one. */
  rejected: string | null
  notes: Note[]
}

/**
 * The text of a Word document, numbered as Word shows it.
 * @throws UnfitFile 'sourceType' for an archive that is no Word document, 'sourceContent' for a broken one
 */
export function readWord(file: Buffer, language: string): ReadText {
  const all = new Map(readZip(file).map((part) => [part.name, part]))
  const main = targetOf(all, '', 'officeDocument')
  const body = all.get(main ?? '')
  if (main === undefined || !body) throw new UnfitFile('sourceType')
  const xml = (type: string): Element | undefined => {
    const name = targetOf(all, main, type)
    const part = name === undefined ? undefined : all.get(name)
    return part && parseXml(textOf(part))
  }
  const document = parseXml(textOf(body))
  if (document.name !== 'w:document') throw new UnfitFile('sourceType')
  const read = (changes: 'accepted' | 'rejected') => {
    const styles = readStyles(parts.styles)
    const numbering = readNumbering(parts.numbering, styles, language)
    const { footnotes, endnotes, settings } = parts
    const noteMark = marker(document, settings, language)
    const given: WordParts = { document, styles, numbering, footnotes, endnotes, noteMark }
    const { blocks, notes } = readBody(given, changes)
    return { text: writeText(blocks), notes }
  }
  const parts = {
    styles: xml('styles'),
    numbering: xml('numbering'),
    footnotes: xml('footnotes'),
    endnotes: xml('endnotes'),
    settings: xml('settings'),
  }
  const accepted = read('accepted')
  const rejected = read('rejected')
  const part = (id: string): Element | undefined => {
    const name = relationOf(all, main, (one) => one.Id === id)
    const found = name === undefined ? undefined : all.get(name)
    return found && parseXml(textOf(found))
  }
  const notes = [...accepted.notes, ...marginNotes(document, parts.settings, part)]
  if (restarts(document, parts.settings) && parts.footnotes)
    notes.push({ code: 'footnotePages', count: 1 })
  return {
    text: accepted.text,
    rejected: rejected.text === accepted.text ? null : rejected.text,
    notes,
  }
}

function textOf(part: Part): string {
  if (part.size > LONGEST_PART) throw new UnfitFile('sourceTooLong')
  const content = unpack(part)
  // XML is UTF-8 unless it says otherwise, and then UTF-16 with its mark.
  const marked = content[0] === 0xff ? 'utf-16le' : content[0] === 0xfe ? 'utf-16be' : 'utf-8'
  try {
    return new TextDecoder(marked, { fatal: true }).decode(content)
  } catch {
    throw new UnfitFile('sourceContent')
  }
}

/** The part that another one (or the archive, '') names as its `type`. */
const targetOf = (all: Map<string, Part>, from: string, type: string): string | undefined =>
  relationOf(all, from, ({ Type = '' }) => Type.endsWith(`/${type}`))

/** The first part that another one names in the way that is asked for. */
function relationOf(
  all: Map<string, Part>,
  from: string,
  isMeant: (relation: Element['attributes']) => boolean,
): string | undefined {
  const folder = from === '' ? '' : `${posix.dirname(from)}/`
  const relations = all.get(`${folder}_rels/${posix.basename(from)}.rels`)
  if (!relations) return undefined
  const found = elementsOf(parseXml(textOf(relations))).find(({ attributes }) =>
    isMeant(attributes),
  )
  const target = found?.attributes.Target
  if (target === undefined || found?.attributes.TargetMode === 'External') return undefined
  return target.startsWith('/') ? target.slice(1) : posix.join(folder, target)
}

type Kind = 'footnote' | 'endnote'

/** What the document, or its last section, says of how notes are counted. */
const notesOf = (document: Element, settings: Element | undefined, kind: Kind, name: string) =>
  at(document, 'w:body', 'w:sectPr', `w:${kind}Pr`, name) ?? at(settings, `w:${kind}Pr`, name)

function marker(document: Element, settings: Element | undefined, language: string) {
  return (kind: Kind, number: number) => {
    const usual = kind === 'footnote' ? 'decimal' : 'lowerRoman'
    const format = valOf(notesOf(document, settings, kind, 'w:numFmt')) ?? usual
    const start = numberOf(notesOf(document, settings, kind, 'w:numStart')) ?? 1
    return formatNumber(number + start - 1, format, language)
  }
}

/** Where notes are counted by page or section their numbers are known to nobody but who lays pages out. */
const restarts = (document: Element, settings: Element | undefined): boolean =>
  /^each/.test(valOf(notesOf(document, settings, 'footnote', 'w:numRestart')) ?? '')
