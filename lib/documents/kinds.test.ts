import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { KINDS, type Kinds, withKinds } from './kinds'
import { parseParagraphs } from './paragraphs'
import { reviewOf } from './review'

const rows = (text: string) =>
  parseParagraphs(text).paragraphs.map(({ kind, number, label, text: own }) =>
    [kind[0], label, number, own].join('|'),
  )

describe('withKinds', () => {
  it('makes a heading of a numbered paragraph and gives it back its number', () => {
    const text = '1. Measures\n2. States\nagree.'
    const headed = withKinds(text, { p0: 'heading' })
    expect(headed).toBe('# 1. Measures\n\n2. States\nagree.')
    expect(rows(headed)).toEqual(['h|h1||1. Measures', 'p|2|2.|States agree.'])
    expect(rows(withKinds(headed, { p0: 'paragraph' }))).toEqual(rows(text))
  })

  it('makes paragraphs of headings and subparagraphs, and leaves what stands beside them', () => {
    const text = 'Short line\n\nStates agree:\n(a) to meet;\nMEASURES'
    expect(rows(withKinds(text, { p0: 'paragraph', p2: 'paragraph' }))).toEqual([
      'p|u1||Short line',
      'p|u2||States agree:',
      'p|(a)|(a)|to meet;',
      'h|h1||MEASURES',
    ])
  })

  it('steps a paragraph in below the one before it', () => {
    expect(rows(withKinds('1. One.\n\nMore of it.', { p1: 'subparagraph' }))).toEqual([
      'p|1|1.|One.',
      's|1•1||More of it.',
    ])
  })

  it('keeps footnotes, and a text of which nothing else is said', () => {
    const text = '1. One¹.\n¹ See A/75/816.\n\n2. Two.'
    expect(withKinds(text, { p0: 'paragraph', p9: 'heading' })).toBe(text)
    expect(withKinds(text, { p0: 'subparagraph' })).toContain('¶¶ 1. ¶ One¹.\n¹ See A/75/816.\n')
  })

  it('gives any row of any text the kind that was said, and loses no word', () => {
    const line = fc.constantFrom(
      ...[
        '',
        'A. Measures',
        '1. States agree',
        '2. To meet;',
        '(a) in May;',
        '(i) online',
        '• more',
      ],
      ...[
        'Annex I',
        'MEASURES',
        'A short line',
        'It ends here.',
        '# Said',
        '¶ 1.2 ¶ Own',
        '¹ Note.',
        '3.',
        '12 bis. Late',
      ],
    )
    const words = (text: string) =>
      parseParagraphs(text).paragraphs.map((one) =>
        `${one.number}${one.text}`.replace(/[^\p{L}\p{N}]/gu, ''),
      )
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 14 }),
        fc.array(fc.constantFrom(...KINDS, undefined), { minLength: 14, maxLength: 14 }),
        (lines, said) => {
          const text = lines.join('\n')
          const kinds: Kinds = {}
          for (const [index, kind] of said.entries()) if (kind) kinds[`p${index}`] = kind
          const written = withKinds(text, kinds)
          const wanted = parseParagraphs(text).paragraphs.map(({ kind }, at) => said[at] ?? kind)
          expect(parseParagraphs(written).paragraphs.map(({ kind }) => kind)).toEqual(wanted)
          expect(words(written)).toEqual(words(text))
        },
      ),
      { numRuns: 1000 },
    )
  })
})

describe('a review', () => {
  it('shows what was said of kinds, and what is no kind is not heard', () => {
    const kinds = { p0: 'heading', p1: 'nonsense' }
    const { rows, text } = reviewOf([], { text: '1. Measures\n2. Two.', kinds })
    expect(rows.map(({ paragraph }) => paragraph.kind)).toEqual(['heading', 'paragraph'])
    expect(text).toContain('# 1. Measures')
    expect(reviewOf([], { text: '1. One.', kinds: 'x' }).text).toBe('1. One.')
  })
})
