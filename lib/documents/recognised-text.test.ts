import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseParagraphs } from './paragraphs'
import { type Block, writeText } from './recognised-text'

const NUMBERS = ['1.', '(a)', '(i)', '(1)', '•', 'A.', 'x)', '‘1’', '12 bis.']

describe('writeText', () => {
  it('has each block as deep as the levels of its list say, whatever its number looks like', () => {
    const item = fc.record({
      level: fc.integer({ min: 0, max: 4 }),
      number: fc.constantFrom(...NUMBERS),
    })
    fc.assert(
      fc.property(fc.array(item, { maxLength: 30 }), (items) => {
        const blocks = [{ level: 0, number: '7.' }, ...items].map(
          (one): Block => ({ ...one, text: 'Some text of it.', heading: false, list: 'one' }),
        )
        const open: number[] = []
        const depths = blocks.map(({ level = 0 }) => {
          while ((open.at(-1) ?? -1) >= level) open.pop()
          return open.push(level) - 1
        })
        const { paragraphs } = parseParagraphs(writeText(blocks))
        expect(paragraphs.map(({ depth }) => depth)).toEqual(depths)
        expect(paragraphs.map(({ number }) => number)).toEqual(blocks.map(({ number }) => number))
      }),
    )
  })

  it('comes to an end for any blocks, with labels of their own', () => {
    const block = fc.record({
      text: fc.constantFrom('Text one.', 'some text;', 'Heading', '(a) x', '12. y'),
      number: fc.option(fc.constantFrom(...NUMBERS), { nil: undefined }),
      heading: fc.constantFrom(true, false, undefined),
      list: fc.constantFrom('one', 'other', undefined),
      level: fc.integer({ min: 0, max: 6 }),
      roman: fc.constantFrom(true, false, undefined),
    })
    fc.assert(
      fc.property(fc.array(block, { maxLength: 30 }), (blocks) => {
        const { paragraphs } = parseParagraphs(writeText(blocks))
        expect(new Set(paragraphs.map(({ label }) => label)).size).toBe(paragraphs.length)
      }),
    )
  })
})
