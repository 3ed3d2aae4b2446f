'use server'
import { defineAction } from '@/lib/doors/action'
import { ok, refuse } from '@/lib/kernel/result'
import { newToken, readCode, sessionHash } from '@/lib/platform/auth-tokens'
import { queueMails } from '@/lib/platform/mail'
import { withinLimits } from '@/lib/platform/rate-limit'
import { returnPath } from '@/lib/platform/return-path'
import { seal, unseal } from '@/lib/platform/seal'
import { renewSession } from '@/lib/platform/session'
import { factorMail } from './mail'
import { canConfirmSecondFactor, canEnrolSecondFactor, canResetSecondFactor } from './policy'
import { factorLimits, wrongFactor } from './rules'
import { factorCodeSchema, resetFactorSchema } from './schema'
import { keyPurpose, offerOf, recoveryHash, stepOf } from './second-factor'
import { getFactorOf, getSecondFactor } from './second-factor-data'
import { removeFactor, storeEnrolment, storeFactorUse } from './second-factor-mutations'

/**
 * Sets up a second factor by the first code of the key that the page showed, and gives this session
 * its powers. Refuses RATE_LIMITED, a wrong code beside its field, and CONFLICT.
 */
export const enrolSecondFactor = defineAction({
  schema: factorCodeSchema,
  load: getSecondFactor,
  rule: canEnrolSecondFactor,
  run: async ({ tx, permit, input }) => {
    const { memberId, email, locale, tokenHash, now } = permit.subject
    if (!(await withinLimits(factorLimits(memberId)))) return refuse('RATE_LIMITED')
    const { key, recoveryCodes } = offerOf(tokenHash)
    const step = stepOf(key, readCode(input.code), now)
    if (step === null) return wrongFactor()
    const token = newToken()
    const stored = await storeEnrolment(tx, permit, {
      sealedKey: seal(key, keyPurpose(memberId)),
      step,
      recoveryHashes: recoveryCodes.map((code) => recoveryHash(memberId, code)),
      tokenHash: sessionHash(token),
    })
    if (!stored.ok) return stored
    const id = `${memberId}:${step}`
    await queueMails(tx, [await factorMail({ id, email, locale, change: 'enrolled' })])
    return ok({
      events: [{ kind: 'second_factor.enrolled', subjectId: memberId }],
      to: returnPath(input.callbackUrl),
      settle: () => renewSession(token),
    })
  },
})

/**
 * Gives this session its powers by a code of the member's app, or by a recovery code. Refuses
 * RATE_LIMITED, and beside its field a code that is wrong or was used before.
 */
export const confirmSecondFactor = defineAction({
  schema: factorCodeSchema,
  load: getSecondFactor,
  rule: canConfirmSecondFactor,
  run: async ({ tx, permit, input }) => {
    const { memberId, sealedKey, now } = permit.subject
    if (!(await withinLimits(factorLimits(memberId)))) return refuse('RATE_LIMITED')
    const code = readCode(input.code)
    const recovery = !/^\d{6}$/.test(code)
    const key = unseal(sealedKey ?? '', keyPurpose(memberId))
    const step = recovery ? null : stepOf(key, code, now)
    if (!recovery && step === null) return wrongFactor()
    const token = newToken()
    const used = await storeFactorUse(tx, permit, {
      tokenHash: sessionHash(token),
      ...(step === null ? { recoveryHash: recoveryHash(memberId, code) } : { step }),
    })
    if (!used.ok) return used
    return ok({
      events: [{ kind: 'second_factor.confirmed', subjectId: memberId, facts: { recovery } }],
      to: returnPath(input.callbackUrl),
      settle: () => renewSession(token),
    })
  },
})

/** Takes away the second factor of another member who has lost it, and ends their sessions. */
export const resetSecondFactor = defineAction({
  schema: resetFactorSchema,
  load: (viewer, { member }) => getFactorOf(viewer, member),
  rule: canResetSecondFactor,
  run: async ({ tx, permit }) => {
    const { memberId, email, locale, enrolledAt } = permit.subject
    const removed = await removeFactor(tx, permit)
    if (!removed.ok) return removed
    const id = `${memberId}:${enrolledAt.getTime()}`
    await queueMails(tx, [await factorMail({ id, email, locale, change: 'reset' })])
    return ok({
      events: [{ kind: 'second_factor.reset', subjectId: memberId }],
      to: '/admin/members?done=factorReset',
    })
  },
})
