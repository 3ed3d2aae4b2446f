import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Outcome } from '@/lib/generated/prisma/enums'
import { missingOf } from './decision-rules'
import { answeredSince, decideRecord, decideReview, decideVerdict } from './rules'
import { DECIDABLE } from './schema'

const decision = (outcome: Outcome) => ({
  outcome,
  reason: 'Because.',
  carriedTo: 'A/80/257',
  lineageIds: ['L1'],
})
const LAPSES = [
  ['replaced', 'SUPERSEDED'],
  ['withdrawn', 'WITHDRAWN'],
] as const
const standing = { version: 1, outcome: 'noted' as const, published: false, pending: false }

describe('missingOf', () => {
  it('wants a reason for all but reflected, paragraphs for the reflected ones, and where it went', () => {
    const bare = { reason: '', carriedTo: '', lineageIds: [] }
    expect(
      Object.fromEntries(
        DECIDABLE.map((outcome) => [outcome, Object.keys(missingOf({ ...bare, outcome }))]),
      ),
    ).toEqual({
      reflected: ['paragraphs'],
      partly_reflected: ['reason', 'paragraphs'],
      noted: ['reason'],
      not_reflected: ['reason'],
      out_of_scope: ['reason'],
      carried_elsewhere: ['reason', 'carriedTo'],
    })
  })

  it('wants nothing more of a full decision', () => {
    for (const outcome of DECIDABLE) expect(missingOf(decision(outcome))).toEqual({})
  })
})

describe('decideRecord', () => {
  const decide = (facts: Partial<Parameters<typeof decideRecord>[0]>, seen: number) =>
    decideRecord(
      { record: null, hasInterest: false, lapse: null, ended: false, again: false, ...facts },
      decision('noted'),
      seen,
    )

  it('makes, changes or corrects', () => {
    expect(decide({}, 0)).toEqual({ ok: true, value: 'create' })
    expect(decide({ record: standing }, 1)).toEqual({ ok: true, value: 'change' })
    expect(decide({ record: { ...standing, published: true } }, 1)).toEqual({
      ok: true,
      value: 'correct',
    })
  })

  it('refuses in the order in which it matters', () => {
    const pending = { ...standing, pending: true }
    expect(decide({ record: pending, hasInterest: true }, 9)).toMatchObject({ code: 'OWN_INPUT' })
    expect(decide({ record: pending }, 9)).toMatchObject({ code: 'PENDING_PUBLICATION' })
    expect(decide({ record: standing }, 0)).toMatchObject({ code: 'CONFLICT' })
    expect(decide({}, 1)).toMatchObject({ code: 'CONFLICT' })
    expect(decide({ record: standing, again: true }, 0)).toEqual({ ok: true, value: 'change' })
    const lacking = { ...decision('noted'), reason: '' }
    const free = { record: null, hasInterest: false, ended: false, again: false }
    for (const [lapse, code] of LAPSES) {
      expect(decide({ record: pending, lapse, hasInterest: true }, 1)).toMatchObject({
        code: 'OWN_INPUT',
      })
      expect(decide({ record: pending, lapse }, 0)).toMatchObject({ code })
      expect(decideRecord({ ...free, lapse }, lacking, 0)).toMatchObject({ code })
    }
    expect(decideRecord({ ...free, lapse: null }, lacking, 0)).toMatchObject({
      code: 'INVALID',
      fieldErrors: { reason: ['required'] },
    })
  })

  it('takes as dropped what ended, and what is recorded as dropped already, each with a reason', () => {
    const drop = (facts: object, more: object = {}) =>
      decideRecord(
        { record: null, hasInterest: false, lapse: null, ended: false, again: false, ...facts },
        { ...decision('dropped'), lineageIds: [], ...more },
        'record' in facts ? 1 : 0,
      )
    expect(drop({})).toMatchObject({ fieldErrors: { outcome: ['notEnded'] } })
    expect(drop({ record: standing })).toMatchObject({ fieldErrors: { outcome: ['notEnded'] } })
    expect(drop({ ended: true })).toEqual({ ok: true, value: 'create' })
    expect(drop({ record: { ...standing, outcome: 'dropped' } })).toMatchObject({ ok: true })
    expect(drop({ ended: true }, { reason: '' })).toMatchObject({
      fieldErrors: { reason: ['required'] },
    })
  })

  it('never lets anybody with an interest through, whatever else holds', () => {
    const record = fc.option(
      fc.record({
        version: fc.nat(3),
        outcome: fc.constantFrom(...DECIDABLE),
        published: fc.boolean(),
        pending: fc.boolean(),
      }),
    )
    fc.assert(
      fc.property(record, fc.constantFrom(...DECIDABLE), fc.nat(3), (held, outcome, seen) => {
        const facts = { record: held, hasInterest: true, lapse: null, ended: true, again: true }
        const result = decideRecord(facts, decision(outcome), seen)
        expect(result).toMatchObject({ ok: false, code: 'OWN_INPUT' })
      }),
    )
  })
})

describe('decideReview', () => {
  const fine = {
    version: 2,
    sameOrganisation: false,
    hasInterest: false,
    published: false,
    pending: false,
    compiled: false,
    lapse: null,
    finding: null,
  }

  it('takes another moderator of another organisation, for the version they saw', () => {
    expect(decideReview(fine, 2, 'agreed')).toMatchObject({ ok: true })
    expect(decideReview(fine, 1, 'agreed')).toMatchObject({ code: 'CONFLICT' })
    expect(decideReview({ ...fine, hasInterest: true }, 2, 'agreed')).toMatchObject({
      code: 'OWN_INPUT',
    })
    expect(decideReview({ ...fine, sameOrganisation: true }, 2, 'agreed')).toMatchObject({
      code: 'SAME_ORGANISATION',
    })
    for (const [lapse, code] of LAPSES)
      expect(decideReview({ ...fine, lapse, published: true }, 1, 'agreed')).toMatchObject({ code })
    expect(decideReview({ ...fine, published: true }, 2, 'agreed')).toMatchObject({
      code: 'PUBLISHED',
    })
    expect(decideReview({ ...fine, compiled: true }, 2, 'agreed')).toMatchObject({
      code: 'PUBLISHED',
    })
    expect(decideReview({ ...fine, pending: true }, 2, 'agreed')).toMatchObject({
      code: 'PENDING_PUBLICATION',
    })
  })

  it('adds an objection to what was agreed, and agrees to nothing that was returned meanwhile', () => {
    const seen = (finding: 'agreed' | 'returned', now: 'agreed' | 'returned') =>
      decideReview({ ...fine, finding }, 2, now)
    expect(seen('returned', 'agreed')).toMatchObject({ code: 'RETURNED' })
    expect(decideReview({ ...fine, finding: 'returned' }, 1, 'agreed')).toMatchObject({
      code: 'CONFLICT',
    })
    for (const [finding, now] of [
      ['returned', 'returned'],
      ['agreed', 'returned'],
      ['agreed', 'agreed'],
    ] as const)
      expect(seen(finding, now)).toMatchObject({ ok: true })
  })
})

describe('decideVerdict', () => {
  const at = (minute: number) => new Date(Date.UTC(2026, 11, 7, 12, minute))
  const reply = { opensAt: at(0), closesAt: at(30), graceMinutes: 5 }

  it('is given while the reply phase is open, its grace included', () => {
    const given = (minute: number) => decideVerdict({ standing: true, reply }, at(minute))
    expect(given(-1)).toMatchObject({ code: 'NOT_OPEN_YET' })
    expect(given(0)).toMatchObject({ ok: true })
    expect(given(34)).toMatchObject({ ok: true })
    expect(given(35)).toMatchObject({ code: 'CLOSED' })
  })

  it('is given at any time where there is no such phase, and never on a corrected record', () => {
    expect(decideVerdict({ standing: true, reply: null }, at(0))).toMatchObject({ ok: true })
    expect(decideVerdict({ standing: false, reply: null }, at(0))).toMatchObject({
      code: 'CONFLICT',
    })
  })
})

it('an answer that the page did not show is a conflict, with what it changed', () => {
  const given = [
    { answer: 'partly', wouldNeed: 'A date.' },
    { answer: 'not', wouldNeed: 'Put it back.' },
  ] as const
  expect(answeredSince([], 0)).toBeNull()
  expect(answeredSince(given, 2)).toBeNull()
  expect(answeredSince(given, 0)).toMatchObject({
    code: 'CONFLICT',
    changed: [
      { field: 'answer', from: '', to: 'not' },
      { field: 'wouldNeed', from: '', to: 'Put it back.' },
    ],
  })
  expect(answeredSince(given, 1)).toMatchObject({
    changed: [{ from: 'partly' }, { from: 'A date.' }],
  })
})
