import fc from 'fast-check'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { closeDatabase } from '@/lib/platform/db'
import { type Viewer, viewerOfMember } from '@/lib/platform/viewer'
import { buildInput, type PointWish } from '@/prisma/builders/inputs'
import { buildMember, buildOrganisation } from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))

const { getInput } = await import('./data')
const { sha256 } = await import('./receipt')
const { receiptPdf } = await import('./receipt-pdf')

let author: Viewer
let stage: Pick<Parameters<typeof buildInput>[0], 'stream' | 'organisation' | 'author'>
beforeAll(async () => {
  const { streams } = await buildRound()
  const organisation = await buildOrganisation()
  const member = await buildMember({ organisations: [organisation] })
  author = await viewerOfMember(member.id)
  stage = { stream: streams.norms, organisation, author: member }
})
afterAll(closeDatabase)

type Wish = {
  title?: string
  language?: string
  points?: PointWish[]
  files?: { name: string; text: string }[]
}

const viewOf = async (wish: Wish) => {
  const { reference } = await buildInput({ ...stage, ...wish })
  const input = await getInput(author, reference)
  if (!input) throw new Error('the author reads it')
  return input
}
const readBack = async (pdf: Uint8Array) => {
  const document = await getDocumentProxy(new Uint8Array(pdf))
  const { text } = await extractText(document, { mergePages: true })
  const { info } = await document.getMetadata()
  const files = Object.values((await document.getAttachments()) ?? {}) as {
    filename: string
    content: Uint8Array
  }[]
  const ends: number[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent()
    for (const item of items) if ('width' in item) ends.push(item.transform[4] + item.width)
  }
  const [pages, right] = [document.numPages, Math.max(...ends)]
  return { text, info: info as Record<string, unknown>, files, pages, right }
}
/** Lines are broken where they end, hence without any space. */
const close = (text: string) => text.normalize('NFC').replace(/[\s\u200b]/g, '')

describe('a receipt as PDF', () => {
  test.each([
    ['en', 'Say how norms are put into practice, and who.', 'en'],
    ['ru', 'Государствам следует сообщать о применении норм.', 'ru'],
    ['zh', '各国应说明如何落实负责任国家行为规范，并指定联络点。', 'zh'],
    ['fr', 'Les États désignent un point de contact à l’échelon national : où ?', 'fr'],
  ])('holds its text in %s, and who checks the hash can', async (language, statement, locale) => {
    const input = await viewOf({
      language,
      title: statement.slice(0, 8),
      points: [{ statement, proposedWording: statement, paragraphReference: '12(a)' }],
      files: [{ name: 'Letter.txt', text: 'A letter.' }],
    })
    const pdf = await receiptPdf(input, locale)
    const { text, info, files } = await readBack(pdf)
    for (const told of [statement, input.reference, input.version.hash, '12(a)', 'Letter.txt'])
      expect(close(text)).toContain(close(told))
    expect(close(text)).toContain(`/verify?reference=${input.reference}`)
    expect(info).toMatchObject({ Title: 'Receipt', Language: locale })
    expect(files.map(({ filename }) => filename)).toEqual([`${input.reference}-1.txt`])
    expect(sha256(Buffer.from(files[0]?.content ?? []).toString())).toBe(input.version.hash)
    const raw = Buffer.from(pdf).toString('latin1')
    expect(raw).toContain('<pdfaid:part>3</pdfaid:part>')
    expect(raw).toContain('/MarkInfo')
  })

  test('is set from right to left in Arabic, with joined letters that are read back', async () => {
    const statement = 'ينبغي للدول أن تذكر كيف تطبق القواعد'
    const input = await viewOf({ language: 'ar', title: 'نقاط', points: [{ statement }] })
    const { text, info } = await readBack(await receiptPdf(input, 'ar'))
    for (const word of statement.split(' ')) expect(text.normalize('NFKC')).toContain(word)
    expect(close(text)).toContain(input.version.hash)
    expect(info).toMatchObject({ Language: 'ar' })
  })

  test('takes what was written as text, whatever it would mean to the compiler', async () => {
    const hostile = fc.array(
      fc.constantFrom(
        '#read("/etc/passwd")',
        '#panic()',
        '*bold*',
        '_it_',
        '\\',
        ']',
        '[',
        '$x^2$',
        '@ref',
        '<label>',
        '= Heading',
        '- item',
        '/ term: x',
        '`raw`',
        '//comment',
        '"',
        "'",
        '--',
        '...',
        '#{',
        '}',
        '~',
        '\n',
        ' ',
        'fi',
        '{{x}}',
        '%s',
        'é',
        'Ж',
      ),
      { minLength: 1, maxLength: 12 },
    )
    const input = await viewOf({})
    await fc.assert(
      fc.asyncProperty(hostile, async (parts) => {
        const statement = `a${parts.join('')}z`
        const points = input.points.map((point) => ({ ...point, statement }))
        const pdf = await receiptPdf({ ...input, points }, 'en')
        expect(close((await readBack(pdf)).text)).toContain(close(statement))
      }),
      { numRuns: 25 },
    )
  })

  test('says so where no font has a character, and the attached text holds it', async () => {
    const statement = 'Say it in Amharic: ሰላም'
    const input = await viewOf({ points: [{ statement }] })
    const { text, files } = await readBack(await receiptPdf(input, 'en'))
    expect(text).toContain('Some characters have no glyph')
    expect(Buffer.from(files[0]?.content ?? []).toString()).toContain(statement)
  })

  test('of the longest input is made, with every word and nothing off the page', async () => {
    const words = Array.from({ length: 2300 }, (_, index) => `word${index}`).join(' ')
    const points = Array.from({ length: 5 }, () => ({ statement: words.slice(0, 18_600) }))
    const input = await viewOf({ points: [{ statement: 'x'.repeat(400) }, ...points] })
    const { text, pages, right } = await readBack(await receiptPdf(input, 'en'))
    const seen = text.match(/word\d+/g) ?? []
    for (const word of words.slice(0, 18_600).split(' ').slice(0, -1))
      expect(seen.filter((one) => one === word).length, word).toBe(5)
    expect(close(text)).toContain('x'.repeat(400))
    expect(pages).toBeGreaterThan(20)
    // A4 is 595 points wide, and its margin 71.
    expect(right).toBeLessThan(525)
  })
})
