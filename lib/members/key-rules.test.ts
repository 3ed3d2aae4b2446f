import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { actOf, clashingActs, isKey, type Pressed, settingsOf } from './key-rules'
import { keysSchema } from './key-schema'
import { DEFAULT_KEYS, KEY_ACTS } from './key-views'

const press = (key: string, code: string, held: Partial<Pressed> = {}) =>
  actOf(
    {
      key,
      code,
      shiftKey: false,
      ctrlKey: false,
      metaKey: false,
      altKey: false,
      isComposing: false,
      ...held,
    },
    DEFAULT_KEYS,
  )

describe('actOf', () => {
  it('goes by what a key writes where that is Latin, whatever its place', () => {
    expect(press('j', 'KeyJ')).toBe('next')
    expect(press('J', 'KeyJ')).toBe('next')
    // On a Dvorak keyboard J is at the place of C.
    expect(press('j', 'KeyC')).toBe('next')
    expect(press('h', 'KeyJ')).toBeNull()
  })

  it('goes by the place on Cyrillic, Arabic and Hebrew keyboards', () => {
    expect(press('о', 'KeyJ')).toBe('next')
    expect(press('О', 'KeyJ', { shiftKey: true })).toBe('next')
    expect(press('ت', 'KeyJ')).toBe('next')
    expect(press('ح', 'KeyJ')).toBe('next')
    expect(press('١', 'Digit1')).toBe('reflected')
    expect(press('.', 'Slash')).toBe('search')
    expect(press(',', 'Slash', { shiftKey: true })).toBe('help')
  })

  it('finds digits where they need Shift, and signs where others stand', () => {
    expect(press('&', 'Digit1')).toBe('reflected')
    expect(press('1', 'Digit1', { shiftKey: true })).toBe('reflected')
    expect(press('1', 'Numpad1')).toBe('reflected')
    expect(press('/', 'Digit7', { shiftKey: true })).toBe('search')
    expect(press('?', 'Minus', { shiftKey: true })).toBe('help')
  })

  it('is none with another key held, while a character is composed, and for keys with a name', () => {
    for (const held of ['ctrlKey', 'metaKey', 'altKey', 'isComposing'] as const)
      expect(press('j', 'KeyJ', { [held]: true })).toBeNull()
    expect(press('J', 'KeyJ', { shiftKey: true })).toBeNull()
    expect(press('Enter', 'Enter')).toBeNull()
    expect(press('F1', 'F1')).toBeNull()
    expect(press('Shift', 'ShiftLeft', { shiftKey: true })).toBeNull()
  })
})

describe('settings', () => {
  it('are everybody’s where nothing, or nothing sound, is stored', () => {
    expect(settingsOf(null)).toEqual({ on: true, keys: DEFAULT_KEYS })
    fc.assert(
      fc.property(fc.anything(), fc.boolean(), (keys, off) => {
        const settings = settingsOf({ keys, off })
        expect(settings.on).toBe(!off)
        expect(Object.keys(settings.keys)).toEqual([...KEY_ACTS])
        for (const key of Object.values(settings.keys)) expect(isKey(key)).toBe(true)
      }),
    )
  })

  it('name no key twice', () => {
    expect(clashingActs(DEFAULT_KEYS)).toEqual([])
    expect(clashingActs({ ...DEFAULT_KEYS, undo: 'j' })).toEqual(['undo'])
  })

  it('are refused beside the field that is wrong', () => {
    const parse = (change: object) =>
      keysSchema.safeParse({ use: 'on', keys: { ...DEFAULT_KEYS, ...change } })
    const issues = (change: object) =>
      parse(change).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
    expect(parse({ next: ' G ' }).data).toEqual({ on: true, keys: { ...DEFAULT_KEYS, next: 'g' } })
    expect(issues({ help: 'u' })).toEqual(['keys.help: keyTaken'])
    expect(issues({ help: 'é', next: '' })).toEqual(['keys.next: oneKey', 'keys.help: oneKey'])
    expect(issues({ other: 'y' })).toHaveLength(1)
    expect(keysSchema.parse({ use: 'off', keys: null, reset: 'reset' })).toEqual({
      on: true,
      keys: DEFAULT_KEYS,
    })
  })
})
