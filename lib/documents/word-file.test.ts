// Over 250 lines: every part of a Word file that says something, each with its odd cases.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UnfitFile } from '@/lib/platform/unfit'
import { abstractList, buildWord, list, paragraph, run, UN_LISTS } from '@/prisma/builders/word'
import { parseParagraphs } from './paragraphs'
import { readWord } from './word-file'

type Wish = Parameters<typeof buildWord>[0]
const read = (wish: Wish, language = 'en') => readWord(buildWord(wish), language)
const rowsOf = (text: string) =>
  parseParagraphs(text).paragraphs.map(({ number, label, text: own }) => [number, label, own])
const rows = (wish: Wish, language = 'en') => rowsOf(read(wish, language).text)
const numbers = (wish: Wish, language = 'en') => rows(wish, language).map(([number]) => number)
const p = paragraph
const many = (count: number, options: Parameters<typeof p>[1]) =>
  Array.from({ length: count }, (_, index) => p(`Text ${index + 1} of many.`, options)).join('')

describe('numbers', () => {
  it('are counted as Word counts them, three levels deep', () => {
    const body =
      p('States agree:', { num: [1, 0] }) +
      p('to meet;', { num: [1, 1] }) +
      p('in person;', { num: [1, 2] }) +
      p('online;', { num: [1, 2] }) +
      p('to report.', { num: [1, 1] }) +
      p('They also agree:', { num: [1, 0] }) +
      p('to go on.', { num: [1, 1] })
    expect(rows({ body, numbering: UN_LISTS })).toEqual([
      ['1.', '1', 'States agree:'],
      ['(a)', '1(a)', 'to meet;'],
      ['(i)', '1(a)(i)', 'in person;'],
      ['(ii)', '1(a)(ii)', 'online;'],
      ['(b)', '1(b)', 'to report.'],
      ['2.', '2', 'They also agree:'],
      ['(a)', '2(a)', 'to go on.'],
    ])
  })

  it('tell the letter i from the numeral i by their list', () => {
    const letters = many(10, { num: [1, 1] })
    const body = p('Head:', { num: [1, 0] }) + letters + p('Deep.', { num: [1, 2] })
    expect(
      rows({ body, numbering: UN_LISTS })
        .map(([, label]) => label)
        .slice(8),
    ).toEqual(['1(h)', '1(i)', '1(j)', '1(j)(i)'])
  })

  it('go on between lists of one definition, and start anew where one says so', () => {
    const numbering =
      UN_LISTS +
      list(2, 0) +
      list(3, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="12"/></w:lvlOverride>')
    const body = [1, 2, 3, 3, 1].map((id) => p(`In list ${id}.`, { num: [id, 0] })).join('')
    expect(numbers({ body, numbering })).toEqual(['1.', '2.', '12.', '13.', '14.'])
  })

  it('take a level that a list defines anew', () => {
    const own =
      '<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="5"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1)"/></w:lvl></w:lvlOverride>'
    const body = p('One.', { num: [2, 0] }) + p('Two.', { num: [2, 0] })
    expect(numbers({ body, numbering: UN_LISTS + list(2, 0, own) })).toEqual(['V)', 'VI)'])
  })

  it('stand together as the text of the level says, as figures where it is legal', () => {
    const numbering =
      abstractList(0, [
        ['upperRoman', '%1.'],
        ['decimal', '%1.%2', '<w:isLgl/>'],
        ['decimal', '%2.%3'],
      ]) + list(1, 0)
    const body =
      p('A chapter that ends with a full stop.', { num: [1, 0] }) +
      p('Text.', { num: [1, 1] }) +
      p('Text.', { num: [1, 1] }) +
      p('Text.', { num: [1, 2] })
    expect(numbers({ body, numbering })).toEqual(['I.', '1.1', '1.2', '2.1'])
  })

  it('label what stands below by its own number', () => {
    const numbering =
      abstractList(0, [
        ['decimal', '%1.'],
        ['decimal', '%1.%2'],
        ['decimal', '%1.%2.%3'],
      ]) + list(1, 0)
    const body = [0, 1, 1, 2, 0, 1].map((level) => p('Text.', { num: [1, level] })).join('')
    expect(rows({ body, numbering }).map(([, label]) => label)).toEqual([
      '1',
      '1.1',
      '1.2',
      '1.2.1',
      '2',
      '2.1',
    ])
  })

  it('show where a level starts of which there was none yet', () => {
    const numbering = abstractList(0, [
      ['decimal', '%1.', '<w:start w:val="3"/>'],
      ['decimal', '%1.%2'],
    ])
    expect(
      numbers({ body: p('Text.', { num: [1, 1] }), numbering: numbering + list(1, 0) }),
    ).toEqual(['3.1'])
  })

  it('begin anew below only where the level says so', () => {
    const of = (restart: number) =>
      abstractList(0, [
        ['decimal', '%1.'],
        ['decimal', '%2)'],
        ['lowerLetter', '(%3)', `<w:lvlRestart w:val="${restart}"/>`],
      ]) + list(1, 0)
    const body = [0, 2, 1, 2, 0, 2].map((level) => p('Text.', { num: [1, level] })).join('')
    const third = (restart: number) =>
      numbers({ body, numbering: of(restart) }).filter((number) => /[a-z]/.test(number ?? ''))
    expect(third(0)).toEqual(['(a)', '(b)', '(c)'])
    expect(third(1)).toEqual(['(a)', '(b)', '(a)'])
    expect(third(2)).toEqual(['(a)', '(a)', '(a)'])
  })

  it('stand as deep as their list has them, whatever their numbers look like', () => {
    const labelsOf = (levels: [string, string][], at: number[]) =>
      rows({
        body: at.map((level) => p('Text of it.', { num: [1, level] })).join(''),
        numbering: abstractList(0, levels) + list(1, 0),
      }).map(([, label]) => label)
    const [first, figure, letter, roman]: [string, string][] = [
      ['decimal', '%1.'],
      ['decimal', '(%2)'],
      ['lowerLetter', '(%3)'],
      ['lowerRoman', '(%4)'],
    ] as const satisfies [string, string][]
    expect(labelsOf([first, figure, letter, roman], [0, 1, 2, 3, 2, 1, 2, 3, 0, 1])).toEqual([
      '1',
      '1(1)',
      '1(1)(a)',
      '1(1)(a)(i)',
      '1(1)(b)',
      '1(2)',
      '1(2)(a)',
      '1(2)(a)(i)',
      '2',
      '2(1)',
    ])
    const [numeral, below]: [string, string][] = [
      ['lowerRoman', '(%2)'],
      ['lowerLetter', '(%3)'],
    ] as const satisfies [string, string][]
    expect(labelsOf([first, numeral, below], [0, 1, 2, 2, 1, 2])).toEqual([
      '1',
      '1(i)',
      '1(i)(a)',
      '1(i)(b)',
      '1(ii)',
      '1(ii)(a)',
    ])
    // Letters two levels down whose level above is passed over in one place only.
    expect(labelsOf([first, numeral, below], [0, 2, 1, 2])).toEqual([
      '1',
      '1(a)',
      '1(i)',
      '1(i)(a)',
    ])
  })

  it('are not taken by a paragraph that is hidden with its mark', () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>'
    const gone = (num?: [number, number]) =>
      p('', { ...(num && { num }), mark: '<w:vanish/>', runs: run('Hidden.', '<w:vanish/>') })
    const one = (text: string) => p(text, { num: [1, 0] })
    const body =
      one('First of all.') +
      gone([1, 0]) +
      one('Second of them.') +
      p('Hidden.', { style: 'Secret', num: [1, 0] }) +
      gone([1, 0]) +
      p('A text without a number.') +
      one('Third of them.') +
      gone([1, 0])
    expect(rows({ body, numbering: UN_LISTS, styles })).toEqual([
      ['1.', '1', 'First of all.'],
      ['2.', '2', 'Second of them.'],
      ['', 'u1', 'A text without a number.'],
      ['3.', '3', 'Third of them.'],
    ])
  })

  it('of articles begin parts, each with its numbers', () => {
    const numbering =
      abstractList(0, [
        ['decimal', 'Article %1'],
        ['decimal', '%2.'],
      ]) + list(1, 0)
    const body = ['Scope', 'Text.', 'Terms', 'Text.', 'Text.']
      .map((text) => p(text, { num: [1, text === 'Text.' ? 1 : 0] }))
      .join('')
    expect(rows({ body, numbering }).map(([, label]) => label)).toEqual([
      'h1',
      'Article 1 1',
      'h2',
      'Article 2 1',
      'Article 2 2',
    ])
  })

  it('come from styles, those that they are based on, and the level that names the style', () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="Base"><w:name w:val="Base"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="Deep"><w:name w:val="Deep"/><w:basedOn w:val="Base"/><w:pPr><w:numPr><w:ilvl w:val="7"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop2"/></w:style>' +
      '<w:style w:type="paragraph" w:styleId="Loop2"><w:name w:val="Loop2"/><w:basedOn w:val="Loop"/></w:style>'
    const numbering =
      abstractList(0, [
        ['decimal', '%1.', '<w:pStyle w:val="Base"/>'],
        ['lowerLetter', '(%2)', '<w:pStyle w:val="Deep"/>'],
      ]) + list(1, 0)
    const body =
      p('One:', { style: 'Base' }) +
      p('letter;', { style: 'Deep' }) +
      p('none here.', { style: 'Loop' }) +
      p('Not numbered.', { style: 'Base', more: '<w:numPr><w:numId w:val="0"/></w:numPr>' }) +
      p('Two.', { style: 'Base' })
    expect(numbers({ body, styles, numbering })).toEqual(['1.', '(a)', '', '', '2.'])
  })

  it('follow a list that is a style’s', () => {
    const styles =
      '<w:style w:type="numbering" w:styleId="UN"><w:name w:val="UN"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    const numbering =
      '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="UN"/></w:abstractNum>' +
      abstractList(1, [['upperLetter', '%1)']], '<w:styleLink w:val="UN"/>') +
      list(1, 0) +
      list(2, 1)
    expect(numbers({ body: p('Text.', { num: [1, 0] }), styles, numbering })).toEqual(['A)'])
  })

  it.each([
    ['lowerLetter', 28, 'bb'],
    ['upperRoman', 14, 'XIV'],
    ['decimalZero', 7, '07'],
    ['ordinal', 22, '22nd'],
    ['chineseCounting', 23, '二十三'],
    ['arabicAbjad', 4, 'د'],
    ['arabicAlpha', 3, 'ت'],
    ['russianLower', 10, 'к'],
    ['decimalEnclosedCircle', 3, '③'],
  ])('are shown in %s', (format, count, shown) => {
    const numbering = abstractList(0, [[format, '%1.']]) + list(1, 0)
    expect(numbers({ body: many(count, { num: [1, 0] }), numbering }).at(-1)).toBe(`${shown}.`)
  })

  it('are said to be unknown where they are, and nothing is put in their place', () => {
    const numbering = abstractList(0, [['cardinalText', '%1.']]) + list(1, 0)
    const { text, notes } = read({ body: p('Words follow.', { num: [1, 0] }), numbering })
    expect(text).toBe('Words follow.')
    expect(notes).toMatchObject([{ code: 'unknownNumbers', count: 1 }])
    expect(notes[0]?.detail).toContain('cardinalText')
  })

  it('of Arabic and Chinese lists are cited without their signs, and repeated ones by where they stand', () => {
    const arabic =
      abstractList(0, [
        ['decimal', '%1-'],
        ['arabicAbjad', '(%2)'],
        ['arabicAlpha', '%3)'],
      ]) + list(1, 0)
    const levels = (texts: string[]) =>
      texts.map((text, level) => p(text, { num: [1, Math.min(level, 2)] })).join('')
    expect(
      rows({ body: levels(['تقرر الدول:', 'الاجتماع؛', 'الإبلاغ؛']), numbering: arabic }, 'ar'),
    ).toEqual([
      ['1-', '1', 'تقرر الدول:'],
      ['(أ)', '1(أ)', 'الاجتماع؛'],
      ['أ)', '1(أ)(أ)', 'الإبلاغ؛'],
    ])
    const chinese =
      abstractList(0, [
        ['chineseCountingThousand', '%1、'],
        ['chineseCountingThousand', '（%2）'],
        ['ideographTraditional', '%3、'],
      ]) + list(1, 0)
    expect(
      rows({ body: levels(['各国决定：', '开会；', '报告。']), numbering: chinese }, 'zh'),
    ).toEqual([
      ['一、', '一', '各国决定：'],
      ['（一）', '一(一)', '开会；'],
      ['甲、', '一(一)(甲)', '报告。'],
    ])
    const far = (start: number) =>
      rows(
        {
          body: levels(['各国开会。']),
          numbering: chinese.replace(/<w:start w:val="1"\/>/, `<w:start w:val="${start}"/>`),
        },
        'zh',
      )[0]?.slice(0, 2)
    for (const [start, number] of [
      [100, '一百'],
      [101, '一百零一'],
      [111, '一百一十一'],
      [320, '三百二十'],
      [2030, '二千零三十'],
      [2003, '二千零三'],
    ] as const)
      expect(far(start)).toEqual([`${number}、`, number])
  })

  it('of titles of annexes begin one, with or without a style of headings', () => {
    const numbering =
      UN_LISTS +
      abstractList(7, [['upperRoman', 'Annex %1']]) +
      list(7, 7) +
      list(8, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')
    const body =
      p('Text.', { num: [1, 0] }) +
      p('Terms', { num: [7, 0] }) +
      p('Of one.', { num: [8, 0] }) +
      p('', { num: [7, 0] }) +
      p('Of two.', { num: [1, 0] })
    expect(rows({ body, numbering })).toEqual([
      ['1.', '1', 'Text.'],
      ['', 'h1', 'Annex I Terms'],
      ['1.', 'Annex I 1', 'Of one.'],
      ['', 'h2', 'Annex II'],
      ['2.', 'Annex II 2', 'Of two.'],
    ])
  })

  it('of bullets are bullets', () => {
    const numbering =
      abstractList(0, [
        ['bullet', '\uf0b7'],
        ['bullet', 'o'],
        ['bullet', '–'],
      ]) + list(1, 0)
    const body = p('1. Head:') + [0, 1, 2].map((level) => p('Text;', { num: [1, level] })).join('')
    expect(numbers({ body, numbering })).toEqual(['1.', '•', '◦', '–'])
  })

  it('typed by hand are recognised as in a pasted text', () => {
    const body =
      p('12.\tStates agree:') +
      p('(a) to meet;') +
      p('12 bis. They also agree.') +
      p('', {
        runs: `${run('13. One:')}<w:r><w:br/></w:r>${run('(a) two;')}<w:r><w:br/></w:r>${run('which goes on.')}`,
      })
    expect(rows({ body })).toEqual([
      ['12.', '12', 'States agree:'],
      ['(a)', '12(a)', 'to meet;'],
      ['12 bis.', '12 bis', 'They also agree.'],
      ['13.', '13', 'One:'],
      ['(a)', '13(a)', 'two; which goes on.'],
    ])
  })

  it('of a paragraph that holds nothing are counted and said', () => {
    const body = p('One.', { num: [1, 0] }) + p('', { num: [1, 0] }) + p('Three.', { num: [1, 0] })
    const { text, notes } = read({ body, numbering: UN_LISTS })
    expect(rowsOf(text).map(([number]) => number)).toEqual(['1.', '3.'])
    expect(notes).toEqual([{ code: 'emptyNumbers', count: 1, detail: '2.' }])
  })
})

describe('what paragraphs are', () => {
  const styles =
    '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>' +
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>' +
    '<w:style w:type="paragraph" w:styleId="HCh"><w:name w:val="_ H _Ch_G"/></w:style>'
  const kinds = (body: string, numbering = UN_LISTS) =>
    parseParagraphs(read({ body, styles, numbering }).text).paragraphs.map(({ kind, text }) => [
      kind,
      text,
    ])

  it('headings by style, by outline, with their numbers', () => {
    const numbering = abstractList(0, [['upperLetter', '%1.']]) + list(1, 0)
    const body =
      p('The following shall apply:', { style: 'H1', num: [1, 0] }) +
      p('Of the United Nations', { style: 'HCh' }) +
      p('Own level.', { more: '<w:outlineLvl w:val="2"/>' }) +
      p('Not one', { style: 'H1', more: '<w:outlineLvl w:val="9"/>' })
    expect(kinds(body, numbering)).toEqual([
      ['heading', 'A. The following shall apply:'],
      ['heading', 'Of the United Nations'],
      ['heading', 'Own level.'],
      ['paragraph', 'Not one'],
    ])
  })

  it('headings set bold or in capitals, and an annex, but no short line', () => {
    const body =
      p('', { runs: run('Way forward', '<w:b/>') }) +
      p('GENERAL') +
      p('Annex II') +
      p('Short line') +
      p('', { runs: run('Not bold', '<w:b w:val="0"/>') })
    expect(kinds(body)).toEqual([
      ['heading', 'Way forward'],
      ['heading', 'GENERAL'],
      ['heading', 'Annex II'],
      ['paragraph', 'Short line'],
      ['paragraph', 'Not bold'],
    ])
  })

  it('label an annex’s numbers by its name, and restarted ones by their heading', () => {
    const numbering =
      UN_LISTS +
      list(2, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>') +
      list(3, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')
    const body =
      p('Text.', { num: [1, 0] }) +
      p('Second part', { style: 'H1' }) +
      p('Text.', { num: [2, 0] }) +
      p('Still', { style: 'H1' }) +
      p('Text.', { num: [2, 0] }) +
      p('Annex I', { style: 'H1' }) +
      p('Text.', { num: [3, 0] })
    const { text } = read({ body, styles, numbering })
    expect(rowsOf(text).map(([, label]) => label)).toEqual([
      '1',
      'h1',
      'h1 1',
      'h2',
      'h1 2',
      'h3',
      'Annex I 1',
    ])
    expect(parseParagraphs(text).problems).toEqual([])
  })
})

describe('what stands in paragraphs', () => {
  it('brackets, links, tabs, fields, symbols and hyphens', () => {
    const runs =
      run('States [should] [may] ') +
      `<w:hyperlink>${run('follow')}</w:hyperlink>` +
      '<w:r><w:tab/></w:r>' +
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF x \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' +
      run('9') +
      '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' +
      run('para. 4') +
      '<w:r><w:fldChar w:fldCharType="end"/></w:r>' +
      `<w:fldSimple w:instr=" SEQ x ">${run(', 5')}</w:fldSimple>` +
      '<w:r><w:t xml:space="preserve"> co</w:t><w:softHyphen/><w:t>operate, well</w:t><w:noBreakHyphen/><w:t>known</w:t></w:r>' +
      '<w:r><w:sym w:font="Times New Roman" w:char="00A7"/></w:r>' +
      `<w:sdt><w:sdtPr/><w:sdtContent>${run(' in a control')}</w:sdtContent></w:sdt>`
    expect(read({ body: p('', { runs }) }).text).toBe(
      '¶ States [should] [may] follow\tpara. 4, 5 cooperate, well\u2011known§ in a control',
    )
  })

  it('figures above the line, signs of Word’s own fonts, and a first letter in a frame', () => {
    const above = (text: string) => run(text, '<w:vertAlign w:val="superscript"/>')
    const runs =
      `${run('In 10')}${above('6')}${run(' cases, the 1')}${above('er')}` +
      run(' \uf0b3 5, ', '<w:rFonts w:ascii="Symbol"/>') +
      '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Wingdings" w:char="F04A"/></w:r>'
    const { text, notes } = read({ body: p('', { runs }) })
    expect(text).toBe('¶ In 10⁶ cases, the 1er ≥ 5, ☑\ufffd')
    expect(notes).toEqual([{ code: 'unknownSymbols', count: 1, detail: 'Wingdings' }])
    const initial = p('S', { more: '<w:framePr w:dropCap="drop" w:lines="3"/>' })
    expect(rows({ body: `${initial}${p('tates should act.')}${p('They report.')}` })).toEqual([
      ['', 'u1', 'States should act.'],
      ['', 'u2', 'They report.'],
    ])
  })

  it('a heading that its text runs on from, by a mark that is hidden', () => {
    const body =
      p('Threats.', { num: [1, 0], mark: '<w:vanish/><w:specVanish/>' }) +
      p(' They grow.') +
      p('Norms.', { num: [1, 0], mark: '<w:vanish/>' }) +
      p('Law.', { num: [1, 0] })
    expect(rows({ body, numbering: UN_LISTS })).toEqual([
      ['1.', '1', 'Threats. They grow.'],
      ['2.', '2', 'Norms.'],
      ['3.', '3', 'Law.'],
    ])
  })

  it('footnotes stay with their paragraph, marked', () => {
    const note = (id: number, text: string) =>
      `<w:footnote w:id="${id}">${p('', { runs: `<w:r><w:footnoteRef/></w:r>${run(` ${text}`)}` })}</w:footnote>`
    const reference = (id: number) => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`
    const body =
      p('', {
        num: [1, 0],
        runs: `${run('States agreed')}${reference(2)}${run(' to meet.')}${reference(3)}`,
      }) +
      p('', {
        num: [1, 0],
        runs: `${run('More')}<w:r><w:footnoteReference w:customMarkFollows="1" w:id="4"/><w:t>*</w:t></w:r>${run('.')}`,
      })
    const { text } = read({
      body,
      numbering: UN_LISTS,
      footnotes: note(2, 'See A/75/816.') + note(3, 'Ibid.') + note(4, '* Annex.'),
    })
    expect(parseParagraphs(text)).toMatchObject({
      paragraphs: [
        { number: '1.', text: 'States agreed¹ to meet.²\n¹ See A/75/816.\n² Ibid.' },
        { number: '2.', text: 'More⁽*⁾.\n⁽*⁾ Annex.' },
      ],
      problems: [],
    })
  })

  it('tables row by row, text boxes once, after their paragraph', () => {
    const cell = (text: string) => `<w:tc><w:tcPr/>${p(text)}</w:tc>`
    const box =
      '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>' +
      `${p('In a box.')}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${p('In a box.')}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
    const body =
      p('', { runs: run('Anchor.') + box }) +
      `<w:tbl><w:tr>${cell('Norm')}${cell('Measure')}</w:tr><w:tr>${cell('A')}${cell('1. Numbered')}</w:tr></w:tbl>`
    expect(rows({ body }).map(([, , text]) => text)).toEqual([
      'Anchor.',
      'In a box.',
      'Norm | Measure',
      'A',
      'Numbered',
    ])
    expect(read({ body }).notes).toEqual([
      { code: 'tables', count: 1 },
      { code: 'boxes', count: 1 },
    ])
  })

  it('cells that stand for themselves one after the other, others with what they lack', () => {
    const cell = (...inside: string[]) => `<w:tc><w:tcPr/>${inside.join('')}</w:tc>`
    const row = (...cells: string[]) => `<w:tbl><w:tr>${cells.join('')}</w:tr></w:tbl>`
    const texts = (body: string) =>
      rows({ body, numbering: UN_LISTS }).map(([number, , text]) => `${number}>${text}`)
    const wide = cell(p('One.'), p('Two.'))
    expect(texts(row(cell(p('A')), wide))).toEqual(['>A', '>One.', '>Two.'])
    expect(texts(row(cell(p('A')), cell(p('Text.', { num: [1, 0] }))))).toEqual(['>A', '1.>Text.'])
    expect(texts(row(cell(p('3.')), cell(p('Meet')), cell(p('Yearly'))))).toEqual([
      '3.>Meet | Yearly',
    ])
    expect(texts(row(cell(p('A')), cell(p('')), cell(p('NEW YORK'))))).toEqual(['>A |  | NEW YORK'])
    expect(texts(row(cell(p('')), cell(p('Alone.'))))).toEqual(['>Alone.'])
  })

  it('says what it leaves out', () => {
    const body =
      p('', {
        runs: `${run('Seen.')}${run(' Hidden.', '<w:vanish/>')}<w:r><w:drawing/></w:r><w:r><w:commentReference w:id="0"/></w:r>`,
      }) +
      '<w:altChunk/>' +
      p('', {
        runs: `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> LISTNUM </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>${run('A field’s number.')}`,
      }) +
      p('', { runs: '<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>' })
    const { text, notes } = read({ body })
    expect(text).toBe('Seen.\n\nA field’s number.\n\n¶ \ufffd')
    expect(notes.map(({ code }) => code).sort()).toEqual([
      'comments',
      'embedded',
      'hidden',
      'pictures',
      'unknownNumbers',
      'unknownSymbols',
    ])
  })

  it('leaves out a table of contents, and says so', () => {
    const body =
      p('', {
        runs: `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('Introduction 3')}`,
      }) +
      p('', { runs: `${run('Norms 4')}<w:r><w:fldChar w:fldCharType="end"/></w:r>` }) +
      p('Text.')
    const { text, notes } = read({ body })
    expect(text).toBe('Text.')
    expect(notes).toEqual([{ code: 'contents', count: 2 }])
  })
})

describe('tracked changes', () => {
  const by = 'w:id="1" w:author="Chair" w:date="2026-11-01T00:00:00Z"'
  const ins = (text: string) => `<w:ins ${by}>${run(text)}</w:ins>`
  const del = (text: string) => `<w:del ${by}>${run(text, '', 'delText')}</w:del>`
  const both = (body: string) => {
    const { text, rejected } = read({ body, numbering: UN_LISTS })
    return [rowsOf(text), rejected === null ? null : rowsOf(rejected)].map(
      (list) => list?.map(([number, , own]) => `${number} ${own}`.trim()) ?? null,
    )
  }

  it('of words are read both ways', () => {
    const body = p('', {
      num: [1, 0],
      runs: `${run('States ')}${del('should')}${ins('may')}${run(' act.')}`,
    })
    expect(both(body)).toEqual([['1. States may act.'], ['1. States should act.']])
  })

  describe('made by hand', () => {
    const struck = (text: string, how = '<w:strike/>') => run(text, how)
    const ask = (words: string, styles = '') => {
      const runs = `${run('States ')}${words}${run(' shall', '<w:b/>')}${run(' act.')}`
      const { text, rejected, notes } = read({ body: p('', { runs }), styles })
      return { text, rejected, notes }
    }
    const asked = {
      text: 'States shall act.',
      rejected: 'States should shall act.',
      notes: [{ code: 'struck', count: 1 }],
    }

    it.each([
      ['one line', struck('should')],
      ['two lines', struck('should', '<w:dstrike/>')],
      ['a style of signs', run('should', '<w:rStyle w:val="Gone"/>')],
      ['runs beside each other', struck('sho') + struck('uld', '<w:strike/><w:i/>')],
    ])('are asked about where struck out by %s', (_, words) => {
      const styles =
        '<w:style w:type="character" w:styleId="Gone"><w:name w:val="Gone"/><w:rPr><w:strike/></w:rPr></w:style>'
      expect(ask(words, styles)).toEqual(asked)
    })

    it('are none where a line is switched off', () => {
      const words = struck('should', '<w:strike w:val="0"/><w:dstrike w:val="false"/>')
      expect(ask(words)).toEqual({ text: 'States should shall act.', rejected: null, notes: [] })
    })

    it('keep the numbers that Word shows, of paragraphs and of notes', () => {
      const mark = (id: number, how = '') =>
        `<w:r><w:rPr>${how}</w:rPr><w:footnoteReference w:id="${id}"/></w:r>`
      const body =
        p('', { num: [1, 0], runs: struck('Old.') }) +
        p('', { num: [1, 0], runs: mark(1, '<w:strike/>') + run('New') + mark(2) })
      const footnotes =
        '<w:footnote w:id="1"><w:p><w:r><w:t>Gone.</w:t></w:r></w:p></w:footnote><w:footnote w:id="2"><w:p><w:r><w:t>Kept.</w:t></w:r></w:p></w:footnote>'
      const found = read({ body, footnotes, numbering: UN_LISTS })
      expect(rowsOf(found.text)).toEqual([['2.', '2', 'New²\n² Kept.']])
      expect(found.notes.map(({ code }) => code).sort()).toEqual(['emptyNumbers', 'struck'])
    })
  })

  it('that change no word are none', () => {
    const runs = `<w:r><w:rPr><w:b/><w:rPrChange ${by}><w:rPr/></w:rPrChange></w:rPr><w:t>Same text here.</w:t></w:r>`
    expect(both(p('', { runs }))).toEqual([['Same text here.'], null])
  })

  it('of whole paragraphs move the numbers after them', () => {
    const body =
      p('One.', { num: [1, 0] }) +
      p('', { num: [1, 0], mark: `<w:ins ${by}/>`, runs: ins('Two, new.') }) +
      p('', { num: [1, 0], mark: `<w:del ${by}/>`, runs: del('Two, old.') }) +
      p('Last.', { num: [1, 0] })
    expect(both(body)).toEqual([
      ['1. One.', '2. Two, new.', '3. Last.'],
      ['1. One.', '2. Two, old.', '3. Last.'],
    ])
  })

  it('of a mark join two paragraphs, or part them', () => {
    const joined =
      p('', { num: [1, 0], mark: `<w:del ${by}/>`, runs: run('States agree ') }) +
      p('to meet.', { num: [1, 0] }) +
      p('Next.', { num: [1, 0] })
    expect(both(joined)).toEqual([
      ['1. States agree to meet.', '2. Next.'],
      ['1. States agree', '2. to meet.', '3. Next.'],
    ])
    const parted = joined.replace('<w:del ', '<w:ins ')
    expect(both(parted)).toEqual([
      ['1. States agree', '2. to meet.', '3. Next.'],
      ['1. States agree to meet.', '2. Next.'],
    ])
  })

  it('that join paragraphs of different lists are said', () => {
    const body =
      p('', { num: [1, 0], mark: `<w:del ${by}/>`, runs: run('States agree ') }) + p('to meet.')
    expect(read({ body, numbering: UN_LISTS }).notes).toEqual([
      { code: 'joined', count: 1, detail: 'States agree to meet.' },
    ])
  })

  it('by moving are both places', () => {
    const moved = (tag: string, mark: string, inner: string) =>
      p('', {
        num: [1, 0],
        mark: `<w:${mark} ${by}/>`,
        runs: `<w:${tag}RangeStart w:id="2"/><w:${tag} ${by}>${inner}</w:${tag}><w:${tag}RangeEnd w:id="2"/>`,
      })
    const body =
      moved('moveFrom', 'moveFrom', run('Moved.')) +
      p('Stays.', { num: [1, 0] }) +
      moved('moveTo', 'moveTo', run('Moved.')) +
      p('Last.', { num: [1, 0] })
    expect(both(body)).toEqual([
      ['1. Stays.', '2. Moved.', '3. Last.'],
      ['1. Moved.', '2. Stays.', '3. Last.'],
    ])
  })

  it('of numbering, rows and fields', () => {
    const was = `<w:pPrChange ${by}><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange>`
    const row = (mark: string, text: string) =>
      `<w:tr><w:trPr><w:${mark} ${by}/></w:trPr><w:tc>${p(text)}</w:tc></w:tr>`
    const body =
      p('One.', { num: [1, 0] }) +
      p('Two.', { num: [1, 0], more: was }) +
      `<w:tbl>${row('ins', 'New row.')}${row('del', 'Old row.')}</w:tbl>`
    expect(both(body)).toEqual([
      ['1. One.', '2. Two.', 'New row.'],
      ['1. One.', '(a) Two.', 'Old row.'],
    ])
  })
})

describe('files', () => {
  const fault = (file: Buffer) => {
    try {
      readWord(file, 'en')
      return 'none'
    } catch (error) {
      if (error instanceof UnfitFile) return error.fault
      throw error
    }
  }

  it('that define entities, are cut off or nest without end are refused', () => {
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document/>'
    const whole = buildWord({ body: p('Text.') })
    const changed = (from: string, to: string) =>
      Buffer.from(whole.toString('latin1').replace(from, to), 'latin1')
    expect(fault(buildWord({ body: `${'<w:sdt>'.repeat(400)}${'</w:sdt>'.repeat(400)}` }))).toBe(
      'sourceContent',
    )
    expect(fault(buildWord({ body: '<w:p>' }))).toBe('sourceContent')
    expect(fault(buildWord({ body: '&undefined;' }))).toBe('sourceContent')
    expect(fault(buildWord({ body: p('x'), styles: bomb }))).toBe('sourceContent')
    expect(fault(whole.subarray(0, -30))).toBe('fileContent')
    expect(fault(changed('/officeDocument"', '/officeDokument"'))).toBe('sourceType')
    expect(fault(changed('Target="word/', 'Target="wort/'))).toBe('sourceType')
  })

  it('with other prefixes and of the strict form are read all the same', () => {
    const body = p('Text.', { num: [1, 0] })
    const strict = buildWord({ body, numbering: UN_LISTS })
    const text = strict.toString('latin1')
    // Of the same length, since an archive says how long its parts are.
    const other = text
      .replaceAll('xmlns:w=', 'xmlns:z=')
      .replaceAll('<w:', '<z:')
      .replaceAll('</w:', '</z:')
      .replaceAll(' w:', ' z:')
    expect(readWord(Buffer.from(other, 'latin1'), 'en').text).toBe('1. Text.')
  })

  it('of 500 paragraphs lose none of them, whatever they hold', () => {
    const body = Array.from({ length: 500 }, (_, index) =>
      p(`Paragraph ${index + 1} says that States do so.`, { num: [1, index % 5 === 0 ? 0 : 1] }),
    ).join('')
    const { paragraphs, problems } = parseParagraphs(read({ body, numbering: UN_LISTS }).text)
    expect(problems).toEqual([])
    expect(paragraphs.map(({ text }) => text)).toEqual(
      Array.from({ length: 500 }, (_, index) => `Paragraph ${index + 1} says that States do so.`),
    )
    expect(paragraphs.at(-1)?.label).toBe('100(d)')
  })

  it('give every word of every paragraph, in any list and style', () => {
    const text = fc.oneof(
      fc.lorem({ maxCount: 8 }),
      fc.constantFrom(
        '# x',
        '¶ x',
        '(i) [x]',
        'ANNEX',
        '1.',
        '• x',
        '¹ x',
        '国家应当',
        'الدول',
        '12. a ¶ b',
      ),
      fc.string({ unit: 'grapheme', maxLength: 20 }),
    )
    const num = fc.option(fc.tuple(fc.constant(1), fc.nat(3)), { nil: undefined })
    const style = fc.constantFrom(undefined, 'H1')
    fc.assert(
      fc.property(fc.array(fc.tuple(text, num, style), { maxLength: 12 }), (wishes) => {
        // XML can't hold these, so no file does.
        const clean = wishes.map(
          ([text, num, style]) =>
            [
              text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ''),
              num,
              style,
            ] as const,
        )
        const body = clean
          .map(([text, num, style]) => p(text, { ...(num && { num }), ...(style && { style }) }))
          .join('')
        const styles =
          '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
        const { paragraphs } = parseParagraphs(read({ body, styles, numbering: UN_LISTS }).text)
        const ink = (all: string) => [...all.replace(/[^\p{L}\p{N}[\]]/gu, '')]
        // What is read holds the numbers of the lists besides.
        const left = ink(paragraphs.map(({ number, text }) => number + text).join('')).join('')
        let from = 0
        for (const sign of ink(clean.map(([text]) => text).join(''))) {
          from = left.indexOf(sign, from) + 1
          if (from === 0) throw new Error(`lost ${sign} of ${JSON.stringify(clean)}`)
        }
      }),
    )
  })
})
