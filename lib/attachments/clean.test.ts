// Over 250 lines: every format with what is taken out of it and what must stay.
import { crc32, deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { type PDFDict, PDFDocument, PDFName, PDFString } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { UnfitFile } from '@/lib/platform/unfit'
import { type Part, partOf, readZip, unpack, writeZip } from '@/lib/platform/zip'
import { cleanFile } from './clean'
import { withoutMetadata } from './pictures'
import type { Format } from './rules'

const AUTHOR = 'Ann Author'

const relation = (type: string, target: string, more = '') =>
  `<Relationship Id="r${target.length}" Type="http://schemas.test/${type}" Target="${target}"${more}/>`

const docx = (more: Part[] = [], relations = '') =>
  writeZip([
    partOf('[Content_Types].xml', '<Types/>'),
    partOf(
      '_rels/.rels',
      `<Relationships>${relation('officeDocument', 'word/document.xml')}${relation('core-properties', 'docProps/core.xml')}${relation('thumbnail', 'docProps/thumbnail.jpeg')}</Relationships>`,
    ),
    partOf('docProps/core.xml', `<cp><dc:creator>${AUTHOR}</dc:creator></cp>`),
    partOf('docProps/thumbnail.jpeg', AUTHOR),
    partOf('word/_rels/document.xml.rels', `<Relationships>${relations}</Relationships>`),
    partOf(
      'word/document.xml',
      `<w:document><w:ins w:author="${AUTHOR}" w:date='2026-01-01T00:00:00Z'><w:t>w:author="kept"</w:t></w:ins></w:document>`,
    ),
    ...more,
  ])

const odt = (more: Part[] = []) =>
  writeZip([
    partOf('mimetype', 'application/vnd.oasis.opendocument.text'),
    partOf(
      'META-INF/manifest.xml',
      '<m><manifest:file-entry manifest:full-path="meta.xml"/><manifest:file-entry manifest:full-path="content.xml"/></m>',
    ),
    partOf('meta.xml', `<meta:initial-creator>${AUTHOR}</meta:initial-creator>`),
    partOf('content.xml', `<o><dc:creator>${AUTHOR}</dc:creator><p>kept</p></o>`),
    ...more,
  ])

async function pdf(change: (document: PDFDocument) => void = () => {}): Promise<Buffer> {
  const document = await PDFDocument.create()
  document.addPage().drawText('kept')
  document.setAuthor(AUTHOR)
  document.setTitle(AUTHOR)
  const xmp = document.context.stream(`<rdf>${AUTHOR}</rdf>`, { Type: 'Metadata' })
  document.catalog.set(PDFName.of('Metadata'), document.context.register(xmp))
  change(document)
  return Buffer.from(await document.save({ useObjectStreams: false }))
}

const clean = async (file: Buffer | string, format: Format) => {
  try {
    return await cleanFile(Buffer.from(file), format)
  } catch (error) {
    if (error instanceof UnfitFile) return error.fault
    throw error
  }
}

/** Everything that a file holds, unpacked. */
const inside = (file: Buffer) =>
  readZip(file)
    .map((part) => `${part.name}\n${unpack(part).toString()}`)
    .join('\n')

describe('a Word document', () => {
  it('keeps its text and loses who wrote it', async () => {
    const links = `${relation('attachedTemplate', 'file:///C:/Users/ann/x.dotm', ' TargetMode="External"')}${relation('hyperlink', 'https://example.org/', ' TargetMode="External"')}`
    const before = docx([], links)
    expect(inside(before)).toContain(AUTHOR)
    const cleaned = await clean(before, 'docx')
    const text = inside(cleaned as Buffer)
    expect(text).not.toContain(AUTHOR)
    expect(text).not.toMatch(/2026-01-01|thumbnail|Users/)
    expect(text).toContain('<w:t>w:author="kept"</w:t>')
    expect(text).toContain('https://example.org/')
  })

  it.each([
    ['macros', [partOf('word/vbaProject.bin', 'x')], 'fileActive'],
    ['controls', [partOf('word/activeX/activeX1.xml', '<x/>')], 'fileActive'],
    ['embedded files', [partOf('word/embeddings/sheet.xlsx', 'x')], 'fileEmbedded'],
    ['a signature', [partOf('_xmlsignatures/sig1.xml', '<x/>')], 'fileMetadata'],
    ['entities', [partOf('word/comments.xml', '<!DOCTYPE x [<!ENTITY a "b">]>')], 'fileMetadata'],
    ['UTF-16', [partOf('word/comments.xml', Buffer.from('\ufeff<x/>', 'utf16le'))], 'fileMetadata'],
  ])('is refused with %s', async (_what, more, fault) => {
    expect(await clean(docx(more), 'docx')).toBe(fault)
  })
})

describe('an OpenDocument text', () => {
  it('keeps its text and loses who wrote it', async () => {
    const cleaned = (await clean(odt([partOf('Thumbnails/t.png', AUTHOR)]), 'odt')) as Buffer
    expect(inside(cleaned)).not.toMatch(/Ann Author|meta\.xml|Thumbnails/)
    expect(inside(cleaned)).toContain('<p>kept</p>')
    expect(cleaned.toString('latin1', 30, 38)).toBe('mimetype')
  })

  it('is refused with macros, embedded objects, or of another kind', async () => {
    expect(await clean(odt([partOf('Basic/script-lc.xml', '<x/>')]), 'odt')).toBe('fileActive')
    expect(await clean(odt([partOf('Object 1/content.xml', '<x/>')]), 'odt')).toBe('fileEmbedded')
    expect(await clean(docx(), 'odt')).toBe('fileContent')
    expect(await clean(odt(), 'docx')).toBe('fileContent')
  })
})

describe('a PDF', () => {
  it('keeps its pages and loses who wrote it', async () => {
    const before = await pdf()
    expect(before.toString('latin1')).toContain(`<rdf>${AUTHOR}`)
    const cleaned = (await clean(before, 'pdf')) as Buffer
    const read = await PDFDocument.load(cleaned, { updateMetadata: false })
    expect([read.getPageCount(), read.getAuthor(), read.getTitle()]).toEqual([
      1,
      undefined,
      undefined,
    ])
    const plain = Buffer.from(await read.save({ useObjectStreams: false })).toString('latin1')
    expect(plain).not.toContain(AUTHOR)
    expect(plain).not.toContain('<rdf>')
  })

  const act = (document: PDFDocument, name: string) =>
    document.context.obj({ S: name, JS: PDFString.of('app.alert(1)') }) as PDFDict
  it.each([
    ['a script at opening', (d: PDFDocument) => d.addJavaScript('x', 'app.alert(1)'), 'fileActive'],
    [
      'a program to start',
      (d: PDFDocument) =>
        d.getPage(0).node.set(PDFName.of('AA'), d.context.obj({ O: act(d, 'Launch') })),
      'fileActive',
    ],
  ])('is refused with %s', async (_what, change, fault) => {
    expect(await clean(await pdf(change), 'pdf')).toBe(fault)
  })

  it('is refused with a file inside', async () => {
    const document = await PDFDocument.load(await pdf())
    await document.attach(new Uint8Array([1]), 'a.txt')
    expect(await clean(Buffer.from(await document.save()), 'pdf')).toBe('fileEmbedded')
  })

  it('opens where it begins: what would happen at opening is taken out', async () => {
    const opening = await pdf((d) => d.catalog.set(PDFName.of('OpenAction'), act(d, 'JavaScript')))
    const cleaned = (await clean(opening, 'pdf')) as Buffer
    const read = await PDFDocument.load(cleaned)
    expect(read.catalog.has(PDFName.of('OpenAction'))).toBe(false)
  })
})

describe('what is none of them', () => {
  it('is refused, whatever its name says', async () => {
    for (const format of ['pdf', 'docx', 'odt'] as const)
      expect(await clean('MZ a program', format)).toBe('fileContent')
    expect(await clean('text \u0000', 'txt')).toBe('fileContent')
    expect(await clean(Buffer.from([0xff, 0xfe, 0x41, 0]), 'txt')).toBe('fileContent')
    expect(await clean('Прывітанне\r\n', 'txt')).toBeInstanceOf(Buffer)
  })

  it('never ends in anything but a file or a fault, however its bytes are', async () => {
    const whole = docx()
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, byte) => {
        const broken = Buffer.from(whole)
        broken[at] = byte
        expect(['string', 'object']).toContain(typeof (await clean(broken, 'docx')))
      }),
      { numRuns: 300 },
    )
  })
})

describe('an archive', () => {
  it('comes back as it was written', () => {
    const texts = fc.uniqueArray(fc.tuple(fc.stringMatching(/^[a-z]{1,9}$/), fc.string()), {
      minLength: 1,
      selector: ([name]) => name,
    })
    fc.assert(
      fc.property(texts, (parts) => {
        const read = readZip(writeZip(parts.map(([name, text]) => partOf(name, text))))
        expect(read.map((part) => [part.name, unpack(part).toString()])).toEqual(
          parts.map(([name, text]) => [name, Buffer.from(text).toString()]),
        )
      }),
    )
  })

  it('is refused where it unpacks to more than it says, or leads out of its folder', () => {
    const packed = partOf('a', 'x'.repeat(100))
    const lying = { ...packed, size: 10, crc: crc32('x') }
    expect(() => unpack(readZip(writeZip([lying]))[0] as Part)).toThrow('fileContent')
    expect(() => readZip(writeZip([{ ...packed, size: 300 * 1024 * 1024 }]))).toThrow('fileContent')
    expect(() => readZip(writeZip([partOf('../a', 'x')]))).toThrow('fileContent')
    expect(() => readZip(writeZip([partOf('a', 'x'), partOf('a', 'y')]))).toThrow('fileContent')
  })
})

const segment = (kind: number, text: string) =>
  Buffer.concat([Buffer.from([0xff, kind, 0, text.length + 2]), Buffer.from(text, 'latin1')])
const chunk = (type: string, text: string) => {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(text.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(type + text))
  return Buffer.concat([length, Buffer.from(type + text), sum])
}
const START = Buffer.from([0xff, 0xd8])
const END = Buffer.from([0xff, 0xd9])
/** In every place that a JPEG has for it, a canary; a scan that holds what looks like markers. */
const jpeg = Buffer.concat([
  START,
  segment(0xe0, 'JFIF\0\x01\x02\0\0\x01\0\x01\x01\x01CANARY'),
  segment(0xe1, 'Exif\0\0GPS CANARY'),
  segment(0xe2, 'ICC_PROFILE\0colours'),
  segment(0xe2, 'MPF\0CANARY'),
  segment(0xed, 'Photoshop 3.0\0IPTC CANARY'),
  segment(0xee, 'Adobe settings'),
  segment(0xfe, 'CANARY'),
  segment(0xda, 'head'),
  Buffer.from([1, 0xff, 0, 2, 0xff, 0xd1, 3]),
  segment(0xe1, 'between scans CANARY'),
  segment(0xda, 'more'),
  Buffer.from([4, 5]),
  END,
  Buffer.from('another picture, CANARY'),
])
const png = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  chunk('IHDR', 'size'),
  chunk('gAMA', 'looks'),
  ...['tEXt', 'iTXt', 'zTXt', 'eXIf', 'tIME', 'caBX'].map((type) => chunk(type, 'CANARY')),
  chunk('IDAT', 'pixels'),
  chunk('IEND', ''),
  Buffer.from('CANARY'),
])

describe('a picture', () => {
  it('keeps what it shows and loses what else it tells', () => {
    const cleaned = withoutMetadata(jpeg)
    expect(cleaned.toString('latin1')).not.toMatch(/CANARY|MPF|Photoshop|Exif/)
    expect(cleaned).toEqual(
      Buffer.concat([
        START,
        segment(0xe0, 'JFIF\0\x01\x02\0\0\x01\0\x01\0\0'),
        segment(0xe2, 'ICC_PROFILE\0colours'),
        segment(0xee, 'Adobe settings'),
        segment(0xda, 'head'),
        Buffer.from([1, 0xff, 0, 2, 0xff, 0xd1, 3]),
        segment(0xda, 'more'),
        Buffer.from([4, 5]),
        END,
      ]),
    )
    const bare = ['IHDR size', 'gAMA looks', 'IDAT pixels'].map((part) => part.split(' '))
    expect(withoutMetadata(png)).toEqual(
      Buffer.concat([
        png.subarray(0, 8),
        ...bare.map(([type = '', text = '']) => chunk(type, text)),
        chunk('IEND', ''),
      ]),
    )
  })

  it('is read to its end, however broken it is', () => {
    for (const whole of [jpeg, png].map(withoutMetadata))
      expect(withoutMetadata(whole)).toEqual(whole)
    fc.assert(
      fc.property(fc.constantFrom(jpeg, png), fc.nat(400), fc.nat(255), (whole, at, byte) => {
        const broken = Buffer.from(whole)
        broken[at % whole.length] = byte
        expect(withoutMetadata(broken).length).toBeLessThanOrEqual(broken.length + 2)
      }),
    )
  })

  // A name promises nothing: a picture is known by what it is.
  it.each([
    ['docx', ['word/media/image1.jpeg', 'word/media/image2.bin', 'word/media/image3.jpg']],
    ['odt', ['Pictures/1.jpg', 'Pictures/2', 'Pictures/3.png']],
  ] as const)('is cleaned inside a %s', async (format, [first, second, third]) => {
    const pictures = [partOf(first, jpeg), partOf(second, png), partOf(third, png)]
    const cleaned = await clean(format === 'docx' ? docx(pictures) : odt(pictures), format)
    const text = inside(cleaned as Buffer)
    expect(text).not.toContain('CANARY')
    expect(text.match(/colours|pixels/g)).toHaveLength(3)
  })

  it.each([
    ['as it is', jpeg, 'DCTDecode'],
    ['packed once more', deflateSync(jpeg), ['FlateDecode', 'DCTDecode']],
  ])('is cleaned inside a PDF, %s', async (_how, content, filter) => {
    const before = await pdf((document) => {
      const Filter = document.context.obj(filter)
      const picture = document.context.stream(content, { Type: 'XObject', Subtype: 'Image' })
      picture.dict.set(PDFName.of('Filter'), Filter)
      document.catalog.set(PDFName.of('Shown'), document.context.register(picture))
    })
    const cleaned = (await clean(before, 'pdf')) as Buffer
    expect(cleaned.toString('latin1')).not.toMatch(/CANARY/)
    expect(cleaned.includes(withoutMetadata(jpeg))).toBe(true)
  })

  it('that can’t be unpacked has its PDF refused', async () => {
    const before = await pdf((document) => {
      const picture = document.context.stream('x', { Type: 'XObject', Subtype: 'Image' })
      picture.dict.set(PDFName.of('Filter'), document.context.obj(['Unknown', 'DCTDecode']))
      document.catalog.set(PDFName.of('Shown'), document.context.register(picture))
    })
    expect(await clean(before, 'pdf')).toBe('fileMetadata')
  })
})
