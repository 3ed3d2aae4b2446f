import { UnfitFile } from '@/lib/platform/unfit'
import { type Part, partOf, readZip, unpack, writeZip } from '@/lib/platform/zip'
import { withoutMetadata } from './pictures'

const DOCX_ACTIVE = /(^|\/)(vbaProject[^/]*|vbaData\.xml|activeX\/.*|.*\.docm)$/i
const DOCX_EMBEDDED = /^word\/(embeddings|attachedToolbars)\/|altChunk/i
/** What holds no text may be a picture, whatever its name says. */
const TEXT = /(\.(xml|rels)|^mimetype)$/i
const ODT_ACTIVE = /^(Basic|Scripts|Dialogs)\//
const ODT_EMBEDDED = /^(Object |ObjectReplacements\/|Object\d)/

const PROPERTIES: [RegExp, string][] = [
  [
    /\/core-properties$/,
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>',
  ],
  [
    /\/extended-properties$/,
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>',
  ],
  [
    /\/custom-properties$/,
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>',
  ],
]

/**
 * A Word document without properties, thumbnail, authors of comments and changes, what pictures
 * tell beside what they show, and addresses of what lies outside it but links that a reader follows.
 * @throws UnfitFile where it is none, holds macros or other files, is signed or can't be read
 */
export function cleanDocx(file: Buffer): Buffer {
  const parts = readZip(file)
  const has = (name: string) => parts.find((part) => part.name === name)
  const types = has('[Content_Types].xml')
  const relations = has('_rels/.rels')
  if (!has('word/document.xml') || !types || !relations) throw new UnfitFile('fileContent')
  if (parts.some(({ name }) => DOCX_ACTIVE.test(name)) || /macroEnabled|vba/i.test(xml(types)))
    throw new UnfitFile('fileActive')
  if (parts.some(({ name }) => DOCX_EMBEDDED.test(name))) throw new UnfitFile('fileEmbedded')
  if (parts.some(({ name }) => name.startsWith('_xmlsignatures/')))
    throw new UnfitFile('fileMetadata')
  const top = tagsOf(xml(relations), 'Relationship')
  const emptied = new Map<string, string>()
  const dropped = new Set<string>()
  for (const tag of top) {
    const target = (attribute(tag, 'Target') ?? '').replace(/^\//, '')
    const type = attribute(tag, 'Type') ?? ''
    const empty = PROPERTIES.find(([ending]) => ending.test(type))?.[1]
    if (empty) emptied.set(target, empty)
    if (/\/thumbnail$/.test(type)) dropped.add(target)
  }
  const cleaned = parts.flatMap((part): Part[] => {
    const { name } = part
    if (dropped.has(name)) return []
    const empty = emptied.get(name)
    if (empty) return [partOf(name, empty)]
    if (name === '_rels/.rels')
      return [partOf(name, withoutTags(xml(part), 'Relationship', /\/thumbnail"/))]
    if (name.endsWith('.rels')) return [partOf(name, inward(xml(part)))]
    if (/^docProps\//.test(name)) return [partOf(name, name.endsWith('.xml') ? '<none/>' : '')]
    if (name.startsWith('word/') && name.endsWith('.xml'))
      return [partOf(name, withoutAuthors(xml(part)))]
    return [asPicture(part)]
  })
  return writeZip(cleaned)
}

/**
 * A document of OpenDocument text without meta data, thumbnail, signatures, printer, and authors of
 * comments and changes.
 * @throws UnfitFile as cleanDocx does
 */
export function cleanOdt(file: Buffer): Buffer {
  const parts = readZip(file)
  const has = (name: string) => parts.find((part) => part.name === name)
  const kind = has('mimetype')
  const manifest = has('META-INF/manifest.xml')
  const right =
    kind && unpack(kind).toString('latin1') === 'application/vnd.oasis.opendocument.text'
  if (!right || !manifest || !has('content.xml')) throw new UnfitFile('fileContent')
  if (/encryption-data/.test(xml(manifest))) throw new UnfitFile('fileEncrypted')
  if (parts.some(({ name }) => ODT_ACTIVE.test(name))) throw new UnfitFile('fileActive')
  if (parts.some(({ name }) => ODT_EMBEDDED.test(name))) throw new UnfitFile('fileEmbedded')
  const gone =
    /^(Thumbnails\/|META-INF\/(?!manifest\.xml$)|meta\.xml$|manifest\.rdf$|layout-cache$)/
  const kept = parts
    .filter(({ name }) => !gone.test(name) && name !== 'mimetype')
    .map((part) => {
      const { name } = part
      if (name === 'META-INF/manifest.xml')
        return partOf(
          name,
          withoutTags(
            xml(part),
            'manifest:file-entry',
            /full-path="(Thumbnails\/|meta\.xml|manifest\.rdf|layout-cache)/,
          ),
        )
      if (name === 'settings.xml') return partOf(name, withoutSettings(xml(part)))
      return /^(content|styles)\.xml$/.test(name)
        ? partOf(name, withoutCreators(xml(part)))
        : asPicture(part)
    })
  // Readers tell the format by the first part, which must be this one and not packed.
  return writeZip([partOf('mimetype', 'application/vnd.oasis.opendocument.text'), ...kept])
}

/** A part without what it tells beside what it shows, where it is a picture. */
function asPicture(part: Part): Part {
  if (TEXT.test(part.name)) return part
  const content = unpack(part)
  const cleaned = withoutMetadata(content)
  return cleaned === content ? part : partOf(part.name, cleaned)
}

/** A part as text. @throws UnfitFile where it is not UTF-8, or defines entities: then nothing is certain */
function xml(part: Part): string {
  const content = unpack(part)
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content)
    if (!/<!(DOCTYPE|ENTITY)/i.test(text) && !text.includes('\0')) return text
  } catch {}
  throw new UnfitFile('fileMetadata')
}

const tagsOf = (text: string, name: string): string[] =>
  [...text.matchAll(/<[^<>]+>/g)].map(([tag]) => tag).filter((tag) => tag.startsWith(`<${name}`))

const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag)?.slice(1).find(Boolean)

const withoutTags = (text: string, name: string, that: RegExp): string =>
  text.replace(/<[^<>]+>/g, (tag) => (tag.startsWith(`<${name}`) && that.test(tag) ? '' : tag))

/** Names, initials and times of whoever commented or changed, in tags only: text stays as it is. */
const withoutAuthors = (text: string): string =>
  text.replace(/<[^<>]+>/g, (tag) =>
    tag.replace(
      /(\s[\w]+:(?:author|initials|date|dateUtc|userId|providerId)\s*=\s*)(?:"[^"]*"|'[^']*')/g,
      (_found, start: string) => (/:date/.test(start) ? '' : `${start}""`),
    ),
  )

/** Templates, pictures and frames from elsewhere lead nowhere: they would tell who opens the file. */
const inward = (text: string): string =>
  text.replace(/<[^<>]+>/g, (tag) => {
    const outward = attribute(tag, 'TargetMode') === 'External'
    const link = /\/hyperlink$/.test(attribute(tag, 'Type') ?? '')
    const local = /^file:|^\\\\/i.test(attribute(tag, 'Target') ?? '')
    return outward && (!link || local)
      ? tag.replace(/\sTarget\s*=\s*(?:"[^"]*"|'[^']*')/, ' Target="about:blank"')
      : tag
  })

const withoutCreators = (text: string): string =>
  text.replace(
    /<(dc:creator|meta:creator-initials|loext:sender-initials|dc:date|text:sender-[\w-]+|text:author-[\w-]+|text:(?:initial-)?creator)((?:\s[^<>]*)?)>[^<]*<\/\1>/g,
    (_all, name: string, attributes: string) =>
      `<${name}${attributes}>${name === 'dc:date' ? '1980-01-01T00:00:00' : ''}</${name}>`,
  )

const withoutSettings = (text: string): string =>
  text.replace(
    /(<config:config-item\s[^<>]*config:name="(?:Printer\w*|CurrentDatabase\w*|Rsid\w*)"[^<>]*>)[^<]*(?=<\/config:config-item>)/g,
    (found, tag: string) => (/type="(string|base64Binary)"/.test(tag) ? tag : found),
  )
