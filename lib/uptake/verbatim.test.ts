import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexParagraphs, suggestParagraphs } from './suggestions'
import { runsOf, verbatimIndex } from './verbatim'

const runIn = (wording: string, text: string) => runsOf(wording, verbatimIndex([text])).get(0)
const foundIn = (wording: string, text: string) => {
  const run = runIn(wording, text)
  return run && text.slice(run.from, run.to)
}

describe('runsOf', () => {
  it('finds a wording whatever its case, spaces, quotation marks and punctuation', () => {
    expect(foundIn('the “rules   of the road”', "12. Obey the 'Rules of the Road', States.")).toBe(
      "the 'Rules of the Road",
    )
    expect(foundIn('States’ duties\nremain whole', "All States' duties remain whole.")).toBe(
      "States' duties remain whole",
    )
  })

  it('finds it whatever form its characters have', () => {
    expect(foundIn('Se\u0301curite\u0301 des re\u0301seaux', 'La sécurité des réseaux.')).toBe(
      'sécurité des réseaux',
    )
    expect(foundIn('ﬁve joint ﬁles', 'The five joint files.')).toBe('five joint files')
  })

  it('finds it in Chinese, wherever a segmenter would cut', () => {
    expect(foundIn('各国应保护关键基础设施', '委员会认为，各国应保护关键基础设施。')).toBe(
      '各国应保护关键基础设施',
    )
    const run = runIn('各国应保护关键基础设施', '委员会认为，各国应保护关键基础设施。')
    expect(run).toMatchObject({ words: 11, of: 11 })
  })

  it('finds it in Arabic with and without its marks', () => {
    expect(foundIn('حماية البنية التحتية', 'تلتزم الدول بِحمايةِ، حِمايَةُ البِنيَةِ التَّحتيّة.')).toBe(
      'حِمايَةُ البِنيَةِ التَّحتيّة',
    )
  })

  it('tells the longest part of it, and nothing of two words', () => {
    expect(runIn('a b c d e f', 'x a b c y c d e f z')).toMatchObject({ words: 4, of: 6 })
    expect(runIn('a b c d e f', 'a b c d y d e f')).toMatchObject({ words: 4, from: 0 })
    expect(runIn('a b', 'a b c')).toBeUndefined()
    expect(runIn('', 'a b c')).toBeUndefined()
  })

  it('finds every part of three words or more of any text, where it stands', () => {
    const word = fc.stringMatching(/^[a-z]{1,6}$/)
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 3, maxLength: 30 }),
        fc.nat(),
        fc.nat(),
        (words, a, b) => {
          const from = a % (words.length - 2)
          const to = from + 3 + (b % (words.length - from - 2))
          const part = words.slice(from, to).join(' ')
          const text = words.join(', ')
          const run = runIn(part, text)
          expect(run).toMatchObject({ words: to - from, of: to - from })
          expect(text.slice(run?.from, run?.to).replaceAll(',', '')).toBe(part)
        },
      ),
    )
  })
})

describe('suggestions', () => {
  const long = 'States shall publish each year what they did to put every norm into practice'
  const text = (texts: string[]) =>
    indexParagraphs(
      texts.map((own, at) => ({
        id: `p${at}`,
        label: String(at + 1),
        kind: 'paragraph',
        text: own,
        lineageIds: [`l${at}`],
      })),
    )
  const point = {
    statement: 'Publish what is done about fellowships for delegates of small States',
    proposedWording: long,
    paragraphReference: '5',
  }
  const index = text([
    'Fellowships for delegates of small States are funded.',
    `${long.toUpperCase()}, and more.`,
    'States shall publish each year what they did to put money aside.',
    'Earlier linked.',
    'Named by its number.',
  ])

  it('stand in the order of what they are told by', () => {
    const found = suggestParagraphs({ ...point, earlier: [{ lineageIds: ['l3'] }] }, index)
    expect(found.map(({ paragraphId, reason }) => `${paragraphId} ${reason}`)).toEqual([
      'p3 earlier',
      'p1 verbatim',
      'p4 number',
      'p2 passage',
      'p0 statement',
    ])
    expect(found[1]?.found).toMatchObject({ from: 0, to: long.length, words: 14, of: 14 })
    expect(found[3]).toMatchObject({ share: 10 / 14, found: { words: 10, of: 14 } })
  })

  it('tell of the wording in a paragraph that is suggested for another reason as well', () => {
    const [first] = suggestParagraphs({ ...point, earlier: [{ lineageIds: ['l1'] }] }, index)
    expect(first).toMatchObject({ paragraphId: 'p1', reason: 'earlier', found: { words: 14 } })
  })

  it('are the same whichever points were looked for before', () => {
    const again = suggestParagraphs(point, index)
    suggestParagraphs({ ...point, proposedWording: null }, index)
    expect(suggestParagraphs(point, index)).toEqual(again)
  })
})
