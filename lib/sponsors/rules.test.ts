import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { daysOf, decideConfirmation, shownOf, standingOn } from './rules'
import { answerSchema, asOfSchema, declareSchema, inviteSchema } from './schema'

const text = {
  title: 'T',
  language: 'en',
  attribution: 'organisation',
  points: [
    { statement: 'One.', proposedWording: 'W' },
    { statement: 'Two.', proposedWording: null, paragraphReference: '12' },
  ],
}

describe('a confirmation', () => {
  test('is of the text that stands', () => {
    expect(decideConfirmation(shownOf(text), shownOf({ ...text }))).toEqual({
      ok: true,
      value: null,
    })
  })

  test('of a text that changed is told each part that did, and no other', () => {
    const now = {
      ...text,
      title: 'U',
      points: [
        text.points[0] ?? { statement: '' },
        { statement: 'Twice.' },
        { statement: 'Three.' },
      ],
    }
    expect(decideConfirmation(shownOf(text), shownOf(now))).toEqual({
      ok: false,
      code: 'CONFLICT',
      changed: [
        { field: 'title', from: 'T', to: 'U' },
        { field: 'points', from: '2. Two.\n12', to: '2. Twice.\n3. Three.' },
      ],
    })
  })

  test('passes for equal texts only', () => {
    const shown = fc.record({
      title: fc.constantFrom('', 'T'),
      language: fc.constantFrom('en', 'fr'),
      attribution: fc.constantFrom('', 'organisation'),
      points: fc.array(fc.constantFrom('One.', 'Two.', 'x'), { maxLength: 3 }),
      attachments: fc.array(fc.constantFrom('a.txt (SHA-256 0)', 'a.txt (SHA-256 1)'), {
        maxLength: 2,
      }),
    })
    fc.assert(
      fc.property(shown, shown, (was, now) => {
        const same = JSON.stringify(was) === JSON.stringify(now)
        expect(decideConfirmation(was, now).ok).toBe(same)
      }),
    )
  })

  test('of an empty draft is possible, and shows nothing', () => {
    expect(shownOf({})).toEqual({
      title: '',
      language: '',
      attribution: '',
      points: [],
      attachments: [],
    })
  })
})

describe('as of a day', () => {
  const day = fc.integer({ min: 1, max: 9 }).map((number) => `2026-12-0${number}`)
  const history = fc.array(
    fc.record({ joinedOn: day, stay: fc.option(fc.nat(5)) }).map(({ joinedOn, stay }) => ({
      joinedOn,
      leftOn:
        stay === null
          ? null
          : `2026-12-${String(Number(joinedOn.slice(8)) + stay).padStart(2, '0')}`,
    })),
  )

  test('the count is that of the day before, and who joined, less who left', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 2, max: 9 }), (all, number) => {
        const [today, before] = [`2026-12-0${number}`, `2026-12-0${number - 1}`]
        const acts = daysOf(all).filter((one) => one.day === today)
        const joined = acts.filter(({ act }) => act === 'joined').length
        expect(standingOn(all, today).length).toBe(
          standingOn(all, before).length + joined - (acts.length - joined),
        )
      }),
    )
  })

  test('a history is told in the order of its days', () => {
    fc.assert(
      fc.property(history, (all) => {
        const days = daysOf(all).map((one) => one.day)
        expect(days).toEqual([...days].sort())
      }),
    )
  })
})

test.each([
  ['2026-12-01', true],
  ['2026-02-30', false],
  ['1 December', false],
  ['', false],
])('%j is a day: %s', (written, is) => {
  expect(asOfSchema.safeParse(written).success).toBe(is)
})

test('a form names a draft or an input, and one kind of position', () => {
  const organisation = '0198c7a2-6c1f-7d3a-9b61-4f6f9f3b2a10'
  const of = (form: object) => inviteSchema.safeParse({ organisation, ...form }).success
  expect([of({ draft: organisation }), of({ reference: 'POA-1' })]).toEqual([true, true])
  expect([of({}), of({ draft: organisation, reference: 'POA-1' })]).toEqual([false, false])
  const declared = { reference: 'POA-1', organisation, kind: 'alignment' }
  expect(declareSchema.parse(declared).explanation).toBe('')
  expect(declareSchema.safeParse({ ...declared, explanation: 'x'.repeat(1001) }).success).toBe(
    false,
  )
  expect(declareSchema.safeParse({ ...declared, kind: 'other' }).success).toBe(false)
  const answer = { sponsorship: organisation, answer: 'confirm' }
  expect(answerSchema.safeParse({ ...answer, was: '{' }).success).toBe(false)
  expect(answerSchema.safeParse({ ...answer, was: '{"title":1}' }).success).toBe(false)
  expect(answerSchema.parse({ ...answer, was: JSON.stringify(shownOf(text)) }).was.title).toBe('T')
})
