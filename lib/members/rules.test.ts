import { describe, expect, it } from 'vitest'
import { decideGrant, decideNaming, decideRevocation, decideSingleAdmin } from './rules'

const grant = { memberId: 'grantee', revokedAt: null }

describe('roles', () => {
  it('are not given by their own member', () => {
    expect(decideGrant({ memberId: 'admin' }, 'admin')).toMatchObject({ code: 'NEVER_SELF' })
    expect(decideGrant({ memberId: 'admin' }, 'other')).toMatchObject({ ok: true })
  })

  it('are revoked by another admin, once', () => {
    expect(decideRevocation(grant, 'admin', ['admin'])).toMatchObject({ ok: true })
    expect(decideRevocation(grant, 'grantee', ['grantee'])).toMatchObject({ code: 'NEVER_SELF' })
    const revoked = { ...grant, revokedAt: new Date() }
    expect(decideRevocation(revoked, 'admin', ['admin'])).toMatchObject({ code: 'CONFLICT' })
  })

  it('are not revoked by who lost theirs a moment ago', () => {
    expect(decideRevocation(grant, 'admin', ['grantee'])).toMatchObject({ code: 'CONFLICT' })
  })
})

describe('the switch for a single admin', () => {
  it.each([
    [true, 1, true],
    [true, 2, false],
    [false, 2, true],
    [false, 1, true],
  ])('set to %s with %i admins: %s', (wanted, admins, allowed) => {
    expect(decideSingleAdmin(wanted, admins).ok).toBe(allowed)
  })
})

describe('a pseudonym', () => {
  const now = new Date(0)
  it.each([
    [false, false, {}],
    [true, true, {}],
    [false, true, { pseudonymFrom: now, mailStoppedAt: now }],
    [true, false, { pseudonymFrom: null }],
  ])('from %s to %s changes no more than it must', (pseudonymous, wanted, change) => {
    expect(decideNaming({ pseudonymous }, wanted, now)).toEqual(change)
  })
})
