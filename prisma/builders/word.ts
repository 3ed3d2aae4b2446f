import { partOf, writeZip } from '@/lib/platform/zip'

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const MORE =
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'
const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

const escaped = (text: string) =>
  text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign)

/** A run of text as Word writes it. */
export const run = (text: string, properties = '', tag = 't'): string =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:${tag} xml:space="preserve">${escaped(text)}</w:${tag}></w:r>`

/** A paragraph; `num` is its list and level, `mark` what is said of its mark, `runs` its content as XML. */
export function paragraph(
  text: string,
  {
    style,
    num,
    mark = '',
    runs,
    more = '',
  }: { style?: string; num?: [number, number]; mark?: string; runs?: string; more?: string } = {},
): string {
  const properties = [
    style && `<w:pStyle w:val="${style}"/>`,
    num && `<w:numPr><w:ilvl w:val="${num[1]}"/><w:numId w:val="${num[0]}"/></w:numPr>`,
    more,
    mark && `<w:rPr>${mark}</w:rPr>`,
  ]
  return `<w:p><w:pPr>${properties.filter(Boolean).join('')}</w:pPr>${runs ?? run(text)}</w:p>`
}

type LevelWish = [format: string, text: string, more?: string]

/** An abstract definition of a list: its levels in their order. */
export const abstractList = (id: number, levels: readonly LevelWish[], more = ''): string =>
  `<w:abstractNum w:abstractNumId="${id}">${more}${levels
    .map(
      ([format, text, own = ''], index) =>
        `<w:lvl w:ilvl="${index}">${own.includes('<w:start ') ? '' : '<w:start w:val="1"/>'}<w:numFmt w:val="${format}"/>${own}<w:lvlText w:val="${text}"/></w:lvl>`,
    )
    .join('')}</w:abstractNum>`

/** A list of an abstract definition. */
export const list = (id: number, abstract: number, overrides = ''): string =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstract}"/>${overrides}</w:num>`

/** The lists of United Nations drafts: 1. – (a) – (i), as list 1. */
export const UN_LISTS =
  abstractList(0, [
    ['decimal', '%1.'],
    ['lowerLetter', '(%2)'],
    ['lowerRoman', '(%3)'],
  ]) + list(1, 0)

/** A Word document of these parts, each the XML inside its outermost element; related in their order. */
export function buildWord({
  body,
  ...parts
}: {
  body: string
  styles?: string
  numbering?: string
  footnotes?: string
  endnotes?: string
  settings?: string
  header?: string
  footer?: string
}): Buffer {
  const names = Object.keys(parts) as (keyof typeof parts)[]
  const relations = names.map(
    (name, index) =>
      `<Relationship Id="rId${index + 1}" Type="${TYPES}/${name}" Target="${name}.xml"/>`,
  )
  const short: Record<string, string> = { header: 'hdr', footer: 'ftr' }
  const whole = (name: string, inside: string) => {
    const tag = `w:${short[name] ?? name}`
    return `<?xml version="1.0" encoding="UTF-8"?><${tag} ${W} ${MORE}>${inside}</${tag}>`
  }
  const related = (list: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list}</Relationships>`
  return writeZip([
    partOf(
      '[Content_Types].xml',
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    ),
    partOf(
      '_rels/.rels',
      related(
        `<Relationship Id="rId1" Type="${TYPES}/officeDocument" Target="word/document.xml"/>`,
      ),
    ),
    partOf('word/_rels/document.xml.rels', related(relations.join(''))),
    partOf('word/document.xml', whole('document', `<w:body>${body}</w:body>`)),
    ...names.map((name) => partOf(`word/${name}.xml`, whole(name, parts[name] ?? ''))),
  ])
}
