import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asksOfContent, FILTER_PARTS, filterOf, filterOfText, queueTextOf } from './filter-views'

const ID = '00000000-0000-4000-8000-000000000000'

test('reads what a filter can be and leaves out the rest', () => {
  const filter = {
    state: 'undecided',
    topic: 'norm-a',
    type: 'state',
    region: 'african',
    group: ID,
    channel: 'direct',
    language: 'fr',
    assigned: ID,
    carry: 'changed',
    disputed: 'yes',
    q: 'points of contact',
    order: 'paragraph',
  }
  expect(filterOf({ ...filter, stream: 'norms', after: 'x' })).toEqual(filter)
  const { order: _, ...parts } = filter
  expect(Object.keys(parts)).toEqual(FILTER_PARTS)
  for (const part of Object.keys(filter))
    expect(filterOf({ [part]: part === 'q' ? 'a\nb' : 'no!such' })).toEqual({})
  expect(filterOf({ q: [' a ', 'b'], type: '', topic: ' ' })).toEqual({})
})

test('asks of content where it looks into what authors are or say', () => {
  expect(asksOfContent(filterOf({ state: 'agreed', channel: 'direct', assigned: 'me' }))).toBe(
    false,
  )
  for (const part of [{ topic: 'none' }, { type: 'state' }, { region: 'african' }, { q: 'x' }])
    expect(asksOfContent(filterOf(part))).toBe(true)
})

test('an address read and written again is the same, whatever came', () => {
  const part = fc.constantFrom(...FILTER_PARTS, 'order', 'stream', 'document', 'revision', 'done')
  const value = fc.oneof(fc.string(), fc.constantFrom('norms', 'rev-1', 'state', 'me', 'yes', 'en'))
  fc.assert(
    fc.property(fc.array(fc.tuple(part, value)), (pairs) => {
      const once = queueTextOf(new URLSearchParams(pairs).toString())
      expect(queueTextOf(once)).toBe(once)
      expect(once).not.toMatch(/[\r\n]/)
      expect(filterOf(Object.fromEntries(new URLSearchParams(once)))).toEqual(filterOfText(once))
    }),
  )
})
