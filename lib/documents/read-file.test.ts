// Over 250 lines: what each kind of file is read as, by the same few readers.
import { describe, expect, it } from 'vitest'
import { UnfitFile } from '@/lib/platform/unfit'
import { buildWord, paragraph } from '@/prisma/builders/word'
import { parseParagraphs } from './paragraphs'
import { readFile, readText } from './read-file'
import { addRevisionSchema } from './schema'

const bytes = (text: string) => Buffer.from(text)
const read = (content: Buffer, name = 'draft.txt') => {
  try {
    return readFile(content, name, 'en').text
  } catch (error) {
    if (error instanceof UnfitFile) return error.fault
    throw error
  }
}
const rows = (text: string) =>
  parseParagraphs(text).paragraphs.map(({ label, kind, text: own }) => [label, kind[0], own])

describe('files by what they hold', () => {
  it('are told apart whatever their name', () => {
    const word = buildWord({ body: paragraph('Text.') })
    expect(read(word, 'draft.txt')).toBe('Text.')
    expect(read(word.subarray(0, 200), 'draft.docx')).toBe('sourceContent')
    expect(read(bytes('Text.'), 'draft.docx')).toBe('sourceContent')
    expect(read(bytes('%PDF-1.7'), 'draft.txt')).toBe('sourceType')
    expect(read(bytes('{\\rtf1 x}'))).toBe('sourceType')
    expect(read(bytes('PK\u0003\u0004 no archive'))).toBe('sourceContent')
    expect(read(Buffer.from([1, 2, 0, 0, 3, 4, 0, 9, 7]))).toBe('sourceType')
    expect(read(bytes(''))).toBe('fileEmpty')
    expect(read(bytes(' \n '))).toBe('sourceNoText')
    const old = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1])
    expect(read(old, 'draft.doc')).toBe('sourceOldWord')
    const locked = Buffer.concat([old, Buffer.from('EncryptedPackage', 'utf16le')])
    expect(read(locked, 'draft.docx')).toBe('fileEncrypted')
  })

  it('beyond what a form carries are refused', () => {
    expect(read(bytes('x'.repeat(600_001)))).toBe('sourceTooLong')
    expect(read(bytes('x'.repeat(600_000)))).toHaveLength(600_000)
    expect(read(bytes('国'.repeat(500_001)))).toBe('sourceTooLong')
    expect(read(bytes('国'.repeat(500_000)))).toHaveLength(500_000)
    // 500 paragraphs of 100 words in the language whose words take most bytes.
    const words = 'действия '.repeat(100).trim()
    const long = Array.from({ length: 500 }, (_, at) => `${at + 1}. ${words}`).join('\n')
    expect(rows(read(bytes(long)))).toHaveLength(500)
    const { text } = addRevisionSchema.shape
    for (const [given, fits] of [
      ['x'.repeat(600_000), true],
      ['x'.repeat(600_001), false],
      ['国'.repeat(500_000), true],
      ['国'.repeat(500_001), false],
    ] as const)
      expect(text.safeParse(given).success).toBe(fits)
  })

  it('are read in their encoding, which is said where it is not UTF-8', () => {
    const text = '1. Les États agissent.'
    const encoding = (content: Buffer) => {
      const { text: own, notes } = readFile(content, 'draft.txt', 'fr')
      return [own, notes[0]?.detail]
    }
    expect(encoding(bytes(text))).toEqual([text, undefined])
    expect(encoding(bytes(`\ufeff${text}`))).toEqual([text, undefined])
    const wide = Buffer.from(text, 'utf16le')
    expect(encoding(wide)).toEqual([text, 'UTF-16LE'])
    expect(encoding(Buffer.concat([Buffer.from([0xff, 0xfe]), wide]))).toEqual([text, 'UTF-16LE'])
    expect(
      encoding(Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(wide).swap16()])),
    ).toEqual([text, 'UTF-16BE'])
    expect(encoding(Buffer.from(text, 'latin1'))).toEqual([text, 'Windows-1252'])
    const moscow = Buffer.from([0xc3, 0xee, 0xf1, 0xf3, 0xe4, 0xe0, 0xf0, 0xf1, 0xf2, 0xe2, 0xe0])
    const { text: russian, notes } = readFile(moscow, 'draft.txt', 'ru')
    expect([russian, notes[0]?.detail]).toEqual(['Государства', 'windows-1251'])
    const page = Buffer.concat([
      bytes('<html><meta charset="windows-1251"><p>'),
      Buffer.from([0xc3, 0xee, 0xf1]),
    ])
    expect(encoding(page)).toEqual(['¶ Гос', 'windows-1251'])
  })
})

describe('Markdown', () => {
  const markdown = (text: string) => readText(text, 'markdown')

  it('keeps numbers as they are written, and what is no list to it', () => {
    const text =
      '# Draft\n\n3. States agree:\n   (a) to meet;\n   (b) to report.\n7. They *also* agree.\n\n12 bis. By hand.\n\n- a bullet\n\n[should] [may]'
    expect(rows(markdown(text).text)).toEqual([
      ['h1', 'h', 'Draft'],
      ['3', 'p', 'States agree:'],
      ['3(a)', 's', 'to meet;'],
      ['3(b)', 's', 'to report.'],
      ['7', 'p', 'They also agree.'],
      ['12 bis', 'p', 'By hand.'],
      ['12 bis•1', 's', 'a bullet'],
      ['u1', 'p', '[should] [may]'],
    ])
  })

  it('nests a list below its item, and keeps what else an item holds', () => {
    const text = '1. One:\n\n   More of one.\n\n   1) inner\n   2) inner\n\n2. Two.'
    expect(parseParagraphs(markdown(text).text)).toMatchObject({
      paragraphs: [
        { number: '1.', text: 'One:' },
        { number: '', text: 'More of one.' },
        { number: '1)', text: 'inner', depth: 1 },
        { number: '2)', text: 'inner', depth: 1 },
        { number: '2.', text: 'Two.' },
      ],
      problems: [],
    })
  })

  it('loses no footnote, definition, code, table, link or word in tags', () => {
    const text =
      'Agreed[^1] to <b>meet</b>. See [the report](https://x.example) and [should].\n\n[^1]: A/75/816,\n  annex.\n\n[should]: https://y.example\n\n> quoted\n\n    code\n\n![A map](map.png)'
    const { text: read, notes } = markdown(text)
    expect(read).toContain('Agreed¹ to meet. See the report and [should].\n¹ A/75/816, annex.')
    for (const word of ['[should]: https://y.example', 'quoted', 'code', 'A map'])
      expect(read).toContain(word)
    expect(notes).toEqual([{ code: 'pictures', count: 1 }])
  })
})

describe('changes in Markdown', () => {
  it.each([
    ['States ~~should~~ **shall** act.', 'States shall act.', 'States should shall act.', 1],
    ['States ~~should **always**~~ act.', 'States act.', 'States should always act.', 1],
    ['States ~~can~~~~may~~ act.', 'States act.', 'States can~~~~may act.', 1],
    ['Of ~~a~~ b ~~c~~.', 'Of b .', 'Of a b c.', 2],
    ['States <s>should</s> act.', 'States act.', 'States should act.', 1],
    ['States <del>should</del><ins>may</ins> act.', 'States may act.', 'States should act.', 1],
    ['About ~~ 3 and ~~4, \\~~5~~, `~~6~~`.', 'About ~~ 3 and ~~4, ~~5~~, ~~6~~.', null, 0],
  ])('are asked about: %s', (source, accepted, rejected, count) => {
    const { text, rejected: other, notes } = readText(source, 'markdown')
    expect([text, other]).toEqual([accepted, rejected])
    expect(notes).toEqual(count ? [{ code: 'struck', count }] : [])
  })
})

describe('tables in Markdown', () => {
  it('are kept row by row, and told', () => {
    const text =
      'Before.\n\n| Norm | **Measure** |\n|:--|---|\n| A | keep \\| share [^1] |\n| | |\n| 2. | Meet | yearly |\n\n[^1]: A/75/816\n\nAfter a | b \\| c'
    const { text: read, notes } = readText(text, 'markdown')
    expect(rows(read).map(([, , own]) => own)).toEqual([
      'Before.',
      'Norm | Measure',
      'A | keep | share ¹',
      'Meet | yearly\n¹ A/75/816',
      'After a | b | c',
    ])
    expect(notes).toEqual([{ code: 'tables', count: 1 }])
    expect(readText('a | b\nc | d', 'markdown').notes).toEqual([])
  })
})

it('keeps the backslash before a bar in code, but not in a table', () => {
  const text =
    'See `a \\| b` and c \\| d.\n\n    e \\| f\n\n| N | M |\n|---|---|\n| `g \\| h` | i |\n'
  expect(rows(readText(text, 'markdown').text).map(([, , own]) => own)).toEqual([
    'See a \\| b and c | d.',
    'e \\| f',
    'N | M',
    'g | h | i',
  ])
})

describe('HTML', () => {
  it('has its tables kept row by row or cell by cell, and told, but for those that lay one text out', () => {
    const table =
      '<p>Before.<table><thead><tr><th>Norm<th>Measure<tbody><tr><td><p>A</p><td>keep<br>share<tr><td>2.<td>Meet<td>yearly</table>'
    const layout = '<table><tr><td><td><p>One.<p>Two.<tr><td>x<td><ul><li>y</ul></table>'
    const read = readText(table, 'html')
    expect(rows(read.text).map(([label, , own]) => [label, own])).toEqual([
      ['u1', 'Before.'],
      ['u2', 'Norm | Measure'],
      ['u3', 'A | keep share'],
      ['2', 'Meet | yearly'],
    ])
    expect(read.notes).toEqual([{ code: 'tables', count: 1 }])
    expect(readText(layout, 'html').notes).toEqual([{ code: 'tables', count: 1 }])
    expect(readText(layout, 'html').text).not.toContain('|')
    const one = '<table><tr><td><td><p>One.<p>Two.<tr><td>Three.<td></table>'
    expect(readText(one, 'html').notes).toEqual([])
  })

  const html = (text: string) => readText(text, 'html')

  it('numbers lists as the rules of the page say', () => {
    const numbersOf = (style: string, body: string) =>
      parseParagraphs(html(`<style>${style}</style>${body}`).text).paragraphs.map(
        ({ number, depth }) => `${depth} ${number}`,
      )
    const nested = '<ol><li>One<ol><li>two<ol><li>three</ol></ol><li>Four</ol>'
    const rules = 'ol ol{list-style-type:lower-alpha} ol ol ol{list-style: inside lower-roman}'
    expect(numbersOf(rules, nested)).toEqual(['0 1.', '1 (a)', '2 (i)', '0 2.'])
    // The rule that says more goes before the later one; others are for other lists.
    expect(
      numbersOf(
        'ol.x>li>ol{list-style:upper-alpha} ol ol{list-style:square} ul ol, ol+ol{list-style:none}',
        `<ol class="x">${nested.slice(4)}`,
      ),
    ).toEqual(['0 1.', '1 (A)', '2 •', '0 2.'])
    expect(
      numbersOf('li.l{list-style-type:lower-roman}', '<ol><li>One<ol><li class=l>two</ol></ol>'),
    ).toEqual(['0 1.', '1 (i)'])
    // As documents written in a browser are saved: numbers put before the items of lists that have none.
    const docs =
      'ol.a-0,ol.a-1,ul.b{list-style-type:none} .a-0>li:before{content:"" counter(c-0,decimal) ". "} .a-1 > li::before{content:"(" counter(c-1,lower-latin) ") "} .b>li:before{content:"\\25cf "}'
    expect(
      numbersOf(
        docs,
        '<ol class="a-0 start" start="1"><li>One</ol><ol class="a-1 start"><li>letter<li>letter</ol><ol class="a-0" start="2"><li>Two</ol><ul class=b><li>bullet</ul>',
      ),
    ).toEqual(['0 1.', '1 (a)', '1 (b)', '0 2.', '1 •'])
    const { notes } = html(
      '<style>li:before{content:counter(a) "." counter(b)} ol{list-style:none}</style><ol><li>One of them.</ol>',
    )
    expect(notes).toEqual([{ code: 'unknownNumbers', count: 1 }])
  })

  it('keeps the notes of a page that Word saved with the paragraph that refers to them', () => {
    const { text } = html(
      "<p>Noted<a href='#_ftn1' name='_ftnref1'><span>[1]</span></a> and again<a href='#_edn1'>[i]</a>.</p><p>More.</p><div style='mso-element:footnote-list'><hr><div style='mso-element:footnote' id=ftn1><p><a href='#_ftnref1' name='_ftn1'><span>[1]</span></a> See A/75/816.</p></div></div><div style='mso-element:endnote-list'><div style='mso-element:endnote' id=edn1><p><a href='#_ednref1' name='_edn1'>[i]</a> At the end.</p></div></div>",
    )
    expect(text).toBe('Noted¹ and again⁽i⁾.\n¹ See A/75/816.\n⁽i⁾ At the end.\n\nMore.')
  })

  it('counts lists as a browser does', () => {
    const text =
      '<ol start=3><li>Three:<ol type=a><li>letter<ol type=i><li>numeral<li>numeral</ol><li>letter</ol><li value=9>Nine.<li>Ten.</ol><ul><li>bullet</ul><ol reversed><li>Two<li>One</ol>'
    expect(parseParagraphs(html(text).text).paragraphs.map(({ number }) => number)).toEqual([
      '3.',
      '(a)',
      '(i)',
      '(ii)',
      '(b)',
      '9.',
      '10.',
      '•',
      '2.',
      '1.',
    ])
  })

  it('gives a number in a cell or term of its own to the paragraph that comes next', () => {
    const text =
      '<table><tr><td>4.</td><td><p>Left text</p><p>(a) item</p></td></tr><tr><td>5.</td><td><p>(a) First</p><p>(b) Second</p></td></tr></table><dl><dt>6.</dt><dd>Def</dd></dl><p>7.</p><p>8. Eight</p>'
    const { paragraphs } = parseParagraphs(html(text).text)
    expect(paragraphs.map((one) => `${one.number} = ${one.label}: ${one.text}`)).toEqual([
      '4. = 4: Left text',
      '(a) = 4(a): item',
      '5. (a) = 5(a): First',
      '(b) = 5(b): Second',
      '6. = 6: Def',
      '7. = 7: ',
      '8. = 8: Eight',
    ])
  })

  it('tells headings from text, whose lines only a break ends', () => {
    const text =
      '<title>No text</title><style>p{}</style><h2>Of\n the norms:</h2><p>A short line</p><p>12. Typed<br>(a) broken\n on</p><div>loose<p>in it</div><table><tr><td>cell</td><td>other</td></tr></table>'
    expect(rows(html(text).text)).toEqual([
      ['h1', 'h', 'Of the norms:'],
      ['u1', 'p', 'A short line'],
      ['12', 'p', 'Typed'],
      ['12(a)', 's', 'broken on'],
      ['u2', 'p', 'loose'],
      ['u3', 'p', 'in it'],
      ['u4', 'p', 'cell | other'],
    ])
  })

  it('keeps footnotes with their paragraph, and signs above the line', () => {
    const text =
      '<p>Agreed<sup><a href="#fn1">1</a></sup> on the 5<sup>th</sup>, 2 m<sup>2</sup>.</p><p>Next.</p><section class="footnotes"><ol><li id="fn1">See A/75/816. <a href="#r1">↩</a></li><li id="fn2">Nobody’s.</li></ol></section>'
    const { paragraphs } = parseParagraphs(html(text).text)
    expect(paragraphs.map(({ text: own }) => own)).toEqual([
      'Agreed¹ on the 5th, 2 m².\n¹ See A/75/816.',
      'Next.',
      'Nobody’s.',
    ])
  })

  it('asks about insertions and deletions', () => {
    const read = html('<p>States <del>should</del><ins>may</ins> act.</p>')
    expect([read.text, read.rejected]).toEqual(['States may act.', 'States should act.'])
  })

  it.each([
    ['s', '<s>should</s>'],
    ['strike', '<strike>should</strike>'],
    ['a style', '<span style="color: red; text-decoration : underline line-through">should</span>'],
    ['a class', '<span class="a c7">should</span>'],
  ])('asks about what is struck out by %s', (_, words) => {
    const style = '<style>/* } */ p, span.c7{text-decoration:line-through}</style>'
    const read = html(`${style}<p>States ${words} <b>shall</b> act.</p>`)
    expect(read).toEqual({
      text: 'States shall act.',
      rejected: 'States should shall act.',
      notes: [{ code: 'struck', count: 1 }],
    })
  })

  it('leaves out what is not shown, and tells', () => {
    const hidden =
      '<p hidden>One</p><p style="display:none">Two</p><p class=off>Three</p><p hidden> </p>'
    const style = '<style>@media print { p.on { display: none } } .off { display: none }</style>'
    const read = html(`${style}<p class=on>States act.</p>${hidden}`)
    expect(read).toEqual({
      text: 'States act.',
      rejected: null,
      notes: [{ code: 'hidden', count: 3 }],
    })
  })

  it('ends in an answer for whatever nests without end', () => {
    const deep = `${'<div>'.repeat(50_000)}x`
    expect(() => html(deep)).toThrow()
  })
})
