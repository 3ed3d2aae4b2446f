import { describe, expect, it } from 'vitest'
import { foldNumber } from './paragraph-number'

describe('foldNumber', () => {
  it.each([
    [['12', '12.', '12)', '12 -', '１２．', '١٢ -', '[12.]'], '12'],
    [['12 (A).', '12(a)', '12 a)', '١٢ (a)', '12（a）'], '12(a)'],
    [['5(a bis)', '5 (a) bis'], '5(abis)'],
    [['2 bis', '2-bis.', '2bis'], '2bis'],
    [['(هـ)', '(ه)'], '(ه)'],
    [['㈠', '（一）', '(一)'], '(一)'],
    [['1.2.', '1.2', '١.٢'], '1.2'],
  ])('takes %j for one number', (printed, key) => {
    expect(printed.map(foldNumber)).toEqual(printed.map(() => key))
  })

  it('keeps apart what is not one number', () => {
    const numbers = [
      '12',
      '1.2',
      '1-2',
      '12(a)',
      '12bis',
      '12(abis)',
      'PP12',
      '12(a)(i)',
      '12(ا)',
      '12 [A]',
      '12 [B]',
      '12A',
      '12 [A](a)',
    ]
    expect(new Set(numbers.map(foldNumber)).size).toBe(numbers.length)
  })
})
