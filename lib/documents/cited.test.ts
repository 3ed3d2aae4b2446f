import { describe, expect, it } from 'vitest'
import { paragraphNamed } from './cited'

const text = [
  { number: '', label: 'h1' },
  { number: '12', label: '12' },
  { number: '(a)', label: '12(a)' },
  { number: '(i)', label: '12(a)(i)' },
  { number: '12 bis', label: '12 bis' },
  { number: '13', label: '13' },
  { number: '(a)', label: '13(a)' },
  { number: '3', label: 'Annex I 3' },
  { number: '٧ -', label: '٧' },
  { number: '(هـ)', label: '٧(ه)' },
  { number: '㈠', label: '٧(一)' },
  { number: '1.2.', label: '1.2' },
  { number: '15. (a)', label: '15(a)' },
  { number: '(A)', label: '15(A)' },
  { number: '8)', label: '8' },
  { number: 'PP2 bis.', label: 'PP2 bis' },
]

describe('paragraphNamed', () => {
  it.each([
    ['12', '12'],
    [' 12. ', '12'],
    ['12 (a)', '12(a)'],
    ['12(A)(i)', '12(a)(i)'],
    ['12bis', '12 bis'],
    ['Para. 13 (a)', '13(a)'],
    ['paragraph 12', '12'],
    ['OP12', '12'],
    ['§ 12', '12'],
    ['第12段', '12'],
    ['الفقرة ١٢', '12'],
    ['7', '٧'],
    ['7 -', '٧'],
    ['7(هـ)', '٧(ه)'],
    ['٧ (ه)', '٧(ه)'],
    ['7 (一)', '٧(一)'],
    ['1.2', '1.2'],
    ['15. (a)', '15(a)'],
    ['15(A)', '15(A)'],
    ['8)', '8'],
    ['12 a)', '12(a)'],
    ['pp2 bis', 'PP2 bis'],
    ['Annex I, 3', 'Annex I 3'],
    ['3', 'Annex I 3'],
    ['(i)', '12(a)(i)'],
  ])('finds %s', (typed, label) => {
    expect(paragraphNamed(typed, text)?.label).toBe(label)
  })

  it.each(['(a)', '14', 'h1', '', 'paragraph', 'paragraphs on norms', '12 months'])(
    'takes %s for no number of one paragraph',
    (typed) => {
      expect(paragraphNamed(typed, text)).toBeNull()
    },
  )
})

describe('a number with a dash', () => {
  const paragraphs = [
    { number: '12', label: '12' },
    { number: '3 -', label: '3 -' },
    { number: '(أ)', label: '3 -(أ)' },
    { number: '2-bis', label: '2-bis' },
  ]
  it.each([
    ['3', '3 -'],
    ['٣', '3 -'],
    ['3(أ)', '3 -(أ)'],
    ['2 bis', '2-bis'],
  ])('is found by %s', (typed, label) => {
    expect(paragraphNamed(typed, paragraphs)?.label).toBe(label)
  })
  it('is not one that a range is taken for', () => {
    expect(paragraphNamed('1-2', paragraphs)).toBeNull()
  })
})
