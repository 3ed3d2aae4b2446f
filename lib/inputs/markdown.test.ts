import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ELEMENTS, lineOf, type MarkdownNode, markdownOf, wordsOf } from './markdown'

const all = (nodes: MarkdownNode[]): MarkdownNode[] =>
  nodes.flatMap((node) => [node, ...all(node.children ?? [])])
const within = (text: string) => all(markdownOf(text) ?? [])
const tags = (text: string) => within(text).flatMap(({ tagName }) => tagName ?? [])
const words = (text: string) =>
  within(text)
    .map(({ value }) => value ?? '')
    .join('')

function expectAllowed(text: string) {
  for (const { type, tagName, properties } of within(text)) {
    expect(['element', 'text']).toContain(type)
    if (type !== 'element') continue
    expect(ELEMENTS).toContain(tagName)
    expect(Object.keys(properties ?? {}).filter((key) => key !== 'href')).toEqual([])
    if (properties?.href) expect(String(properties.href)).toMatch(/^(https?:\/\/|mailto:)/i)
  }
}

describe('the subset', () => {
  it('knows emphasis, lists, quotes and links', () => {
    expect(tags('**a** *b*')).toEqual(['p', 'strong', 'em'])
    expect(tags('- a\n- b')).toEqual(['ul', 'li', 'li'])
    expect(tags('> a')).toEqual(['blockquote', 'p'])
    expect(tags('[a](https://example.org) <mailto:a@example.org>')).toEqual(['p', 'a', 'a'])
  })
  it.each([
    '# Heading',
    'Heading\n===',
    'above\n\n---\n\nbelow',
    '`code`',
    '```\ncode\n```',
    '    code',
    '<b>bold</b>',
    '<script>alert(1)</script>',
    '&lt;b&gt; &amp;',
    '[a]: https://example.org',
    '| a | b |\n| - | - |\n| c | d |',
    'One line\nand another\n\n\nand a third.',
    '(a) first\n(b) second\n(i) third',
  ])('leaves %j as it was typed', (text) => expect(markdownOf(text)).toBeNull())
  it('shows no image', () => expect(tags('![a](https://example.org/a.png)')).not.toContain('img'))
  it('takes an escaped sign for itself', () => expect(words('\\*a\\*')).toBe('*a*'))
})

describe('numbers', () => {
  it('are those that were written', () => {
    expect(words('3. a\n7. b\n03. c')).toMatch(/3\. a\s*7\. b\s*03\. c/)
    expect(words('2) a\n2) b')).toMatch(/2\) a\s*2\) b/)
    expect(words('2026. It was a year.')).toContain('2026. It was a year.')
    expect(words('1. > quoted')).toMatch(/1\.\s+quoted/)
  })
  it('stay for any list', () =>
    fc.assert(
      fc.property(fc.array(fc.nat(999_999), { minLength: 1, maxLength: 20 }), (numbers) => {
        const shown = words(numbers.map((number) => `${number}. x`).join('\n'))
        expect(shown.match(/\d+(?=\. x)/g)?.map(Number)).toEqual(numbers)
      }),
    ))
})

describe('what is hostile', () => {
  const samples = [
    '[a](javascript:alert(1))',
    '[a](JaVaScRiPt:alert(1)) **b**',
    '[a](data:text/html;base64,PHNjcmlwdD4=) **b**',
    '[a](vbscript:x) **b**',
    '[a](//evil.example) **b**',
    '[a](/en/account) **b**',
    '<javascript:alert(1)> **b**',
    '**<img src=x onerror=alert(1)>**',
    '- <svg/onload=alert(1)>',
    '[a](https://example.org "onmouseover=alert(1)")',
    '**a**\n\n<style>*{display:none}</style>',
  ]
  it.each(samples)('makes nothing of %j', expectAllowed)
  it('keeps the words of a link that leads nowhere allowed', () =>
    expect(words('[a](/en/account) **b**')).toBe('[a](/en/account) b'))
  it('has no element outside the list, for any text', () => {
    const piece = fc.constantFrom(
      ...['*', '**', '_', '[', '](', ')', '!', '<', '>', '> ', '- ', '1. ', '\n', '\n\n', '`', '#'],
      ...['    ', '\\', '&#x3c;', 'javascript:', 'https://a.b', 'script', '/', 'a', ' ', 'é', '一'],
      ...samples,
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => expectAllowed(pieces.join(''))),
      { numRuns: 500 },
    )
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), expectAllowed))
  })
  const stairs = Array.from({ length: 190 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n')
  const bombs: [string, string][] = [
    ['quotes', '>'.repeat(10_000)],
    ['lists', '- '.repeat(10_000)],
    ['numbers', '1. '.repeat(6000)],
    ['steps', stairs.slice(0, 20_000)],
    ['stars', `${'*'.repeat(9000)}a${'*'.repeat(9000)}`],
    ['mixed stars', `${'*_'.repeat(250)}a${'_*'.repeat(250)}`],
    ['spread stars', '*a **a '.repeat(330)],
    ['brackets', '['.repeat(20_000)],
    ['open links', '[a]('.repeat(490)],
    ['nested links', `${'['.repeat(490)}a${'](b)'.repeat(490)}`],
    ['lines of few quotes', '> > > > > > a\n'.repeat(33)],
    ['lines of few items', '- - - - - - a\n'.repeat(33)],
    ['one long list', '- a\n'.repeat(200)],
    ['lines of quotes', '> > > > > > > > > > > >\n'.repeat(800)],
    ['lines of items', '- - - - - - - - - - - - a\n'.repeat(750)],
    ['length', '*a* '.repeat(10_000)],
  ]
  it.each(bombs)('ends soon with a bomb of %s', (_, text) => {
    expectAllowed(text)
  })
})

it('its words stand without marks, block by block', () => {
  expect(wordsOf('**Name** a\n\n- point\n- *of* contact').split(/\n+/).filter(Boolean)).toEqual([
    'Name a',
    'point',
    'of contact',
  ])
  expect(wordsOf('plain\ntext')).toBe('plain\ntext')
})

it('in one line it is its words, cut where it is long', () => {
  expect(lineOf('**Name** a\n\n- point of *contact*\n- [soon](https://example.org)', 400)).toBe(
    'Name a point of contact soon',
  )
  expect(lineOf('1. One.\n2. Two.', 400)).toBe('1. One. 2. Two.')
  expect(lineOf('2 * 3 * 4', 400)).toBe('2 * 3 * 4')
  expect(lineOf('**words and words**', 9)).toBe('words and…')
  expect(lineOf('🌍🌍🌍', 2)).toBe('🌍🌍…')
})
