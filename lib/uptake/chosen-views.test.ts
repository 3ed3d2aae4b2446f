import fc from 'fast-check'
import { expect, test } from 'vitest'
import { filled } from '@/lib/workbench/template-views'
import { previewKey } from './chosen-views'
import { leftOutOf, takenOf } from './rules'

const fields = { outcome: 'noted', reason: 'Heard.\n\nAnd weighed.', seen: ['a:0', 'b:2'] }

test('the key of a preview is that of what is sent, however a browser sends it', () => {
  const key = previewKey(fields)
  expect(previewKey({ ...fields, reason: 'Heard. \r\n\r\nAnd weighed.\r\n' })).toBe(key)
  expect(previewKey({ ...fields, seen: ['b:2', 'a:0'], carriedTo: '', paragraphs: [] })).toBe(key)
  expect(previewKey({ ...fields, seen: 'a:0' })).toBe(previewKey({ ...fields, seen: ['a:0'] }))
  for (const other of [
    { outcome: 'out_of_scope' },
    { reason: 'Heard.' },
    { seen: ['a:0', 'b:3'] },
    { seen: ['a:0'] },
    { paragraphs: 'p' },
    { carriedTo: 'A/80/1' },
  ])
    expect(previewKey({ ...fields, ...other })).not.toBe(key)
})

test('of many points those are left out that this way can’t be decided', () => {
  const point = { interested: false, compiled: false, state: 'undecided' as const }
  expect(leftOutOf(point)).toBeNull()
  for (const state of ['decided', 'returned', 'agreed'] as const)
    expect(leftOutOf({ ...point, state })).toBeNull()
  for (const state of ['proposed', 'published'] as const)
    expect(leftOutOf({ ...point, state })).toBe(state)
  expect(leftOutOf({ ...point, compiled: true, state: 'published' })).toBe('compiled')
  expect(leftOutOf({ interested: true, compiled: true, state: 'published' })).toBe('interested')
})

test('a template is filled where it has places, and stays as it is elsewhere', () => {
  const facts = { reference: 'A-1#2', paragraphs: '{revision}', revision: 'Rev.1' }
  expect(filled('{reference}: {paragraphs} of {revision}, {Revision} {}', facts)).toBe(
    'A-1#2: {revision} of Rev.1, {Revision} {}',
  )
  fc.assert(
    fc.property(fc.string(), (text) => {
      if (!/\{(reference|paragraphs|revision)\}/.test(text)) expect(filled(text, facts)).toBe(text)
    }),
  )
})

test('of many points an act takes those not left out, what is undecided first where there are too many', () => {
  const of = (state: 'undecided' | 'decided' | 'published') => ({
    ...{ interested: false, compiled: false, state },
  })
  const [open, decided, published] = [of('undecided'), of('decided'), of('published')]
  const points = [decided, published, open, open]
  expect(takenOf(points, 3)).toEqual({ taken: [decided, open, open], more: false })
  expect(takenOf(points, 2)).toEqual({ taken: [open, open], more: true })
})
