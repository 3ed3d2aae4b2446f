'use server'
import type { AuditEvent } from '@/lib/audit/events'
import { type Done, defineAction } from '@/lib/doors/action'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { keyedHash, newCode, newToken, readCode } from '@/lib/platform/auth-tokens'
import type { Transaction } from '@/lib/platform/db'
import { queueMails } from '@/lib/platform/mail'
import { withinLimits } from '@/lib/platform/rate-limit'
import { requestNotes } from '@/lib/platform/request'
import { returnPath } from '@/lib/platform/return-path'
import { askingBrowser, forgetSession, openSession, rememberAsking } from '@/lib/platform/session'
import { getAsked, listSessions } from './data'
import { signInMail } from './mail'
import {
  countAttempt,
  removeAllSessions,
  removeSession,
  rolesOf,
  storeAsking,
  storeConfirmation,
} from './mutations'
import {
  canAskToSignIn,
  canConfirmSignIn,
  canEndAllSessions,
  canEndSession,
  type OwnSession,
} from './policy'
import { askLimits, decideCode, decideLink, startPage } from './rules'
import {
  askSchema,
  confirmCodeSchema,
  confirmLinkSchema,
  endSessionSchema,
  nothingSchema,
} from './schema'

/**
 * Sends a link and a code to an address. No member is looked up, so that known and unknown
 * addresses can't be told apart by answer or by time. Refuses RATE_LIMITED.
 */
export const askToSignIn = defineAction({
  schema: askSchema,
  load: async (_viewer, { email }) => ({ email }),
  rule: canAskToSignIn,
  run: async ({ tx, permit, input }) => {
    const network = requestNotes.getStore()?.network ?? ''
    if (!(await withinLimits(askLimits(input.email, network)))) return refuse('RATE_LIMITED')
    const [token, code, nonce] = [newToken(), newCode(), newToken()]
    const id = await storeAsking(tx, permit, {
      tokenHash: keyedHash(token),
      codeHash: keyedHash(code),
      browserHash: keyedHash(nonce),
    })
    await queueMails(tx, [await signInMail({ ...input, id, token, code })])
    return ok({
      events: [{ kind: 'session.asked', subjectId: id }],
      to: '/sign-in/check-mail',
      settle: () => rememberAsking(nonce, returnPath(input.callbackUrl, '')),
    })
  },
})

/**
 * Signs in by the link of a mail, in the browser that asked for it. Refuses LINK_INVALID for a
 * token that is unknown, used, too old or replaced, and OTHER_BROWSER.
 */
export const confirmLink = defineAction({
  schema: confirmLinkSchema,
  load: async (viewer, { token }) => {
    const asked = await getAsked(viewer, keyedHash(token), (await askingBrowser())?.hash)
    return { asked, fits: asked?.sameBrowser ?? false }
  },
  rule: canConfirmSignIn,
  run: async ({ tx, permit, input }) => {
    const decision = decideLink(permit.subject.asked, permit.subject.fits)
    return decision.ok ? confirmed(tx, decision.value.id, input.locale) : decision
  },
})

/**
 * Signs in by the code of a mail read on another device. Refuses LINK_INVALID, and a wrong code
 * beside its field.
 */
export const confirmCode = defineAction({
  schema: confirmCodeSchema,
  load: async (viewer, { code }) => {
    const browser = viewer.member ? null : await askingBrowser()
    const asked = browser && (await countAttempt(browser.hash, keyedHash(readCode(code))))
    return { asked, fits: asked?.matches ?? false }
  },
  rule: canConfirmSignIn,
  run: async ({ tx, permit, input }) => {
    const decision = decideCode(permit.subject.asked, permit.subject.fits)
    return decision.ok ? confirmed(tx, decision.value.id, input.locale) : decision
  },
})

async function confirmed(tx: Transaction, id: string, locale: string): Promise<Result<Done>> {
  const handover = newToken()
  const stored = await storeConfirmation(tx, id, { tokenHash: keyedHash(handover), locale })
  if (!stored.ok) return stored
  const event: AuditEvent = { kind: 'session.confirmed', subjectId: stored.value }
  return ok<Done>({
    events: [event],
    to: (await askingBrowser())?.returnTo || startPage(await rolesOf(tx, stored.value)),
    settle: () => openSession(handover),
  })
}

/** Ends this session and takes its cookie away. */
export const signOut = defineAction({
  schema: nothingSchema,
  load: async ({ sessionId, member }) =>
    sessionId && member ? { id: sessionId, memberId: member.id } : null,
  rule: canEndSession,
  run: async ({ tx, permit }) => {
    await removeSession(tx, permit)
    return ok({
      events: [{ kind: 'session.ended', subjectId: permit.subject.id }],
      to: '/sign-in?done=signed_out',
      settle: forgetSession,
    })
  },
})

/** Ends another of one's own sessions. */
export const endSession = defineAction({
  schema: endSessionSchema,
  load: async (viewer, { session }): Promise<OwnSession | null> =>
    (await listSessions(viewer)).find(({ id }) => id === session) ?? null,
  rule: canEndSession,
  run: async ({ tx, permit }) => {
    await removeSession(tx, permit)
    return ok({
      events: [{ kind: 'session.ended', subjectId: permit.subject.id }],
      to: '/me/sessions?done=session_ended',
    })
  },
})

/** Ends all of one's sessions, this one too. */
export const signOutEverywhere = defineAction({
  schema: nothingSchema,
  load: async ({ member }) => (member ? { memberId: member.id } : null),
  rule: canEndAllSessions,
  run: async ({ tx, permit }) => {
    await removeAllSessions(tx, permit)
    return ok({
      events: [{ kind: 'session.ended_everywhere', subjectId: permit.subject.memberId }],
      to: '/sign-in?done=signed_out_everywhere',
      settle: forgetSession,
    })
  },
})
