import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fieldsOf, unstorableIn } from './form'

const formOf = (pairs: [string, string][]) => {
  const form = new FormData()
  for (const [name, value] of pairs) form.append(name, value)
  return form
}
const plain = (pairs: [string, string][]) => JSON.parse(JSON.stringify(fieldsOf(formOf(pairs))))

describe('fieldsOf', () => {
  it('nests dotted names, lists numbered and repeated ones, and leaves out what is Next’s', () => {
    expect(
      plain([
        ['title', 'T'],
        ['points.0.statement', 'a'],
        ['points.1.statement', 'b'],
        ['topics', 'x'],
        ['topics', 'y'],
        ['$ACTION_ID_1', ''],
      ]),
    ).toEqual({ title: 'T', points: [{ statement: 'a' }, { statement: 'b' }], topics: ['x', 'y'] })
  })

  it.each(['__proto__.admin', 'a.__proto__.b', 'constructor.prototype.x', 'a.b.c.d.e.f.g'])(
    'keeps %s away from any prototype, where a strict schema refuses it',
    (name) => {
      const fields = fieldsOf(formOf([[name, 'yes']]))
      expect(Object.keys(fields)).toEqual([`forbidden:${name}`])
      expect(({} as Record<string, unknown>).admin).toBeUndefined()
    },
  )

  it.each([
    [['email.0', 'email.length']],
    [['email', 'email', 'email.length']],
    [['a.b.0', 'a.b.length.x']],
  ])('lets nobody choose the length of a list by %j', (names) => {
    // As text, a list of a thousand million empty items would end the process.
    const fields = fieldsOf(formOf(names.map((name) => [name, '1000000000'])))
    const refused = names.at(-1)
    expect(fields[`forbidden:${refused}`]).toBe('1000000000')
    expect(JSON.stringify(fields).length).toBeLessThan(200)
  })

  it('never throws nor reaches a prototype, whatever the names', () => {
    const part = fc.constantFrom(
      'a',
      '0',
      '1',
      '__proto__',
      'constructor',
      'length',
      '',
      'toString',
    )
    const name = fc.array(part, { minLength: 1, maxLength: 8 }).map((parts) => parts.join('.'))
    const value = fc.oneof(fc.string(), fc.constantFrom('4294967295', '-1'))
    fc.assert(
      fc.property(fc.array(fc.tuple(name, value), { maxLength: 8 }), (pairs) => {
        fieldsOf(formOf(pairs))
        expect(Object.keys(Object.prototype)).toEqual([])
        expect(Object.keys(Array.prototype)).toEqual([])
      }),
    )
  })
})

it('tells where fields hold what the database would refuse', () => {
  const fields = {
    round: 'a\0b',
    title: 'T',
    points: [{ statement: 'x' }, { statement: '\0' }],
    at: null,
  }
  expect(unstorableIn(fields)).toEqual([
    { path: ['round'], message: 'notWellFormed' },
    { path: ['points', '1', 'statement'], message: 'notWellFormed' },
  ])
  expect(unstorableIn({ content: Buffer.from('\0'), at: new Date() })).toEqual([])
})
