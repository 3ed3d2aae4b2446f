import { describe, expect, test } from 'vitest'
import { decideAdmission, decideCode, decideLink, maskedEmail, startPage } from './rules'

const asked = { id: 'one', email: 'anna@example.org' }

describe('a link', () => {
  test('signs in the browser that asked', () =>
    expect(decideLink(asked, true)).toEqual({ ok: true, value: { id: 'one' } }))
  test('is refused in another', () =>
    expect(decideLink(asked, false)).toMatchObject({ code: 'OTHER_BROWSER' }))
  test('is refused where nothing is open, in the same words everywhere', () => {
    expect(decideLink(null, true)).toMatchObject({ code: 'LINK_INVALID' })
    expect(decideLink(null, false)).toMatchObject({ code: 'LINK_INVALID' })
  })
})

describe('a code', () => {
  test('signs in when right', () => expect(decideCode(asked, true).ok).toBe(true))
  test('is refused beside its field when wrong', () =>
    expect(decideCode(asked, false)).toMatchObject({ fieldErrors: { code: ['CODE_WRONG'] } }))
  test('is refused where nothing is open', () =>
    expect(decideCode(null, false)).toMatchObject({ code: 'LINK_INVALID' }))
})

describe('an identity from elsewhere', () => {
  test('that is known comes in, whatever its address is now', () =>
    expect(decideAdmission({ identityOf: 'a', addressOf: 'b' })).toMatchObject({
      value: { memberId: 'a' },
    }))
  test('that is new becomes a member', () =>
    expect(decideAdmission({ identityOf: null, addressOf: null })).toMatchObject({
      value: { memberId: null },
    }))
  test('is never tied to a member by its address', () =>
    expect(decideAdmission({ identityOf: null, addressOf: 'b' })).toMatchObject({ code: 'TAKEN' }))
})

test('an address is shown in part', () => {
  expect(maskedEmail('anna.b@example.org')).toBe('a…@example.org')
  expect(maskedEmail('é@example.org')).toBe('é…@example.org')
})

test.each([
  [['moderator'], '/moderate'],
  [['admin', 'moderator'], '/moderate'],
  [['admin'], '/admin'],
  [['auditor'], '/admin'],
  [[], '/me'],
] as const)('signing in leads %j to %s', (roles, page) => expect(startPage(roles)).toBe(page))
