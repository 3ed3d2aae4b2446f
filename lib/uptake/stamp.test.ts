import fc from 'fast-check'
import { expect, it } from 'vitest'
import { labelsIn } from './labels-in'
import { partsOfStamp, stampOf } from './stamp'

const point = '0193b0de-1111-7000-8000-000000000001'
const record = { id: '0193b0de-2222-7000-8000-000000000001', version: 3 }

it('is for ever what it was when files were written: those that are out are read by it', () => {
  const cells = {
    outcome: 'Partly reflected',
    reason: 'In part.\n“Yes” 已考虑',
    carriedTo: '',
    paragraphs: '12; 13(a); 6 bis; PP2',
  }
  const stamp = stampOf('0193b0de-3333-7000-8000-000000000001', point, record, cells)
  expect(stamp).toBe('6f6681eb-5dd34456-a3196c5c')
})

it('is found within a cell, and nowhere else', () => {
  expect(partsOfStamp('X#1 [01234567-89abcdef-00000000]')).toEqual({
    revision: '01234567',
    seen: '89abcdef',
    text: '00000000',
  })
  expect(partsOfStamp('01234567-89abcdef')).toBeNull()
})

it('reads the labels that a cell names', () => {
  expect(labelsIn('Paragraphs 12; 13 (a), 13(A) and 14.')).toEqual(['12', '13(a)', '14'])
  expect(labelsIn('§ 4 & ¶5\n6 bis')).toEqual(['4', '5', '6bis'])
  fc.assert(
    fc.property(fc.uniqueArray(fc.constantFrom('12', '13(a)', 'h1.2', '6bis')), (labels) => {
      expect(labelsIn(labels.join('; '))).toEqual(labels)
    }),
  )
})
