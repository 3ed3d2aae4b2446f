import { describe, expect, test } from 'vitest'
import type { Viewer } from '@/lib/platform/viewer'
import * as policy from './policy'

const viewer = (id: string | null, staff = false, secondFactorDue = false) =>
  ({
    member: id && { id, email: `${id}@example.org`, name: null, locale: 'en' },
    sessionId: id && 'session',
    organisations: [],
    moderates: staff ? ['stream'] : [],
    organises: [],
    admin: staff,
    auditor: staff,
    secondFactorDue,
  }) as unknown as Viewer

const who = {
  visitor: viewer(null),
  member: viewer('anna'),
  another: viewer('bert'),
  staff: viewer('chair', true),
  due: viewer('anna', false, true),
}

// What each rule answers about something of Anna's. Staff may do no more than anybody else.
const matrix: Record<keyof typeof policy, (keyof typeof who)[]> = {
  canAskToSignIn: ['visitor'],
  canConfirmSignIn: ['visitor'],
  canAdmitIdentity: ['visitor'],
  canEndSession: ['member', 'due'],
  canEndAllSessions: ['member', 'due'],
  canEnrolSecondFactor: ['due'],
  canConfirmSecondFactor: [],
  canResetSecondFactor: ['staff'],
}

const subject = { id: 'session', memberId: 'anna', enrolledAt: null, givenAt: null }

describe.each(Object.entries(policy))('%s', (name, rule) => {
  const allows = rule as (viewer: Viewer, subject: unknown) => boolean
  test.each(Object.entries(who))('as %s', (role, viewer) =>
    expect(allows(viewer, subject)).toBe(
      matrix[name as keyof typeof policy].some((one) => one === role),
    ),
  )
})

test('every rule has its row', () =>
  expect(Object.keys(matrix).sort()).toEqual(Object.keys(policy).sort()))
