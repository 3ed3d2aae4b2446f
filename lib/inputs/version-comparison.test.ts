import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DraftView } from './draft-views'
import { draftText, fileChanges, pointChanges, saysTheSame } from './version-comparison'

const point = (number: number, statement = `Statement ${number}`) => ({
  id: `id-${number}-${statement}`,
  number,
  statement,
  proposedWording: null,
  paragraphReference: null,
  ask: null,
  implementation: null,
  linkedSymbol: null,
  topics: [],
})

test('every point of either version is there once, in order', () => {
  const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 30 }))
  fc.assert(
    fc.property(numbers, numbers, (one, other) => {
      const rows = pointChanges(
        one.map((number) => point(number)),
        other.map((number) => point(number)),
      )
      expect(rows.map(({ number }) => number)).toEqual(
        [...new Set([...one, ...other])].sort((a, b) => a - b),
      )
      for (const { number, before, after } of rows) {
        expect(before !== null).toBe(one.includes(number))
        expect(after !== null).toBe(other.includes(number))
      }
    }),
  )
})

test('versions that differ in their points’ ids alone say the same', () => {
  const text = { title: 'T', language: 'en', points: [point(1)], attachments: [file('a')] }
  expect(saysTheSame(text, { ...text, points: [{ ...point(1), id: 'other' }] })).toBe(true)
  expect(saysTheSame(text, { ...text, points: [point(1, 'Changed')] })).toBe(false)
  const linked = { ...point(1), linkedSymbol: 'A/80/1' }
  expect(saysTheSame(text, { ...text, points: [linked] })).toBe(false)
  expect(saysTheSame(text, { ...text, title: 'U' })).toBe(false)
  expect(saysTheSame(text, { ...text, language: 'ar' })).toBe(false)
  expect(saysTheSame(text, { ...text, points: [] })).toBe(false)
  expect(saysTheSame(text, { ...text, attachments: [file('b')] })).toBe(false)
  expect(saysTheSame(text, { ...text, attachments: [{ ...file('a'), number: 2 }] })).toBe(true)
})

const file = (hash: string, name: string | null = `${hash}.txt`) => ({ number: 1, name, hash })

test('files are told apart by what they hold, not by what they are called', () => {
  const [before, after] = [
    [file('a'), file('b'), file('c')],
    [file('c', 'other.txt'), file('a'), file('d', 'b.txt')],
  ]
  expect(
    fileChanges(before, after).map(({ change, file: of, was }) => [change, of.hash, was]),
  ).toEqual([
    ['renamed', 'c', 'c.txt'],
    ['same', 'a', undefined],
    ['added', 'd', undefined],
    ['removed', 'b', undefined],
  ])
  // Who is not told the names is not told that one changed either.
  expect(fileChanges([file('a', null)], [file('a', null)])).toMatchObject([{ change: 'same' }])
})

test('a draft that was not changed says what the version says that it was written from', () => {
  const topics = [
    { key: 'a', title: 'Topic A' },
    { key: 'b', title: 'Topic B' },
  ]
  const content = {
    ...{ title: 'T', language: 'fr', channel: 'direct', attribution: 'organisation' },
    points: [
      {
        ...{ statement: 'S', proposedWording: '', paragraphReference: '', topics: ['b', 'gone'] },
        ...{ ask: 'gap', implementation: '' },
      },
    ],
  }
  const attachments = [{ id: 'x', name: 'a.txt', format: 'txt', bytes: 1, hash: 'a' }]
  const of = draftText({ content, topics, attachments } as unknown as DraftView)
  const version = {
    ...{ title: 'T', language: 'fr', attachments: [file('a')] },
    points: [{ ...point(1, 'S'), ask: 'gap' as const, topics: topics.slice(1) }],
  }
  expect(saysTheSame(version, of)).toBe(true)
  expect(saysTheSame({ ...version, points: [point(1, 'S')] }, of)).toBe(false)
})
