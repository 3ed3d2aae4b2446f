import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { namedPlaces, numbersIn } from './named-places'

const read = (...paragraphs: [label: string, ...lineageIds: string[]][]) => ({
  revision: 'Zero draft',
  here: false,
  names: ['Zero draft', 'Rev.1', 'Rev.10'],
  paragraphs: paragraphs.map(([label, ...lineageIds]) => ({ label, lineageIds })),
})
const now = (id: string, ...lineageIds: string[]) => ({ id, label: id, lineageIds })

describe('namedPlaces', () => {
  it('tells where each is now: moved, split, or nowhere', () => {
    const found = namedPlaces(
      'paras 18 (b), 19 and 20',
      read(['18', 'w'], ['18(b)', 'x'], ['19', 'y'], ['20', 'z']),
      [now('24(b)', 'x'), now('18(b)', 'other'), now('25', 'y'), now('26', 'y')],
    )
    expect(found.map((place) => [place.label, place.now.map(({ id }) => id)])).toEqual([
      ['18(b)', ['24(b)']],
      ['19', ['25', '26']],
      ['20', []],
    ])
  })

  it('follows lineages alone, whatever the numbers are', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([1, 2, 3, 4, 5, 6, 7, 8]),
        fc.nat({ max: 7 }),
        (order, at) => {
          const named = String(at + 1)
          const labels = read(
            ...[1, 2, 3, 4, 5, 6, 7, 8].map((n): [string, string] => [`${n}`, `l${n}`]),
          )
          const later = order.map((n, place) => ({
            id: `${n}`,
            label: `${place + 1}`,
            lineageIds: [`l${n}`],
          }))
          const [place, ...others] = namedPlaces(`para. ${named}`, labels, later)
          expect(others).toEqual([])
          expect(place?.now.map(({ id }) => id)).toEqual(order.includes(at + 1) ? [named] : [])
        },
      ),
    )
  })

  it('takes the number in a revision’s name for no paragraph’s', () => {
    expect(numbersIn('Rev.1, para. 5', ['Rev.1'])('1')).toBe(false)
    expect(numbersIn('Rev.1, para. 5', ['Rev.1'])('5')).toBe(true)
    expect(numbersIn('para. 10 of Rev.10', ['Rev.1', 'Rev.10'])('0')).toBe(false)
    expect(namedPlaces('para. 1', null, [now('1', 'x')])).toEqual([])
  })
})
