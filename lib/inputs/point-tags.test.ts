import fc from 'fast-check'
import { expect, it } from 'vitest'
import { symbolsOf, tagsOf } from './point-tags'
import { receiptText, sha256 } from './receipt'

const untagged = {
  statement: 'a',
  proposedWording: null,
  paragraphReference: null,
  topics: ['y', 'x'],
}
const receipt = (point: object) =>
  receiptText({
    reference: 'R-1',
    number: 1,
    language: 'en',
    title: 'T',
    points: [{ ...untagged, ...point }],
  })

it('leaves the receipt of a point without tags exactly as it was before there were any', () => {
  const before =
    '{"format":"uptake-input/1","reference":"R-1","version":1,"language":"en","title":"T","points":[{"statement":"a","proposedWording":"","paragraphReference":"","topics":["x","y"]}]}'
  const empty = fc.constantFrom(undefined, null, '')
  fc.assert(
    fc.property(empty, empty, empty, (ask, implementation, linkedSymbol) => {
      expect(receipt({ ask, implementation, linkedSymbol })).toBe(before)
    }),
  )
  expect(sha256(receipt({ topics: [] }))).toBe(
    '796ca60944254354822b983836ee0ff28eacf21720d728028abe63d7f7c4418d',
  )
})

it('makes another receipt of any tag', () => {
  const tags = [{ ask: 'gap' }, { ask: 'new' }, { implementation: 'gap' }, { linkedSymbol: 'gap' }]
  const receipts = [{}, ...tags].map(receipt)
  expect(new Set(receipts).size).toBe(5)
  expect(receipts[1]).toContain('"ask":"gap"')
})

it('keeps the tags that say something', () => {
  expect(tagsOf({ ask: '', implementation: 'Money', linkedSymbol: null })).toEqual({
    implementation: 'Money',
  })
})

it('suggests each symbol of a round once', () => {
  const documents = [
    { symbol: 'A/1', revisions: [{ symbol: 'A/1/Rev.1' }, { symbol: null }] },
    { symbol: null, revisions: [] },
  ]
  const references = [{ symbol: 'A/1' }, { symbol: 'A/RES/2' }]
  expect(symbolsOf({ documents, references })).toEqual(['A/1', 'A/1/Rev.1', 'A/RES/2'])
})
