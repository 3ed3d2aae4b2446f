import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placesIn } from './places-in'

const paragraph = (label: string, number = label, depth = 0) => ({
  id: label,
  label,
  number,
  depth,
})
const under = (top: string, ...letters: string[]) => [
  paragraph(top, `${top}.`),
  ...letters.map((letter) => paragraph(`${top}${letter}`, letter, letter.split('(').length - 1)),
]
const PARAGRAPHS = [
  ...[paragraph('h1', ''), paragraph('u1', ''), paragraph('PP2')],
  ...[...under('1', '(a)', '(b)', '(c)'), ...under('2', '(a)', '(b)', '(d)'), ...under('11')],
  ...under('12', '(a)', '(a)(i)', '(a)(ii)', '(b)', '(c)'),
  ...[...under('13'), ...under('13 bis'), ...under('14', '(a)'), paragraph('h2', '')],
  ...[...under('Annex I 1'), ...under('Annex I 2', '(a)', '(b)'), ...under('Annex I 20')],
  ...[paragraph('h3', ''), ...under('Annex II 1'), paragraph('h4', ''), ...under('h4 1')],
]
const read = (cell: string, paragraphs = PARAGRAPHS) => {
  const { places, unplaced } = placesIn(cell, paragraphs)
  return [
    ...places.map(({ label }) => label),
    ...unplaced.map(({ words, why }) => `${why === 'unknown' ? '?' : `${why}: `}${words}`),
  ].join(' | ')
}

describe('the paragraphs that a cell names', () => {
  it.each([
    ['12', '12'],
    ['paras. 12 and 13 bis', '12 | 13 bis'],
    ['12; 12(a), 12', '12 | 12(a)'],
    ['99; 13', '13 | ?99'],
    ['', ''],
    ['-', ''],
    // As the six languages write them.
    ['§ 12 et 13', '12 | 13'],
    ['§§ 12, 13', '12 | 13'],
    ['paragraphes 12 et 13', '12 | 13'],
    ['párrafos 11 y 12 (a)', '11 | 12(a)'],
    ['párrafo 1, inciso a)', '1(a)'],
    ['12 и 13', '12 | 13'],
    ['пункты 12, 13 и 14', '12 | 13 | 14'],
    ['الفقرة 12 و13', '12 | 13'],
    ['الفقرتان 12 و 13', '12 | 13'],
    ['第12段和第13段', '12 | 13'],
    ['第12、13段', '12 | 13'],
    ['12 / 13', '12 | 13'],
    ['OP12', '12'],
    ['PP2', 'PP2'],
    ['PP12', '?PP12'],
    ['u1; h4 1', 'u1 | h4 1'],
    ['h1', '?h1'],
    // Letters go with the number before them.
    ['12 (a), (b)', '12(a) | 12(b)'],
    ['12 (a) and (b), and 13', '12(a) | 12(b) | 13'],
    ['12 a) y b)', '12(a) | 12(b)'],
    ['12a and b', '12(a) | 12(b)'],
    ['12 (a) (i), (ii) and (b)', '12(a)(i) | 12(a)(ii) | 12(b)'],
    ['para. 12, subparas. (a) and (b)', '12(a) | 12(b)'],
    ['12 and (a)', '12 | 12(a)'],
    ['第1段(a)项和(b)项', '1(a) | 1(b)'],
    ['1 (a) and (d)', '1(a) | ?1(d)'],
    ['99 (a), (b)', '?99 (a) | ?99(b)'],
    ['(d)', '?(d)'],
    // Annexes.
    ['Annex I, para. 2', 'Annex I 2'],
    ['Annex 1, paras. 1 and 2 (a), (b)', 'Annex I 1 | Annex I 2(a) | Annex I 2(b)'],
    ['paras. 1 and 2 of annex I, and 1 of annex II', 'Annex I 1 | Annex I 2 | Annex II 1'],
    ['Annex II, 1; 12', 'Annex II 1 | 12'],
    ['Annex I, 2 and para. 1 of Annex II', 'Annex I 2 | Annex II 1'],
    ["paragraphe 2 de l'annexe I", 'Annex I 2'],
    ['пункт 2 приложения I', 'Annex I 2'],
    ['附件一第2段', 'Annex I 2'],
    ['المرفق الأول، الفقرة 2', 'Annex I 2'],
    ['Annex I 1-2', 'Annex I 1 | Annex I 2'],
    ['Annex I', '?Annex I'],
    ['Annex, para. 2', '?Annex, para. 2'],
    ['Annex III, para. 2', '?Annex III, para. 2'],
    ['Section II, para. 12', '?Section II, para. 12'],
    ['20', 'otherPart: 20'],
    // From one to another.
    ['12-14', '12 | 13 | 13 bis | 14'],
    ['paras. 12 through 13', '12 | 13'],
    ['paras. 12 to 14', '12 | 13 | 13 bis | 14'],
    ['du 12 au 13', '12 | 13'],
    ['del 12 al 13', '12 | 13'],
    ['с 12 по 13', '12 | 13'],
    ['من 12 إلى 13', '12 | 13'],
    ['第12至13段', '12 | 13'],
    ['11–12; 14', '11 | 12 | 14'],
    ['1 - 2', '1 | 2'],
    ['12(a)-(c)', '12(a) | 12(b) | 12(c)'],
    ['12(b) to 12(c)', '12(b) | 12(c)'],
    ['1 2', '?1 2'],
    ['14-12', '?14-12'],
    ['12-99', '?12-99'],
    ['12-14(a)', '?12-14(a)'],
    ['14-20', '?14-20'],
    [`12 ${'so '.repeat(60)}`, `?12 ${'so '.repeat(39)}…`],
    ['12 et seq.', 'openEnded: 12 et seq'],
    ['12 et suivants', 'openEnded: 12 et suivants'],
    ['párr. 12 y ss.', 'openEnded: párr. 12 y ss'],
    ['12 и след.', 'openEnded: 12 и след'],
    ['12 ff.', 'openEnded: 12 ff'],
  ])('of %j are %s', (cell, labels) => {
    expect(read(cell)).toBe(labels)
  })

  it('are those of the only annex, which need not be numbered', () => {
    const annexed = [...under('1'), ...under('Annex 1'), ...under('Annex 3', '(a)')]
    expect(read('para. 3 of the annex; Annex, 3 (a); Annex 3', annexed)).toBe(
      'Annex 3 | Annex 3(a)',
    )
    expect(read('Annex I, 3', annexed)).toBe('Annex 3')
    expect(read('Annex II, 3', annexed)).toBe('?Annex II, 3')
    // Of a text whose numbers are all in its annex no other can be meant.
    expect(read('3', [paragraph('u1', ''), ...under('Annex 3')])).toBe('Annex 3')
  })

  it('are none where several may be meant', () => {
    const both = under('12', '(h)', '(h)(i)', '(i)')
    expect(read('12 (h), (i)', both)).toBe('12(h) | several: (i)')
    const cases = [...under('15', '(a)'), ...under('15', '(A)')]
    expect(read('15(A), 15(a)', cases)).toBe('15(A) | 15(a)')
  })

  it('are what the labels say, each in a list of any of them', () => {
    const labels = PARAGRAPHS.map(({ label }) => label).filter((label) => !/^h\d+$/.test(label))
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...labels)), (some) => {
        expect(read(some.join('; '))).toBe(some.join(' | '))
      }),
    )
  })
})
