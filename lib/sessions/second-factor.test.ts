import { Secret } from 'otpauth'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { requestNotes } from '@/lib/platform/request'
import { enrolmentLink, offerOf, secondFactorPage, stepOf } from './second-factor'

beforeAll(() => {
  vi.stubEnv('DATABASE_URL', 'postgresql://unused')
  vi.stubEnv('SMTP_URL', 'smtp://unused')
  vi.stubEnv('NEXTAUTH_URL', 'http://site.test')
  vi.stubEnv('NEXTAUTH_SECRET', 'x'.repeat(32))
})

const key = Secret.fromLatin1('12345678901234567890').base32

describe('a code', () => {
  // RFC 6238, appendix B, SHA-1; of its eight digits the last six.
  test.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
  ])('at %i is %s, in its step and the ones beside it', (second, code) => {
    const step = Math.floor(second / 30)
    const at = (shift: number) => stepOf(key, code, new Date((second + shift * 30) * 1000))
    expect([at(-1), at(0), at(1)]).toEqual([step, step, step])
    expect([at(-2), at(2)]).toEqual([null, null])
  })

  test.each(['', '28708', '2870820', 'abcdef', '28708２'])('is not %j', (typed) => {
    expect(stepOf(key, typed, new Date(59_000))).toBeNull()
  })
})

describe('what a session offers', () => {
  test('is the same each time, other than that of any other session', () => {
    const offers = ['a', 'b', 'c'].map((token) => offerOf(token))
    expect(offerOf('a')).toEqual(offers[0])
    const all = offers.flatMap(({ key, recoveryCodes }) => [key, ...recoveryCodes])
    expect(new Set(all).size).toBe(3 * 9)
    for (const { key, recoveryCodes } of offers) {
      expect(key).toMatch(/^[A-Z2-7]{32}$/)
      for (const code of recoveryCodes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/)
    }
  })

  test('is what apps take', () => {
    const link = new URL(enrolmentLink(key, 'anna@example.org'))
    expect(link.href).toMatch(/^otpauth:\/\/totp\/Uptake:anna%40example\.org\?/)
    expect(Object.fromEntries(link.searchParams)).toEqual({
      issuer: 'Uptake',
      secret: key,
      algorithm: 'SHA1',
      digits: '6',
      period: '30',
    })
  })
})

describe('the way there', () => {
  const from = (path: string) =>
    requestNotes.run({ statements: 0, network: '', path }, () => secondFactorPage('en'))

  test.each([
    ['/en/moderate/gm?after=1', '/en/me/second-factor?callbackUrl=%2Fmoderate%2Fgm%3Fafter%3D1'],
    ['/en/moderate?_rsc=1ab', '/en/me/second-factor?callbackUrl=%2Fmoderate'],
    ['//evil.example', '/en/me/second-factor?callbackUrl=%2Fme'],
  ])('leads back to %s', (path, page) => expect(from(path)).toBe(page))

  test('leads nowhere in particular where no address is known', () =>
    expect(secondFactorPage('en')).toBe('/en/me/second-factor'))
})
