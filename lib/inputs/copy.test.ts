import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ATTRIBUTIONS, raises } from './attribution'
import { type CopySource, copyOf } from './copy'
import { decideContent } from './rules'

const point = {
  statement: 'S',
  proposedWording: 'W',
  paragraphReference: '12 bis',
  topics: ['a', 'b'],
  ask: 'gap',
  implementation: 'I',
  linkedSymbol: 'A/80/257',
}
const source: CopySource = {
  roundId: 'here',
  organisationId: 'ours',
  topicTitles: { a: 'Topic A', b: 'Topic B' },
  isAuthor: true,
  content: {
    title: 'T',
    language: 'ar',
    channel: 'process_statement',
    attribution: 'organisation',
    base: 3,
    points: [point, { ...point, topics: [] }],
  },
}

test('a copy keeps texts and tags, and tells the topics and references that the other stream lacks', () => {
  const copy = copyOf(source, { roundId: 'there', topics: ['b', 'c'] })
  expect(copy).toEqual({
    title: 'T',
    language: 'ar',
    channel: 'direct',
    attribution: 'organisation',
    points: [
      { ...point, topics: ['b'], paragraphReference: '' },
      { ...point, topics: [], paragraphReference: '' },
    ],
    dropped: [
      { point: 1, topics: ['Topic A'], paragraph: '12 bis' },
      { point: 2, topics: [], paragraph: '12 bis' },
    ],
  })
  expect(copyOf(source, { roundId: 'here', topics: ['a', 'b'] })).toMatchObject({
    points: source.content.points,
    dropped: [],
  })
})

test('no copy shows more than its source, and nobody names a person for them', () => {
  for (const attribution of ATTRIBUTIONS)
    for (const isAuthor of [true, false]) {
      const of = { ...source, isAuthor, content: { ...source.content, attribution } }
      const level = copyOf(of, { roundId: 'here', topics: [] }).attribution as typeof attribution
      expect(raises(attribution, level)).toBe(false)
      expect(level === 'person_and_organisation').toBe(
        attribution === 'person_and_organisation' && isAuthor,
      )
    }
})

test('what a point had it keeps or is told to have lost', () => {
  const keys = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'))
  fc.assert(
    fc.property(
      keys,
      keys,
      fc.string(),
      fc.boolean(),
      (topics, there, paragraphReference, same) => {
        const points = [{ ...point, topics, paragraphReference }]
        const of = { ...source, topicTitles: {}, content: { ...source.content, points } }
        const copy = copyOf(of, { roundId: same ? 'here' : 'there', topics: there })
        const [kept, lost] = [copy.points[0], copy.dropped?.[0]]
        expect([...(kept?.topics ?? []), ...(lost?.topics ?? [])].sort()).toEqual(
          [...topics].sort(),
        )
        expect((kept?.paragraphReference ?? '') + (lost?.paragraph ?? '')).toBe(paragraphReference)
      },
    ),
  )
})

test('a draft over the points of its round takes no more, but fewer and changed ones', () => {
  const limits = { mostPoints: 1 }
  const three = { ...source.content, points: [point, point, point] }
  expect(decideContent(three, limits, 3).ok).toBe(true)
  expect(decideContent({ ...three, points: [point, point] }, limits, 3).ok).toBe(true)
  expect(decideContent(three, limits, 2)).toMatchObject({ ok: false, code: 'INVALID' })
  expect(decideContent(three, limits)).toMatchObject({ ok: false, code: 'INVALID' })
})
