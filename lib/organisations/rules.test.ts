import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import * as rules from './rules'
import { ECOSOC, REGISTRABLE, ROLES, registerSchema } from './schema'

const focal = { id: 'f', memberId: 'focal', role: 'focal_point' } as const
const second = { id: 'f2', memberId: 'second', role: 'focal_point' } as const
const submitter = { id: 's', memberId: 'submitter', role: 'submitter' } as const
const drafter = { id: 'd', memberId: 'drafter', role: 'drafter' } as const

const said = <T>(result: { ok: true; value: T } | { ok: false; code: string }) =>
  result.ok ? result.value : result.code

describe('decideAsking', () => {
  it.each([
    [null, 'drafter', 0, null],
    [null, 'focal_point', rules.MOST_WAITING - 1, null],
    [null, 'submitter', rules.MOST_WAITING, 'TOO_MANY_WAITING'],
    ['drafter', 'submitter', 0, null],
    ['submitter', 'drafter', 0, null],
    ['submitter', 'focal_point', 0, null],
    ['submitter', 'submitter', 0, 'ALREADY_DONE'],
    ['focal_point', 'focal_point', 0, 'ALREADY_DONE'],
    ['focal_point', 'drafter', 0, 'ALREADY_DONE'],
  ] as const)('%s asks for %s with %i waiting: %s', (held, wanted, waiting, expected) => {
    expect(said(rules.decideAsking(held, wanted, waiting))).toBe(expected)
  })
})

describe('decideRole', () => {
  it('starts a membership for who has none, and another one for who has', () => {
    expect(said(rules.decideRole([focal], 'new', 'drafter'))).toEqual({
      ends: [],
      starts: [{ memberId: 'new', role: 'drafter' }],
    })
    expect(said(rules.decideRole([focal, drafter], 'drafter', 'submitter'))).toEqual({
      ends: ['d'],
      starts: [{ memberId: 'drafter', role: 'submitter' }],
    })
    expect(said(rules.decideRole([focal, second], 'focal', 'drafter'))).toMatchObject({
      ends: ['f'],
    })
  })
  it('does nothing twice and leaves no organisation without a focal point', () => {
    expect(said(rules.decideRole([focal, drafter], 'drafter', 'drafter'))).toBe('ALREADY_DONE')
    expect(said(rules.decideRole([focal, drafter], 'focal', 'submitter'))).toBe('LAST_FOCAL_POINT')
    expect(said(rules.decideRole([focal], 'focal', 'drafter'))).toBe('LAST_FOCAL_POINT')
  })
})

describe('decideAnswering', () => {
  const request = { memberId: 'new', role: 'submitter', decidedAt: null } as const
  const first = { ...request, role: 'focal_point' } as const
  it.each([
    ['a focal point', request, { memberId: 'focal', admin: false }, [focal], null],
    ['a second focal point', request, { memberId: 'second', admin: false }, [focal, second], null],
    [
      'twice',
      { ...request, decidedAt: new Date(0) },
      { memberId: 'focal', admin: false },
      [focal],
      'ALREADY_DONE',
    ],
    [
      'oneself',
      { ...request, memberId: 'focal' },
      { memberId: 'focal', admin: false },
      [focal],
      'NEVER_SELF',
    ],
    [
      'an admin for themselves',
      { ...first, memberId: 'admin' },
      { memberId: 'admin', admin: true },
      [],
      'NEVER_SELF',
    ],
    [
      'a submitter',
      request,
      { memberId: 'submitter', admin: false },
      [focal, submitter],
      'CONFLICT',
    ],
    ['who was focal point', request, { memberId: 'gone', admin: false }, [focal], 'CONFLICT'],
    ['an admin, about the first', first, { memberId: 'admin', admin: true }, [drafter], null],
    ['an admin, about a second', first, { memberId: 'admin', admin: true }, [focal], 'CONFLICT'],
    ['an admin, about another role', request, { memberId: 'admin', admin: true }, [], 'CONFLICT'],
    ['an admin who is focal point', request, { memberId: 'focal', admin: true }, [focal], null],
  ] as const)('%s', (_, asked, actor, delegates, expected) => {
    expect(said(rules.decideAnswering(asked, actor, delegates))).toBe(expected)
  })
})

test('decideStanding: who acts is still focal point, on who is still a delegate', () => {
  expect(said(rules.decideStanding([focal, drafter], drafter, 'focal'))).toBeNull()
  expect(said(rules.decideStanding([focal], drafter, 'focal'))).toBe('ALREADY_DONE')
  expect(said(rules.decideStanding([focal, drafter], drafter, 'gone'))).toBe('CONFLICT')
  expect(said(rules.decideStanding([submitter, drafter], drafter, 'submitter'))).toBe('CONFLICT')
})

describe('decideEnding', () => {
  it.each([
    ['a delegate', [focal, drafter], 'd', false, { ends: ['d'], starts: [] }],
    ['what has ended', [focal], 'd', false, 'ALREADY_DONE'],
    ['the last focal point beside others', [focal, drafter], 'f', false, 'LAST_FOCAL_POINT'],
    ['the same, however confirmed', [focal, drafter], 'f', true, 'LAST_FOCAL_POINT'],
    ['one of two focal points', [focal, second], 'f', false, { ends: ['f'], starts: [] }],
    ['the last of all, by accident', [focal], 'f', false, 'INVALID'],
    ['the last of all, confirmed', [focal], 'f', true, { ends: ['f'], starts: [] }],
    ['a delegate where nobody leads', [drafter], 'd', false, { ends: ['d'], starts: [] }],
  ] as const)('%s', (_, delegates, id, alone, expected) => {
    expect(said(rules.decideEnding(delegates, id, alone))).toEqual(expected)
  })
})

describe('decideHandover', () => {
  it('makes the other focal point and keeps who hands over as submitter', () => {
    expect(said(rules.decideHandover([focal, drafter], 'focal', 'd'))).toEqual({
      ends: ['f', 'd'],
      starts: [
        { memberId: 'drafter', role: 'focal_point' },
        { memberId: 'focal', role: 'submitter' },
      ],
    })
  })
  it.each([
    ['to nobody', [focal, drafter], 'focal', 'x', 'NOT_FOUND'],
    ['to oneself', [focal, drafter], 'focal', 'f', 'NEVER_SELF'],
    ['to another focal point', [focal, second], 'focal', 'f2', 'ALREADY_DONE'],
    ['by a submitter', [focal, submitter, drafter], 'submitter', 'd', 'CONFLICT'],
    ['by who has left', [drafter], 'focal', 'd', 'CONFLICT'],
  ] as const)('%s', (_, delegates, actor, to, expected) => {
    expect(said(rules.decideHandover(delegates, actor, to))).toBe(expected)
  })
})

test('who registered an organisation leads it once it is verified, unless somebody does or they left', () => {
  const registrant = { ...submitter, memberId: 'me' }
  expect(rules.decideVerified([registrant], 'me')).toEqual({
    ends: ['s'],
    starts: [{ memberId: 'me', role: 'focal_point' }],
  })
  const nothing = { ends: [], starts: [] }
  expect(rules.decideVerified([registrant, focal], 'me')).toEqual(nothing)
  expect(rules.decideVerified([drafter], 'me')).toEqual(nothing)
  expect(rules.decideVerified([], null)).toEqual(nothing)
})

test('whatever is done, an organisation that had a focal point and has delegates keeps one', () => {
  const act = fc.record({
    kind: fc.constantFrom('role', 'end', 'hand over'),
    actor: fc.nat(3),
    of: fc.nat(3),
    role: fc.constantFrom(...ROLES),
    alone: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
      let delegates: rules.Delegate[] = [{ id: 'm0', memberId: '0', role: 'focal_point' }]
      let made = 0
      for (const { kind, actor, of, role, alone } of acts) {
        const membership = delegates.find(({ memberId }) => memberId === String(of))?.id ?? 'none'
        const decision =
          kind === 'role'
            ? rules.decideRole(delegates, String(of), role)
            : kind === 'end'
              ? rules.decideEnding(delegates, membership, alone)
              : rules.decideHandover(delegates, String(actor), membership)
        if (!decision.ok) continue
        const { ends, starts } = decision.value
        delegates = [
          ...delegates.filter(({ id }) => !ends.includes(id)),
          ...starts.map((start) => ({ ...start, id: `n${made++}` })),
        ]
        expect(new Set(delegates.map(({ memberId }) => memberId)).size).toBe(delegates.length)
        if (delegates.length === 0) return
        expect(delegates.some((delegate) => delegate.role === 'focal_point')).toBe(true)
      }
    }),
  )
})

describe('registerSchema', () => {
  const form = { name: ' Open  Networks Forum ', type: 'other_ngo', ecosocStatus: '' }
  const codes = (change: object) =>
    registerSchema
      .safeParse({ ...form, ...change })
      .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  it('takes every type but States, observers and aggregates', () => {
    for (const type of REGISTRABLE)
      expect(codes({ type, ecosocStatus: 'roster' }), type).toBeUndefined()
    for (const type of ['state', 'observer', 'aggregate', ''])
      expect(codes({ type })).toEqual(['type: choose'])
  })
  it('asks NGOs in consultative status for it and nobody else', () => {
    expect(codes({ type: 'ecosoc_ngo' })).toEqual(['ecosocStatus: choose'])
    for (const ecosocStatus of ECOSOC) {
      expect(registerSchema.parse({ ...form, type: 'ecosoc_ngo', ecosocStatus })).toMatchObject({
        ecosocStatus,
      })
      expect(registerSchema.parse({ ...form, ecosocStatus }).ecosocStatus).toBeNull()
    }
  })
  it('refuses names that are none, too long, or turn the text around them', () => {
    expect(codes({ name: '  ' })).toEqual(['name: required'])
    expect(codes({ name: 'x'.repeat(201) })).toEqual(['name: tooLong'])
    expect(codes({ name: 'A\u202eB' })).toEqual(['name: oneLine'])
    expect(codes({ name: 'A\nB' })).toEqual(['name: oneLine'])
    expect(codes({ name: 'A\0' })).toEqual(['name: notWellFormed'])
    expect(codes({ verifiedAt: 'now' })?.[0]).toMatch(/Unrecognized/)
  })
})
