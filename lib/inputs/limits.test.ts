import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contentExcess, pointExcess } from './limits'

const limits = { statementWords: 3, statementCharacters: 20, wordingCharacters: 5, mostPoints: 2 }
const point = (statement: string, proposedWording = '') => ({
  statement,
  proposedWording,
  paragraphReference: '',
  topics: [],
})

describe('the limits of a round', () => {
  it.each([
    ['one two three', '', 'en', {}],
    ['one two three four', '', 'en', { statement: ['overWords:3:1'] }],
    ['x'.repeat(22), '', 'en', { statement: ['overCharacters:20:2'] }],
    ['a', '123456', 'en', { proposedWording: ['overCharacters:5:1'] }],
    // Beyond the first plane a character is one, as the count under the field says.
    ['😀'.repeat(20), '', 'en', {}],
    ['各国应当指定联络点', '', 'zh', { statement: [expect.stringMatching(/^overWords:3:\d$/)] }],
    ['one two three four', '', '', { statement: ['overWords:3:1'] }],
  ])('%s and %s in %s', (statement, wording, language, excess) => {
    expect(pointExcess(point(statement, wording), language, limits)).toEqual(excess)
  })

  it('counts no words where the round limits none', () => {
    const free = { ...limits, statementWords: null }
    expect(pointExcess(point('a b c d e f'), 'en', free)).toEqual({})
  })

  it('names the point and field of each excess, and how many points are too many', () => {
    const points = [point('a'), point('a', '1234567'), point('b')]
    expect(contentExcess({ points, language: 'en' }, limits)).toEqual({
      points: ['overPoints:2:1'],
      'points.1.proposedWording': ['overCharacters:5:2'],
    })
  })

  it('is silent exactly up to the limit', () => {
    const some = fc.integer({ min: 1, max: 60 })
    fc.assert(
      fc.property(some, some, (count, most) => {
        const bounds = { ...limits, statementWords: null, statementCharacters: most }
        const excess = pointExcess(point('é'.repeat(count)), 'fr', bounds)
        const told = { statement: [`overCharacters:${most}:${count - most}`] }
        expect(excess).toEqual(count > most ? told : {})
      }),
    )
  })
})
