import { createElement, Fragment } from 'react'
import { expect, it } from 'vitest'
import { labelsIn, wordsIn } from './labels'

const Field: React.FC<Record<string, unknown>> = () => null
const field = (props: Record<string, unknown>) => createElement(Field, props)

it('finds the labels of fields, however deep they stand', () => {
  const tree = [
    'text',
    null,
    field({ name: 'title', label: 'Title' }),
    createElement(
      'section',
      null,
      createElement(Fragment, null, field({ name: 'channel', legend: 'Channel' })),
      [field({ key: 1, name: 'points.0', label: 'Your point' })],
    ),
    createElement('input', { name: 'hidden', value: '1' }),
    field({ children: () => null }),
  ]
  expect(labelsIn(tree)).toEqual({ title: 'Title', channel: 'Channel', 'points.0': 'Your point' })
})

it('finds what the values of choices are called, however deep they stand', () => {
  const options = [{ value: 'out_of_scope', label: 'Out of scope' }]
  const tree = [
    field({ name: 'reason', label: 'Reason' }),
    createElement('section', null, field({ name: 'outcome', legend: 'Outcome', options })),
  ]
  expect(wordsIn(tree)).toEqual({ outcome: { out_of_scope: 'Out of scope' } })
})
