import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { carriesOver, decideMembers, decideMerger, roleThatStays } from './rules'
import type { Side } from './views'

const side = (id: string, what: Partial<Side> = {}): Side => ({
  id,
  name: id,
  type: 'other_ngo',
  listed: false,
  verified: true,
  mergedIntoId: null,
  delegationOfId: null,
  ...what,
})
const code = (d: Partial<Side>, s: Partial<Side>, concerned = false) => {
  const decision = decideMerger({ duplicate: side('d', d), survivor: side('s', s) }, concerned)
  return decision.ok ? 'ok' : decision.code
}

describe('decideMerger', () => {
  it.each<[string, Partial<Side>, Partial<Side>, string]>([
    ['two of a kind', {}, {}, 'ok'],
    ['of different types', { type: 'academia' }, {}, 'ok'],
    ['one that nobody verified', { verified: false }, {}, 'ok'],
    ['into one that nobody verified', {}, { verified: false }, 'NOT_VERIFIED'],
    ['into itself', { id: 's' }, {}, 'INVALID'],
    ['an aggregate', { type: 'aggregate' }, {}, 'INVALID'],
    ['into an aggregate', {}, { type: 'aggregate' }, 'INVALID'],
    ['twice', { mergedIntoId: 'x' }, {}, 'ALREADY_DONE'],
    ['into one that is merged away', {}, { mergedIntoId: 'x' }, 'CONFLICT'],
    ['a State', { type: 'state', listed: true }, {}, 'LISTED'],
    ['into a State', {}, { type: 'state', listed: true }, 'ok'],
    ['a delegation into its State', { delegationOfId: 's' }, { listed: true }, 'ok'],
    ['two delegations of a State', { delegationOfId: 'x' }, { delegationOfId: 'x' }, 'ok'],
    ['delegations of two States', { delegationOfId: 'x' }, { delegationOfId: 'y' }, 'OTHER_STATE'],
    ['a delegation into something else', { delegationOfId: 'x' }, {}, 'OTHER_STATE'],
    ['into a delegation', {}, { delegationOfId: 'x' }, 'ok'],
  ])('%s', (_name, duplicate, survivor, expected) => {
    expect(code(duplicate, survivor)).toBe(expected)
    expect(code(duplicate, survivor, true)).toBe(expected === 'ok' ? 'NEVER_SELF' : expected)
  })
})

const role = fc.constantFrom('drafter' as const, 'submitter' as const, 'focal_point' as const)
const delegates = (of: string) =>
  fc
    .uniqueArray(fc.record({ memberId: fc.constantFrom('a', 'b', 'c', 'd'), role }), {
      selector: ({ memberId }) => memberId,
    })
    .map((list) => list.map((one) => ({ ...one, id: `${of}-${one.memberId}` })))

it('leaves everybody of either in the one that stays, once, with the higher of their roles', () => {
  fc.assert(
    fc.property(delegates('d'), delegates('s'), (duplicate, survivor) => {
      const { ends, starts } = decideMembers(duplicate, survivor)
      const left = [...survivor.filter(({ id }) => !ends.includes(id)), ...starts]
      const people = new Set([...duplicate, ...survivor].map(({ memberId }) => memberId))
      expect(left.map(({ memberId }) => memberId).sort()).toEqual([...people].sort())
      for (const { id } of duplicate) expect(ends).toContain(id)
      const order = ['drafter', 'submitter', 'focal_point']
      for (const { memberId, role } of left) {
        const held = [...duplicate, ...survivor].filter((one) => one.memberId === memberId)
        expect(order.indexOf(role)).toBe(Math.max(...held.map((one) => order.indexOf(one.role))))
      }
      // Nobody's membership of the one that stays is interrupted for nothing.
      for (const { id, role, memberId } of survivor)
        expect(ends.includes(id)).toBe(left.find((one) => one.memberId === memberId)?.role !== role)
    }),
  )
})

it('shows the role that comes of it', () => {
  expect(roleThatStays('drafter', null)).toBe('drafter')
  expect(roleThatStays('drafter', 'submitter')).toBe('submitter')
  expect(roleThatStays('focal_point', 'submitter')).toBe('focal_point')
})

it.each([
  ['accredited', null, true],
  ['not_accredited', null, true],
  ['applied', null, true],
  ['accredited', 'applied', true],
  ['not_accredited', 'applied', true],
  ['applied', 'applied', false],
  ['applied', 'accredited', false],
  ['accredited', 'not_accredited', false],
  ['not_accredited', 'accredited', false],
] as const)('%s over %s carries over: %s', (duplicate, survivor, expected) => {
  expect(carriesOver(duplicate, survivor)).toBe(expected)
})
