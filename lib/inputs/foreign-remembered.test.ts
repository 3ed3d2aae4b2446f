import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columnsFor, rememberedFor } from './foreign-remembered'
import type { KeptColumns } from './foreign-views'

const HEAD = ['No.', 'Delegation', 'Received', 'Remark', 'Answer']
const KEPT: KeptColumns = {
  head: HEAD,
  columns: { organisation: 1, given_on: 2, statement: 3, observation: 4 },
  defaults: { channel: 'regional_consultation', pillar: 'norms' },
  together: true,
}
const columnsOf = (head: string[], kept: KeptColumns[] = [KEPT]) =>
  Object.fromEntries(
    Object.entries(columnsFor('table', head, rememberedFor(head, kept))).map(([target, at]) => [
      target,
      head[at],
    ]),
  )
const chosen = {
  organisation: 'Delegation',
  given_on: 'Received',
  statement: 'Remark',
  observation: 'Answer',
}

describe('what columns are', () => {
  it('is remembered for the same headings in any order, and nothing else is suggested', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(HEAD, { minLength: HEAD.length }), (head) => {
        // "No." would be suggested as the number in the source, had it not been left out.
        expect(columnsOf(head)).toEqual(chosen)
        expect(rememberedFor(head, [KEPT])).toMatchObject({ whole: true, together: true })
      }),
    )
    const retyped = HEAD.map((heading) => ` ${heading.toUpperCase()} `)
    expect(rememberedFor([...retyped, ''], [KEPT])?.whole).toBe(true)
  })

  it('is used for headings that are known where others are new or gone', () => {
    const head = ['Remark', 'Title', 'Delegation', 'No.', 'Received']
    expect(columnsOf(head)).toEqual({
      organisation: 'Delegation',
      given_on: 'Received',
      statement: 'Remark',
      title: 'Title',
    })
    expect(rememberedFor(head, [KEPT])).toMatchObject({
      whole: false,
      defaults: { pillar: 'norms' },
      together: true,
    })
    const few = rememberedFor(['Remark', 'One', 'Two', 'Three'], [KEPT])
    expect(few).toMatchObject({ columns: { statement: 0 }, defaults: {}, together: null })
    expect(rememberedFor(['One', 'Two'], [KEPT])).toBeNull()
    expect(columnsOf(['Comment', 'No.', 'State'], [])).toMatchObject({ statement: 'Comment' })
  })

  it('of two tables is as it was chosen last, and each target once', () => {
    const later: KeptColumns = {
      ...KEPT,
      head: ['Remark', 'Text', 'Other'],
      columns: { statement: 1, title: 0 },
    }
    const head = ['Remark', 'Text', 'Received']
    expect(columnsOf(head, [later, KEPT])).toEqual({
      statement: 'Text',
      title: 'Remark',
      given_on: 'Received',
    })
    expect(columnsOf(head, [KEPT, later])).toEqual({ statement: 'Remark', given_on: 'Received' })
  })

  it('tells headings apart that say the same', () => {
    const kept: KeptColumns = { ...KEPT, head: ['Text', 'Text', 'Who'], columns: { statement: 1 } }
    const head = ['Who', 'Text', 'Text']
    expect(rememberedFor(head, [kept])).toMatchObject({ whole: true, columns: { statement: 2 } })
  })
})
