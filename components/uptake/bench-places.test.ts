import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BenchText } from './bench-paragraph'
import { placesOf } from './bench-places'

const text = (label: string, own: string, heading = false): BenchText => ({
  id: label,
  label,
  number: heading ? '' : `${label}.`,
  heading,
  depth: 0,
  text: own,
  changes: null,
})
const texts = [
  text('h1', 'Norms', true),
  text('1', 'In 12 States the fund opens.'),
  text('12', 'States report.'),
  text('12(a)', 'Each year.'),
  text('13', '各国应保护关键基础设施。'),
]

describe('placesOf', () => {
  it('shows what is suggested before the rest, and headings to nobody’s keys', () => {
    expect(placesOf(texts, ['12', 'gone'], '')).toEqual({
      found: null,
      first: ['12'],
      rest: ['h1', '1', '12(a)', '13'],
      order: ['12', '1', '12(a)', '13'],
    })
  })

  it('finds a paragraph by its number, with those below it, and by words otherwise', () => {
    const find = (looked: string) => placesOf(texts, [], looked).found
    for (const looked of ['12', ' 12 ', '§12', 'para. 12', '12.'])
      expect(find(looked)).toEqual(['12', '12(a)'])
    expect(find('12 (a)')).toEqual(['12(a)'])
    expect(find('STATES fund')).toEqual(['1'])
    expect(find('关键基础设施')).toEqual(['13'])
    expect(find('norms')).toEqual([])
    expect(find('99')).toEqual([])
  })

  it('shows each paragraph once, whatever is looked for', () => {
    const id = fc.constantFrom('h1', '1', '12', '12(a)', '13')
    fc.assert(
      fc.property(
        fc.uniqueArray(id),
        fc.constantFrom('', '12', 'states', '%', 'x'),
        (first, find) => {
          const { order, found } = placesOf(texts, first, find)
          expect(new Set(order).size).toBe(order.length)
          if (!found) expect(order).toHaveLength(4)
        },
      ),
    )
  })
})
