import { describe, expect, it } from 'vitest'
import { VisitorPages, withoutScripts } from './visitor-pages'

const rendered = (body: string) => () => Promise.resolve(body)
const textOf = (page: Awaited<ReturnType<VisitorPages['get']>>) => page?.bodies.identity.toString()

describe('withoutScripts', () => {
  it('takes out inline scripts, external ones and their preloads', () => {
    const html = `<head><link rel="preload" as="script" href="/a.js"/><link rel="stylesheet" href="/a.css"/>
<script src="/a.js" async=""></script></head><p>text</p><script nonce="x">self.__next_f.push([1,"\\u003cscript"])</script>`
    expect(withoutScripts(html)).toBe(
      '<head><link rel="stylesheet" href="/a.css"/>\n</head><p>text</p>',
    )
  })
  it('leaves the clock of the reader and what merely speaks of scripts', () => {
    const html =
      '<script src="/local-time.js" defer=""></script><p>&lt;script&gt;alert(1)&lt;/script&gt;</p>'
    expect(withoutScripts(html)).toBe(html)
  })
})

describe('VisitorPages', () => {
  it('renders once for many readers and again after a change', async () => {
    const pages = new VisitorPages()
    let count = 0
    const render = async () => `${++count}`
    await Promise.all(Array.from({ length: 20 }, () => pages.get('/en', '', render)))
    expect(count).toBe(1)
    pages.forget('any')
    expect(textOf(await pages.get('/en', '', render))).toBe('2')
  })

  it('forgets the round that changed and what shows all rounds, not another round', async () => {
    const pages = new VisitorPages()
    for (const [key, tag] of [
      ['/en', ''],
      ['/a', 'a'],
      ['/b', 'b'],
    ] as const)
      await pages.get(key, tag, rendered('old'))
    pages.forget('a')
    expect(textOf(await pages.get('/en', '', rendered('new')))).toBe('new')
    expect(textOf(await pages.get('/a', 'a', rendered('new')))).toBe('new')
    expect(textOf(await pages.get('/b', 'b', rendered('new')))).toBe('old')
  })

  it('does not keep what was rendered while its round changed', async () => {
    const pages = new VisitorPages()
    let finish = (_html: string) => {}
    const slow = pages.get(
      '/a',
      'a',
      () =>
        new Promise((resolve) => {
          finish = resolve
        }),
    )
    pages.forget('a')
    const fresh = pages.get('/a', 'a', rendered('after'))
    finish('before')
    expect(textOf(await slow)).toBe('before')
    expect(textOf(await fresh)).toBe('after')
    expect(textOf(await pages.get('/a', 'a', rendered('never')))).toBe('after')
  })

  it('keeps nothing of a page that could not be shown, and lets a failure pass', async () => {
    const pages = new VisitorPages()
    expect(await pages.get('/x', 'x', () => Promise.resolve(null))).toBeNull()
    await expect(pages.get('/x', 'x', () => Promise.reject(new Error('down')))).rejects.toThrow(
      'down',
    )
    expect(textOf(await pages.get('/x', 'x', rendered('up')))).toBe('up')
  })
})
