import fc from 'fast-check'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { isLost, typedIn } from './unsent'

const form = (...fields: [string, string][]) => ({ fields, code: 'CLOSED' })

test('tells what somebody filled in from what the page added', () => {
  const fields: [string, string][] = [
    ['reply.wouldNeed', 'A date.'],
    ['was.reason', 'As it was before.'],
    ['formKey', '0190f6f0-0000-7000-8000-000000000000'],
    ['record', '0190f6f0-0000-7000-8000-000000000000'],
    ['comment', ''],
  ]
  expect(typedIn(form(...fields))).toEqual([['reply.wouldNeed', 'A date.']])
})

test('finds on a page whatever was written, and misses what is not there', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.boolean(), (typed, inArea) => {
      // A browser sends line ends as CR LF.
      const sent = `Written ${typed}`.replace(/\r\n|\r|\n/g, '\r\n')
      const text = `Written ${typed}`.replace(/\r\n|\r|\n/g, '\n')
      const html = renderToStaticMarkup(
        inArea ? <textarea defaultValue={text} /> : <input defaultValue={text} />,
      )
      expect(isLost(form(['reason', sent]), html)).toBe(false)
      expect(isLost(form(['reason', `${sent} and no more`]), html)).toBe(true)
    }),
  )
})

test('asks for no choices and keys, which a page need not repeat', () => {
  const chosen: [string, string][] = [
    ['outcome', 'not_reflected'],
    ['agreed', '0190f6f0-0000-7000-8000-000000000000.12'],
    ['day', '2026-11-28'],
  ]
  expect(isLost(form(...chosen), '<p>Nothing</p>')).toBe(false)
  expect(isLost(form(['reason', '没有反映']), '<p>Nothing</p>')).toBe(true)
})

test('takes a text for there where the page wrote marks into it, and what it says again for said', () => {
  const sent: [string, string][] = [
    ['text', '1. Meet.\r\n\r\n1. Review.'],
    ['ties.p1', '2, 3'],
    ['kept', '[["mark","2, 3"]]'],
  ]
  const page = (text: string) => `<textarea name="text">${text}</textarea>`
  expect(isLost(form(...sent), page('1. Meet.\n\n¶+ 1. Review.'))).toBe(false)
  expect(isLost(form(...sent), page('1. Meet.'))).toBe(true)
})
