import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ATTRIBUTIONS } from './attribution'
import { myStatus } from './my-status'

const facts = fc.record({
  withdrawnOn: fc.option(fc.constant('2026-11-02')),
  attribution: fc.constantFrom(...ATTRIBUTIONS),
  published: fc.boolean(),
  answered: fc.nat(20),
})

test('what was withdrawn is told as that, whatever else is true of it', () => {
  fc.assert(
    fc.property(
      facts,
      (input) => (myStatus(input) === 'withdrawn') === (input.withdrawnOn !== null),
    ),
  )
})

test('only what stands, is public and may be told of is called public or answered', () => {
  fc.assert(
    fc.property(facts, (input) => {
      const open = !input.withdrawnOn && input.attribution !== 'moderators_only' && input.published
      expect(['public', 'answered'].includes(myStatus(input))).toBe(open)
      if (open) expect(myStatus(input)).toBe(input.answered > 0 ? 'answered' : 'public')
    }),
  )
})

test('what waits and what is for moderators only are told apart', () => {
  const input = { withdrawnOn: null, published: false, answered: 0 }
  expect(myStatus({ ...input, attribution: 'organisation' })).toBe('held')
  expect(myStatus({ ...input, attribution: 'moderators_only' })).toBe('hidden')
})
