'use server'
import { randomUUID } from 'node:crypto'
import { defineAction } from '@/lib/doors/action'
import { ok, refuse } from '@/lib/kernel/result'
import { keyedHash, newCode, readCode } from '@/lib/platform/auth-tokens'
import { queueMails } from '@/lib/platform/mail'
import { actor } from '@/lib/platform/permit'
import { withinLimits } from '@/lib/platform/rate-limit'
import type { Viewer } from '@/lib/platform/viewer'
import { countAddressAttempt, storeAddress, storeAddressRequest } from './address-mutations'
import { addressMail } from './mail'
import { canAddAddress } from './policy'
import { addressSchema, confirmAddressSchema } from './profile-schema'
import { addressLimits } from './rules'

const oneself = async ({ member }: Viewer) =>
  member ? { memberId: member.id, email: member.email } : null

/**
 * Sends a code to an address that a member without one wants to add. Whether it is somebody's already is
 * not looked up before its reader has shown the code. @returns RATE_LIMITED
 */
export const askForAddress = defineAction({
  schema: addressSchema,
  load: oneself,
  rule: canAddAddress,
  run: async ({ tx, permit, input: { email } }) => {
    const { memberId } = permit.subject
    if (!(await withinLimits(addressLimits(memberId, email)))) return refuse('RATE_LIMITED')
    const code = newCode()
    await storeAddressRequest(tx, permit, { email, codeHash: keyedHash(code) })
    const { locale } = actor(permit)
    await queueMails(tx, [await addressMail({ id: randomUUID(), email, locale, code })])
    return ok({
      events: [{ kind: 'member.address_asked', subjectId: memberId }],
      to: '/me/profile?done=addressAsked#address',
    })
  },
})

/**
 * Adds the address to which the code was sent.
 * @returns LINK_INVALID where no code waits any more, a wrong code beside its field, ADDRESS_TAKEN
 */
export const confirmAddress = defineAction({
  schema: confirmAddressSchema,
  load: async (viewer, { code }) => {
    const subject = await oneself(viewer)
    return (
      subject && { ...subject, asked: await countAddressAttempt(viewer, keyedHash(readCode(code))) }
    )
  },
  rule: canAddAddress,
  run: async ({ tx, permit }) => {
    const { memberId, asked } = permit.subject
    if (!asked) return refuse('LINK_INVALID')
    if (!asked.matches) return refuse('INVALID', { fieldErrors: { code: ['CODE_WRONG'] } })
    const stored = await storeAddress(tx, permit)
    if (!stored.ok) return stored
    return ok({
      events: [{ kind: 'member.address_added', subjectId: memberId }],
      to: '/me/profile?done=addressAdded',
    })
  },
})
