import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decideApplying, decideRecording } from './rules'
import { DECISIONS, STATES } from './schema'

const code = (result: { ok: boolean; code?: string }) => result.code ?? 'ok'

test.each([
  [null, 'ok'],
  ['not_accredited', 'ok'],
  ['applied', 'ALREADY_DONE'],
  ['accredited', 'ALREADY_DONE'],
  ['by_ecosoc_status', 'ALREADY_DONE'],
] as const)('applying where %s holds: %s', (held, expected) => {
  expect(code(decideApplying(held))).toBe(expected)
})

test('a decision is recorded over what was read, once, by ECOSOC status only where there is one', () => {
  const held = fc.option(
    fc.record({ id: fc.constantFrom('a', 'b'), state: fc.constantFrom(...STATES) }),
  )
  const wanted = fc.record({ state: fc.constantFrom(...DECISIONS), ecosoc: fc.boolean() })
  fc.assert(
    fc.property(held, fc.constantFrom('a', 'b', null), wanted, (now, seen, wish) => {
      const answer = code(decideRecording(now, seen, wish))
      const expected =
        (now?.id ?? null) !== seen
          ? 'CONFLICT'
          : wish.state === 'by_ecosoc_status' && !wish.ecosoc
            ? 'NO_ECOSOC_STATUS'
            : now?.state === wish.state
              ? 'ALREADY_DONE'
              : 'ok'
      expect(answer).toBe(expected)
    }),
  )
})
