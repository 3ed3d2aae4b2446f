import { describe, expect, it } from 'vitest'
import { placesIn } from './places-in'

const paragraph = (label: string, number = label, depth = 0) => ({
  id: label,
  label,
  number,
  depth,
})
const PARAGRAPHS = [
  ...[paragraph('A', ''), paragraph('11'), paragraph('12'), paragraph('12(a)', '(a)', 1)],
  ...[paragraph('12(b)', '(b)', 1), paragraph('12(c)', '(c)', 1), paragraph('13')],
  ...[paragraph('13 bis'), paragraph('14'), paragraph('14(a)', '(a)', 1)],
]
const read = (cell: string) => {
  const { places, unknown } = placesIn(cell, PARAGRAPHS)
  return [...places.map(({ label }) => label), ...unknown.map((one) => `?${one}`)].join(' | ')
}

describe('the paragraphs that a cell names', () => {
  it.each([
    ['12', '12'],
    ['paras. 12 and 13 bis', '12 | 13 bis'],
    ['§ 12 et 13', '12 | 13'],
    ['párrafos 11 y 12 (a)', '11 | 12(a)'],
    ['12 и 13', '12 | 13'],
    ['الفقرة 12 و13', '12 | 13'],
    ['第12段和第13段', '12 | 13'],
    ['12; 12(a), 12', '12 | 12(a)'],
    ['12-14', '12 | 13 | 13 bis | 14'],
    ['paras. 12 to 14', '12 | 13 | 13 bis | 14'],
    ['11–12; 14', '11 | 12 | 14'],
    ['12(a)-(c)', '12(a) | 12(b) | 12(c)'],
    ['12(b) to 12(c)', '12(b) | 12(c)'],
    ['14-12', '?14-12'],
    ['12-99', '?12-99'],
    ['12-14(a)', '?12-14(a)'],
    ['99; 13', '13 | ?99'],
    ['', ''],
  ])('of %j are %s', (cell, labels) => {
    expect(read(cell)).toBe(labels)
  })
})
