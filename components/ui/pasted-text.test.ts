import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pastedPlain, pastedText } from './pasted-text'

/** A numbered paragraph as Word puts it on the clipboard. */
const word = (sign: string, text: string, font = 'font:7.0pt "Times New Roman"') =>
  `<p class=MsoListParagraph style='margin-left:.5in;text-indent:-.25in;mso-list:l0 level1 lfo1'><!--[if !supportLists]--><span lang=EN-GB style='mso-fareast-font-family:Calibri'><span style='mso-list:Ignore'>${sign}<span style='${font}'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><!--[endif]--><span lang=EN-GB>${text}<o:p></o:p></span></p>`

const page = (body: string) =>
  `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- p.MsoNormal {margin:0} --></style><!--[if gte mso 9]><xml><o:x>noise</o:x></xml><![endif]--></head><body lang=EN-GB><!--StartFragment-->${body}<!--EndFragment--></body></html>`

describe('from Word', () => {
  it('keeps paragraphs apart and lines of its source together', () => {
    const html = page(
      '<p class=MsoNormal>States are\r\nencouraged&nbsp;to <b>act</b>.<o:p></o:p></p>\r\n<p class=MsoNormal>Caf&eacute; &amp; &#8220;so on&#8221;.</p>',
    )
    expect(pastedText(html)).toBe('States are encouraged to act.\n\nCafé & “so on”.')
  })
  it('keeps the very signs of its lists', () => {
    const html = page(
      ['(a)', '(i)', '12.', '12 bis.'].map((sign) => word(sign, `after ${sign}`)).join(''),
    )
    expect(pastedText(html)).toBe(
      '(a) after (a)\n(i) after (i)\n12. after 12.\n12 bis. after 12 bis.',
    )
  })
  it('writes its bullets as hyphens, whatever font draws them', () => {
    const bullets = ['·', 'o', '§', '\uf0b7'].map((sign) => word(sign, 'one'))
    expect(pastedText(page(bullets.join('')))).toBe('- one\n- one\n- one\n- one')
  })
  it('keeps a paragraph after a list out of it', () => {
    const html = page(`${word('(a)', 'One')}<p class=MsoNormal>After.</p>`)
    expect(pastedText(html)).toBe('(a) One\n\nAfter.')
  })
  it('reads Arabic and Chinese as they are', () => {
    const html = page(`${word('(أ)', 'الدول')}${word('一、', '各国应当')}`)
    expect(pastedText(html)).toBe('(أ) الدول\n一、 各国应当')
  })
})

describe('from LibreOffice and Google Docs', () => {
  it('writes out what the browser would draw', () => {
    const html =
      '<ol type="a" start="3"><li><p style="margin-bottom: 0cm">Three</p></li><li><p>Four</p><ol type="i"><li><p>Deeper</p></li></ol></li></ol><ul><li><p>Dot</p></li></ul>'
    expect(pastedText(html)).toBe('(c) Three\n(d) Four\n(i) Deeper\n- Dot')
  })
  it('reads the style of each item', () => {
    const item = (style: string, text: string) =>
      `<li dir="ltr" style="list-style-type:${style};font-size:11pt" aria-level="1"><p dir="ltr"><span style="font-weight:400">${text}</span></p></li>`
    const html = `<meta charset="utf-8"><b id="docs-internal-guid-1"><p dir="ltr"><span>Before</span></p><ol>${item('decimal', 'One')}${item('decimal', 'Two')}</ol><ol>${item('lower-roman', 'i')}${item('lower-roman', 'ii')}</ol></b>`
    expect(pastedText(html)).toBe('Before\n\n1. One\n2. Two\n(i) i\n(ii) ii')
  })
})

it('leaves what is no entity as it is', () => {
  expect(pastedText('<p>AT&T; &constructor; &ccedil;</p>')).toBe('AT&T; &constructor; ç')
})

it('never turns an encoded sign into a tag, and never fails', () => {
  expect(pastedText('<p>&lt;b&gt;a &lt; b&lt;/b&gt;</p>')).toBe('<b>a < b</b>')
  const part = fc.constantFrom(
    '<p>',
    '</p>',
    '<ol>',
    '</li>',
    '<li>',
    '<span>',
    '</span>',
    '<',
    '>',
    '&#x0;',
    '&#1114112;',
    'a',
    ' ',
    '<!--',
    '-->',
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
      const text = pastedText(parts.join(''))
      expect(text).toBe(text.trim())
      expect(text).not.toContain('\0')
    }),
  )
})

it('reads Word’s plain text', () => {
  expect(pastedPlain('One\vtwo\r\n\uf0b7\tDot\r\no\tRing\r\n(a)\tSub\r\n12.\tTwelve')).toBe(
    'One\ntwo\n- Dot\n- Ring\n(a) Sub\n12. Twelve',
  )
})
