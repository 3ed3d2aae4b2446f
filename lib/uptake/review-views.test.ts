import { expect, it } from 'vitest'
import { reviewFilterOf, reviewFilterOfText, reviewText } from './review-views'

it('comes back from its address as it was, whatever its values hold', () => {
  const filter = {
    ...{ stream: 'norms', revision: 'draft-elements/rev-1', outcome: 'noted' as const },
    ...{ paragraph: '12 (a)', corrections: 'only' as const, topic: 'none', q: 'a & b=c' },
  }
  expect(reviewFilterOfText(reviewText(filter))).toEqual(filter)
  expect(reviewText({})).toBe('')
})

it('leaves out what is no filter of it, or no value of one', () => {
  expect(
    reviewFilterOf({
      ...{ revision: 'rev-1', outcome: 'toString', decider: 'me', corrections: 'yes' },
      ...{ state: 'agreed', carry: 'changed', disputed: 'yes', paragraph: 'a\u0000', q: ' x ' },
      stream: ['norms', 'cbm'],
    }),
  ).toEqual({ q: 'x' })
})
