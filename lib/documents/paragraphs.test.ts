// Over 250 lines: one grammar of numbers, in the texts of six languages that it has to hold for.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseParagraphs } from './paragraphs'

const labels = (text: string) => parseParagraphs(text).paragraphs.map(({ label }) => label)

describe('parseParagraphs', () => {
  it('recognises numbers, letters and numerals with their depth', () => {
    const { paragraphs, problems } = parseParagraphs(
      '12. States agreed:\n(a) to meet;\n(i) in person;\n(ii) online;\n(b) to report.\n12 bis. They also agreed.',
    )
    expect(problems).toEqual([])
    expect(paragraphs.map(({ label, depth, number }) => [label, depth, number])).toEqual([
      ['12', 0, '12.'],
      ['12(a)', 1, '(a)'],
      ['12(a)(i)', 2, '(i)'],
      ['12(a)(ii)', 2, '(ii)'],
      ['12(b)', 1, '(b)'],
      ['12 bis', 0, '12 bis.'],
    ])
  })

  it('tells the letter i from the numeral i', () => {
    const eight = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((l) => `(${l}) one;`).join('\n')
    expect(labels(`1. Text\n${eight}\n(i) one;\n(j) one.`).slice(-2)).toEqual(['1(i)', '1(j)'])
    expect(labels(`1. Text\n${eight}\n(i) one;\n(ii) one.`).slice(-2)).toEqual([
      '1(h)(i)',
      '1(h)(ii)',
    ])
    expect(labels('1. Text\n(i) one;\n(ii) two;\n(iii) three;\n(iv) four;\n(v) five')).toEqual([
      '1',
      '1(i)',
      '1(ii)',
      '1(iii)',
      '1(iv)',
      '1(v)',
    ])
  })

  it('reads the single brackets of French and Spanish, and Chinese numbers', () => {
    expect(labels('1. Les États :\na) se réunissent ;\nb) rendent compte.')).toEqual([
      '1',
      '1(a)',
      '1(b)',
    ])
    expect(labels('1、各国\n2、会议')).toEqual(['1', '2'])
  })

  it('reads the numbers of all six languages and what was put in between', () => {
    expect(
      labels(
        '1 - تؤكد\n\n2 - تشجع:\n(د) الشفافية؛\n(هـ) المساعدة؛\n(و) المتابعة.\n\n2 مكررا - فقرة\n\n3- ثالثة\n\n٤ - رابعة',
      ),
    ).toEqual(['1', '2', '2(د)', '2(ه)', '2(و)', '2 مكررا', '3', '٤'])
    expect(labels('2 бис. Пункт\n\n2-bis. Ещё\n\n3 之二. 段落')).toEqual([
      '2 бис',
      '2-bis',
      '3 之二',
    ])
    expect(labels('１．各国：\n（a）一；\n㈠ 二；\n㈡ 三')).toEqual([
      '1',
      '1(a)',
      '1(a)(一)',
      '1(a)(二)',
    ])
    expect(
      labels(
        '5. States:\n(a) share;\n(a bis) report;\n(b) bis notify;\n(A) big\n5 septies. x\n5 bis alt. y\n22A. z\n1000. t\n(١) one\nPP2 bis. Noting\nOP1. Decides',
      ),
    ).toEqual([
      '5',
      '5(a)',
      '5(a bis)',
      '5(b) bis',
      '5(A)',
      '5 septies',
      '5 bis alt',
      '22A',
      '1000',
      '1000(١)',
      'PP2 bis',
      'OP1',
    ])
  })

  it('does not take a year or a measure that a line begins with for a number', () => {
    expect(
      labels('1. The rules of\n2015 remain and\n2021. They go on\n3 - fold\n10 States'),
    ).toEqual(['1'])
  })

  it('tells headings from text, and unnumbered paragraphs from what goes on', () => {
    const { paragraphs } = parseParagraphs(
      'DRAFT ELEMENTS\n\nA. Existing threats\n1. A first line\ngoes on here.\nStill\n\nA paragraph of its own that has no number at all and ends here.\n\nRecommended next steps\n\n2. More.',
    )
    expect(paragraphs.map(({ kind, label, text }) => [kind, label, text])).toEqual([
      ['heading', 'h1', 'DRAFT ELEMENTS'],
      ['heading', 'h2', 'A. Existing threats'],
      ['paragraph', '1', 'A first line goes on here. Still'],
      ['paragraph', 'u1', 'A paragraph of its own that has no number at all and ends here.'],
      ['heading', 'h3', 'Recommended next steps'],
      ['paragraph', '2', 'More.'],
    ])
  })

  it('keeps square brackets and a wrapped line that begins like a section', () => {
    const { paragraphs } = parseParagraphs('[3. States [should] [may]\nPart of the text] go on')
    expect(paragraphs).toMatchObject([
      { number: '3.', text: '[States [should] [may] Part of the text] go on' },
    ])
  })

  it('starts the numbering anew in an annex', () => {
    expect(labels('1. Text.\n\nAnnex I\n\n1. Text.\n\nAnnex II: List\n\n1. Text.')).toEqual([
      '1',
      'h1',
      'Annex I 1',
      'h2',
      'Annex II 1',
    ])
  })

  it('names the line where a number comes twice or has no text', () => {
    expect(parseParagraphs('1. One.\n\n2. Two.\n\n1. Again.\n3.').problems).toEqual([
      { line: 5, code: 'repeated', label: '1', first: 1 },
      { line: 6, code: 'no_text', label: '3' },
    ])
  })

  it('takes a number whose text stands in the next line', () => {
    expect(parseParagraphs('4.\n\nText.').paragraphs).toMatchObject([{ label: '4', text: 'Text.' }])
  })

  const marker = fc.constantFrom(
    '',
    '',
    '1. ',
    '7. ',
    '12 bis. ',
    '(a) ',
    '(i) ',
    'b) ',
    '• ',
    'Annex ',
    '[4. ',
  )
  const body = fc.oneof(
    fc.lorem({ maxCount: 12 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.constantFrom('GENERAL', '国家应当', 'الدول', '[should] [may]', ''),
  )
  const pasted = fc
    .array(fc.tuple(marker, body, fc.constantFrom('\n', '\n\n', '\r\n', ' \n')), { maxLength: 40 })
    .map((lines) => lines.map((line) => line.join('')).join(''))
  const ink = (text: string) => [...text.replace(/[^\p{L}\p{N}[\]]/gu, '')].sort().join('')

  it('loses nothing of the text', () => {
    fc.assert(
      fc.property(pasted, (text) => {
        const { paragraphs } = parseParagraphs(text)
        expect(ink(paragraphs.map(({ number, text: own }) => number + own).join(''))).toBe(
          ink(text),
        )
      }),
    )
  })

  it('gives every paragraph a label of its own, whatever numbers come again', () => {
    fc.assert(
      fc.property(pasted, (text) => {
        const { paragraphs } = parseParagraphs(text)
        expect(new Set(paragraphs.map(({ label }) => label)).size).toBe(paragraphs.length)
      }),
    )
  })

  it('reads the longest text of short lines', () => {
    const { paragraphs } = parseParagraphs('x\n'.repeat(150_000))
    expect(paragraphs).toHaveLength(1)
    expect(paragraphs[0]?.text).toHaveLength(299_999)
  })

  it('reads the numbers that Arabic and Chinese texts are written with', () => {
    const told = (text: string) =>
      parseParagraphs(text).paragraphs.map(
        ({ kind, number, label }) => `${kind} ${number} ${label}`,
      )
    expect(
      told('١ - تقرر الدول:\n(أ) الاجتماع؛\n\n٢- تؤكد.\n\n٢ مكررا - تضيف.\n\n3 - 5 دول تجتمع.'),
    ).toEqual([
      'paragraph ١ - ١',
      'subparagraph (أ) ١(أ)',
      'paragraph ٢- ٢',
      'paragraph ٢ مكررا - ٢ مكررا',
      'paragraph  u1',
    ])
    expect(
      told('一、导言\n\n一、各国决定：\n（一）开会；\n（2）报告。\n\n十二、各国报告。'),
    ).toEqual([
      'heading  h1',
      'paragraph 一、 一',
      'subparagraph （一） 一(一)',
      'subparagraph （2） 一(一)(2)',
      'paragraph 十二、 十二',
    ])
  })

  it('keeps each number as it is printed, and labels it in plain signs', () => {
    const told = (text: string) =>
      parseParagraphs(text).paragraphs.map(({ number, label }) => `${number} = ${label}`)
    const numbers = [
      '12.',
      '1)',
      '1000.',
      '22A.',
      '5 septies.',
      '5 bis alt.',
      '[5 ter.]',
      '2-bis.',
      'PP2 bis.',
      'OP1.',
      '２．',
      '2 бис.',
      '2 之二.',
      '1.2.',
    ]
    expect(told(numbers.map((number) => `${number} Text.`).join('\n'))).toEqual([
      '12. = 12',
      '1) = 1',
      '1000. = 1000',
      '22A. = 22A',
      '5 septies. = 5 septies',
      '5 bis alt. = 5 bis alt',
      '[5 ter.] = 5 ter',
      '2-bis. = 2-bis',
      'PP2 bis. = PP2 bis',
      'OP1. = OP1',
      '２． = 2',
      '2 бис. = 2 бис',
      '2 之二. = 2 之二',
      '1.2. = 1.2',
    ])
    const letters = [
      '(a)',
      '(b) bis',
      '(b ter)',
      '(A)',
      '(د)',
      '(هـ)',
      'г)',
      '㈠',
      '（二）',
      '（c）',
    ]
    expect(told(`7. Text:\n${letters.map((letter) => `${letter} text;`).join('\n')}`)).toEqual([
      '7. = 7',
      '(a) = 7(a)',
      '(b) bis = 7(b) bis',
      '(b ter) = 7(b ter)',
      '(A) = 7(A)',
      '(د) = 7(د)',
      '(هـ) = 7(ه)',
      'г) = 7(г)',
      '㈠ = 7(г)(一)',
      '（二） = 7(二)',
      '（c） = 7(c)',
    ])
    expect(told('19. (a) First;\n(b) second.\n20. (2) Others.\n21.\n(a)\nFirst.')).toEqual([
      '19. (a) = 19(a)',
      '(b) = 19(b)',
      '20. = 20',
      '21. = 21',
      '(a) = 21(a)',
    ])
  })

  it('reads numbers without a stop or a blank after them where a sentence begins', () => {
    const told = (text: string) =>
      parseParagraphs(text).paragraphs.map(({ number, label, text: own }) => [number, label, own])
    expect(
      told(
        '16.Text;\n17.各国开会。\n\n18 (a) First;\n(b) second.\n1.1 Section.\n1.1.2 Another part.',
      ),
    ).toEqual([
      ['16.', '16', 'Text;'],
      ['17.', '17', '各国开会。'],
      ['18 (a)', '18(a)', 'First;'],
      ['(b)', '18(b)', 'second.'],
      ['1.1', '1.1', 'Section.'],
      ['1.1.2', '1.1.2', 'Another part.'],
    ])
    expect(told('1. See paragraph\n18 (a) of it, and section\n1.1 Scope, of\n16.Text')).toEqual([
      ['1.', '1', 'See paragraph 18 (a) of it, and section 1.1 Scope, of 16.Text'],
    ])
  })

  it('tells “(a) bis” from “(a bis)” in one paragraph', () => {
    const { paragraphs, problems } = parseParagraphs(
      '5. States:\n(a) share;\n(a) bis report;\n(a bis) notify.',
    )
    expect(problems).toEqual([])
    expect(paragraphs.map(({ number, label }) => [number, label])).toEqual([
      ['5.', '5'],
      ['(a)', '5(a)'],
      ['(a) bis', '5(a) bis'],
      ['(a bis)', '5(a bis)'],
    ])
  })

  it('counts in Chinese beyond a hundred', () => {
    expect(
      labels('一百、各国开会。\n\n一百零一、各国报告。\n\n一千二百三十四、各国再议。'),
    ).toEqual(['一百', '一百零一', '一千二百三十四'])
  })

  it('never joins or passes over a line that may have a number of its own without saying so', () => {
    const doubtful = (text: string) =>
      parseParagraphs(text).paragraphs.map((paragraph) => paragraph.doubtful ?? '')
    expect(doubtful('1. Adopted in\n2015 and in the year\n2021. They met.\n\n2. Next')).toEqual([
      '2021. They met.',
      '',
    ])
    for (const line of ['16.Text', '18 (a) Combined', '1.1 Section'])
      expect([line, doubtful(`1. Above,\n${line}`).some(Boolean)]).toEqual([line, true])
    for (const line of [
      '22.bis Text of it',
      '18 (2) Combined',
      '21/1. Slash',
      '2.5 million of them',
      '(xyz) Odd',
      '三． 文本',
      '1 - A dash',
      'PP 2 Recalling',
    ]) {
      expect([line, doubtful(`1. Above,\n${line}`).some(Boolean)]).toEqual([line, true])
      expect([line, doubtful(`1. Above.\n\n${line} that ends.`).some(Boolean)]).toEqual([
        line,
        true,
      ])
    }
    expect(doubtful('1. Above,\nand so on; 3 of them.\n\nA text. It is one.\n(see 2)')).toEqual([
      '',
      '',
    ])
  })

  it('stands what opens first above what opens below it, whatever its kind', () => {
    expect(
      labels(
        '1. States:\n(i) consider:\n(a) norms;\n(b) law;\n(ii) examine:\n(a) trust.\n2. More.',
      ),
    ).toEqual(['1', '1(i)', '1(i)(a)', '1(i)(b)', '1(ii)', '1(ii)(a)', '2'])
    expect(labels('1. States:\n(1) meet:\n(a) here;\n(i) now;\n(2) report:\n(a) there.')).toEqual([
      '1',
      '1(1)',
      '1(1)(a)',
      '1(1)(a)(i)',
      '1(2)',
      '1(2)(a)',
    ])
    expect(
      labels(`1. Text:\n(i) x:\n${[...'abcdefgh'].map((l) => `(${l}) y;`).join('\n')}\n(i) z;`).at(
        -1,
      ),
    ).toBe('1(i)(i)')
  })

  it('tells alternatives of one number apart, each with its own below it', () => {
    const { paragraphs, problems } = parseParagraphs(
      '[12. Option A:\n(a) meet;]\n[12. Option B:\n(a) fund;\n(a) train.]\n13. Text.',
    )
    expect(paragraphs.map(({ number, label, shared }) => [number, label, shared])).toEqual([
      ['12.', '12 [A]', '12'],
      ['(a)', '12 [A](a)', undefined],
      ['12.', '12 [B]', '12'],
      ['(a)', '12 [B](a) [A]', '12 [B](a)'],
      ['(a)', '12 [B](a) [B]', '12 [B](a)'],
      ['13.', '13', undefined],
    ])
    expect(problems.map(({ line, first }) => [line, first])).toEqual([
      [3, 1],
      [5, 4],
    ])
  })

  it('reads alternatives, later insertions and ordinals as they are printed', () => {
    const told = (text: string) =>
      parseParagraphs(text).paragraphs.map(({ kind, number, label }) => [kind[0], number, label])
    expect(
      told(
        '12 bis alt 1. Text\n\n5.alt Text\n\nOP2 alt.1 Text\n\n2 مكررا ثانيا - نص\n\n1er. Texte\n\n2° Texte\n\n3 terdecies. Texte',
      ),
    ).toEqual([
      ['p', '12 bis alt 1.', '12 bis alt 1'],
      ['p', '5.alt', '5.alt'],
      ['p', 'OP2 alt.1', 'OP2 alt.1'],
      ['p', '2 مكررا ثانيا -', '2 مكررا ثانيا'],
      ['p', '1er.', '1'],
      ['p', '2°', '2'],
      ['p', '3 terdecies.', '3 terdecies'],
    ])
    expect(told('1 - تشجع:\n(أ) ما يلي:\n‘1’ الأول؛\n‘2’ الثاني؛\n(ب) غير ذلك.')).toEqual([
      ['p', '1 -', '1'],
      ['s', '(أ)', '1(أ)'],
      ['s', '‘1’', '1(أ)(1)'],
      ['s', '‘2’', '1(أ)(2)'],
      ['s', '(ب)', '1(ب)'],
    ])
  })

  it('takes no mark of direction for a part of a number, and leaves those of the text', () => {
    const { paragraphs } = parseParagraphs(
      '\u200f1 -\u200f تؤكد \u200eICT\u200e الدول.\u200f\n\n\u200f\u202b(أ)\u202c أولا؛\n\n\u200f2\u200f -\u00a0تشجع.',
    )
    expect(paragraphs.map(({ number, text }) => [number, text])).toEqual([
      ['1 -', 'تؤكد \u200eICT\u200e الدول.\u200f'],
      ['(أ)', 'أولا؛'],
      ['2 -', 'تشجع.'],
    ])
    expect(paragraphs.map(({ label }) => label)).toEqual(['1', '1(أ)', '2'])
    // A sentence is none the less for a mark after its stop.
    expect(parseParagraphs('تؤكد الدول.\u200f\n\nنص.').paragraphs[0]?.kind).toBe('paragraph')
  })

  it('begins a part with an article, whose title may stand below it', () => {
    const told = (text: string) =>
      parseParagraphs(text).paragraphs.map(({ kind, label }) => `${kind[0]} ${label}`)
    const articles = (...names: string[]) =>
      told(names.map((name) => `${name}\n\n1. One.\n\n2. Two.`).join('\n\n'))
    expect(articles('Article 1\nScope', 'Article 2: Terms')).toEqual([
      'h h1',
      'h h2',
      'p Article 1 1',
      'p Article 1 2',
      'h h3',
      'p Article 2 1',
      'p Article 2 2',
    ])
    for (const name of [
      'Artículo 3',
      'Статья 3 Термины',
      'المادة 3',
      '第三条　总则',
      'Article 3 bis',
    ])
      expect(articles(name).map((one) => one[0])).toEqual(['h', 'p', 'p'])
    expect(articles('Annex I\n\nArticle 1').at(-1)).toBe('p Annex I Article 1 2')
    // A sentence that begins like it is none, and is to be looked at.
    const sentence = parseParagraphs('1. Text.\n\nArticle 2. States cooperate in good faith.')
    expect(sentence.paragraphs[1]).toMatchObject({
      kind: 'paragraph',
      doubtful: expect.stringMatching(/^Article 2/),
    })
    expect(told('1. Text.\nArticle 2 of the Charter also\napplies.')).toEqual(['p 1'])
  })
})
