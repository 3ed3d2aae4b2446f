import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideName, dispositionOf, offeredName } from './rules'

describe('decideName', () => {
  it.each([
    ['Letter.PDF', { name: 'Letter.PDF', format: 'pdf' }],
    ['C:\\Users\\ann\\Nota  verbale.docx', { name: 'Nota verbale.docx', format: 'docx' }],
    ['/home/ann/рассылка.odt', { name: 'рассылка.odt', format: 'odt' }],
    ['a.pdf.exe', 'fileType'],
    ['a.docm', 'fileType'],
    ['pdf', 'fileType'],
    ['', 'fileName'],
    [`${'x'.repeat(200)}.txt`, 'fileName'],
    ['a\u202efdp.txt', 'fileName'],
    ['a\0.txt', 'fileName'],
    ['\ud800.txt', 'fileName'],
  ])('takes %j as %j', (given, wanted) => {
    expect(decideName(given)).toEqual(wanted)
  })
})

it('offers a number where the name may not be told', () => {
  const file = { number: 3, format: 'pdf' as const }
  expect(offeredName({ ...file, name: null })).toBe('attachment-3.pdf')
  expect(offeredName({ ...file, name: 'Letter.pdf' })).toBe('Letter.pdf')
})

it('tells a name in a header that it can neither end nor break', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      if (!name.isWellFormed()) return
      const header = dispositionOf(name)
      expect(header).toMatch(
        /^attachment; filename="[A-Za-z0-9._ -]*"; filename\*=UTF-8''[\w.!~%&-]*$/,
      )
      expect(decodeURIComponent(header.split("''")[1] ?? '')).toBe(name)
    }),
  )
})
