import { createElement, Fragment } from 'react'
import { expect, it } from 'vitest'
import { labelsIn } from './labels'

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
