import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
} from 'pdf-lib'
import { UnfitFile } from '@/lib/platform/unfit'
import { withoutMetadata } from './pictures'

/** Actions that run something, or send something away. */
const ACTIVE = new Set(['JavaScript', 'Launch', 'ImportData', 'SubmitForm', 'Rendition', 'GoToE'])
const ACTIVE_KEYS = ['JS', 'AA', 'XFA', 'RichMediaContent', 'JavaScript']
const TOLD_BY = ['Metadata', 'PieceInfo', 'LastModified', 'CreationDate', 'ModDate']

/**
 * A PDF without its information dictionary, XMP, private data of programs, names and times in notes, what
 * opens by itself, what its JPEG pictures tell beside what they show, and whatever earlier saves left behind in it.
 * @throws UnfitFile where it is none, is encrypted or signed, or holds scripts, forms that send, or files
 */
export async function cleanPdf(file: Buffer): Promise<Buffer> {
  const head = file.subarray(0, 1024).toString('latin1')
  if (!head.includes('%PDF-')) throw new UnfitFile('fileContent')
  const document = await PDFDocument.load(file, { updateMetadata: false }).catch((error: Error) => {
    throw new UnfitFile(/encrypt/i.test(error.message) ? 'fileEncrypted' : 'fileContent')
  })
  const { context, catalog } = document
  if (!document.getPageCount()) throw new UnfitFile('fileContent')
  for (const key of ['Metadata', 'OpenAction', 'PieceInfo', 'URI']) catalog.delete(PDFName.of(key))
  delete context.trailerInfo.Info
  delete context.trailerInfo.ID
  const reached = new Set<PDFObject | string>()
  const open: (PDFObject | undefined)[] = [context.trailerInfo.Root]
  for (let next = open.pop(); next !== undefined || open.length; next = open.pop()) {
    if (next === undefined) continue
    const key = next instanceof PDFRef ? next.toString() : next
    if (reached.has(key)) continue
    reached.add(key)
    if (next instanceof PDFRef) open.push(context.lookup(next))
    else if (next instanceof PDFArray) open.push(...next.asArray())
    else if (next instanceof PDFDict || next instanceof PDFStream) {
      const held = next instanceof PDFStream ? next.dict : next
      inspect(held)
      open.push(...held.values())
    }
  }
  for (const [ref] of context.enumerateIndirectObjects())
    if (!reached.has(ref.toString())) context.delete(ref)
  for (const [ref, held] of context.enumerateIndirectObjects()) {
    const picture = held instanceof PDFRawStream ? jpegOf(held) : null
    if (picture) context.assign(ref, picture)
  }
  return Buffer.from(await document.save({ updateFieldAppearances: false }))
}

/**
 * A stream that holds a JPEG, without what that tells beside what it shows; null where it holds none. What
 * it is packed in besides is taken off: the picture is packed already.
 * @throws UnfitFile 'fileMetadata' where it is packed in a way that can't be taken off
 */
function jpegOf({ dict, contents }: PDFRawStream): PDFRawStream | null {
  const { context } = dict
  const listOf = (key: string) => {
    const value = dict.lookup(PDFName.of(key))
    const list = value instanceof PDFArray ? value.asArray() : value ? [value] : []
    return list.map((item) => context.lookup(item)).filter((item) => item !== undefined)
  }
  const filters = listOf('Filter')
  const last = filters.at(-1)
  if (last !== PDFName.of('DCTDecode') && last !== PDFName.of('DCT')) return null
  const settings = listOf('DecodeParms')
  const place = filters.length - 1
  const outer = dict.clone()
  outer.set(PDFName.of('Filter'), context.obj(filters.slice(0, place)))
  outer.set(PDFName.of('DecodeParms'), context.obj(settings.slice(0, place)))
  const inner = dict.clone()
  inner.set(PDFName.of('Filter'), PDFName.of('DCTDecode'))
  inner.delete(PDFName.of('DecodeParms'))
  const own = settings[place]
  if (own) inner.set(PDFName.of('DecodeParms'), own)
  try {
    const jpeg = place ? decodePDFRawStream(PDFRawStream.of(outer, contents)).decode() : contents
    return PDFRawStream.of(inner, withoutMetadata(Buffer.from(jpeg)))
  } catch {
    throw new UnfitFile('fileMetadata')
  }
}

/** Refuses what acts or holds files, and takes out what tells of people. */
function inspect(dict: PDFDict): void {
  const word = (key: string) => {
    const value = dict.lookup(PDFName.of(key))
    return value instanceof PDFName ? value.decodeText() : ''
  }
  const [action, type, subtype] = [word('S'), word('Type'), word('Subtype')]
  const acts = ACTIVE_KEYS.some((key) => dict.has(PDFName.of(key)))
  if (acts || ACTIVE.has(action)) throw new UnfitFile('fileActive')
  const holds =
    type === 'EmbeddedFile' || type === 'Filespec' || dict.has(PDFName.of('EmbeddedFiles'))
  if (holds || subtype === 'FileAttachment') throw new UnfitFile('fileEmbedded')
  if (type === 'Sig' || dict.has(PDFName.of('ByteRange'))) throw new UnfitFile('fileMetadata')
  for (const key of TOLD_BY) dict.delete(PDFName.of(key))
  // T of a form's field is its name, of any other note its author.
  if (dict.has(PDFName.of('Rect')) && subtype && subtype !== 'Widget')
    for (const key of ['T', 'M', 'NM']) dict.delete(PDFName.of(key))
}
