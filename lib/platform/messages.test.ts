import { describe, expect, test } from 'vitest'
import { REFUSALS } from '@/lib/kernel/result'
import { locales } from './i18n'
import { keys, loadMessages, type Messages, withFallback } from './messages'

test('English stands in key by key', () => {
  const english = { a: { b: 'one', c: 'two' }, d: 'three' }
  expect(withFallback({ a: { b: 'un' } }, english)).toEqual({
    a: { b: 'un', c: 'two' },
    d: 'three',
  })
})

const english = (await import('@/messages/en.json')).default as unknown as Messages

/** The names of a text's placeholders, such as `count` in `{count, number}`. */
const placeholders = (text: string) =>
  [...text.matchAll(/\{\s*([a-zA-Z]\w*)\s*[,}]/g)].map(([, name]) => name).sort()

function textAt(messages: Messages, path: string): string {
  return String(path.split('.').reduce<unknown>((at, key) => (at as Messages)[key], messages))
}

test('every refusal has a sentence, and no sentence is left of an earlier one', () => {
  const refusals = english.refusals as Messages
  expect(Object.keys(refusals).sort()).toEqual(Object.keys(REFUSALS).sort())
})

describe.each(locales)('the texts of %s', (locale) => {
  test('have no key that English lacks, and fill the same places', async () => {
    const own = (await import(`../../messages/${locale}.json`)).default as Messages
    const known = new Set(keys(english))
    expect(keys(own).filter((key) => !known.has(key))).toEqual([])
    for (const key of keys(own)) {
      const wanted = new Set(placeholders(textAt(english, key)))
      expect([key, new Set(placeholders(textAt(own, key)))]).toEqual([key, wanted])
    }
  })

  test('cover the shell whole', async () => {
    const all = await loadMessages(locale)
    const own = (await import(`../../messages/${locale}.json`)).default as Messages
    expect(Object.keys(own.layout ?? {}).sort()).toEqual(Object.keys(all.layout ?? {}).sort())
  })
})
