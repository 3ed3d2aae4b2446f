import { expect, it } from 'vitest'
import { commentType, placeOf } from './comment-table'

it('puts a part of the document as the clause, and a number as the paragraph', () => {
  expect(placeOf('Section II, para. 4')).toEqual({ clause: 'Section II, para. 4', paragraph: '' })
  expect(placeOf('annex')).toEqual({ clause: 'annex', paragraph: '' })
  expect(placeOf('13 (a)')).toEqual({ clause: '', paragraph: '13 (a)' })
  expect(placeOf('Parties, 4')).toEqual({ clause: '', paragraph: 'Parties, 4' })
  expect(placeOf(null)).toEqual({ clause: '', paragraph: '' })
})

it('calls a comment technical where it names a place or proposes wording', () => {
  expect(commentType({ proposedWording: null, paragraphReference: null })).toBe('ge')
  expect(commentType({ proposedWording: 'Say so.', paragraphReference: null })).toBe('te')
  expect(commentType({ proposedWording: null, paragraphReference: '4' })).toBe('te')
})
