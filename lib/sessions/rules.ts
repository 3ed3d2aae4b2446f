import type { StaffRole } from '@/lib/generated/prisma/enums'
import { ok, type Result, refuse } from '@/lib/kernel/result'

/** A session as its owner sees it. */
export type SessionView = {
  id: string
  memberId: string
  device: string | null
  createdAt: Date
  seenAt: Date
  current: boolean
}

/** A member's second factor as the session at hand finds it. */
export type SecondFactor = {
  memberId: string
  email: string | null
  locale: string
  sessionId: string
  tokenHash: string
  sealedKey: string | null
  enrolledAt: Date | null
  /** When this session gave it. */
  givenAt: Date | null
  /** Recovery codes that are not used. */
  recoveryCodes: number
  now: Date
}

/** A second factor as an admin may take it away. */
export type FactorOfMember = {
  memberId: string
  email: string | null
  locale: string
  enrolledAt: Date
}

/** How often a link may be asked for (security.md: per address, per network, overall). */
export const askLimits = (email: string, network: string) => [
  { name: 'ask-network', key: network, points: 200, seconds: 900 },
  { name: 'ask-address', key: email, points: 8, seconds: 900 },
  { name: 'ask-all', key: 'all', points: 3000, seconds: 900 },
]

/** Wrong codes until a token dies. */
export const CODE_ATTEMPTS = 5

/**
 * A request to sign in as it stands; null where none is open under that token or in that browser.
 */
export type Asked = { id: string; email: string } | null

/**
 * A link counts in the browser that asked for it, so that neither a scanner nor a stranger can use
 * it.
 */
export const decideLink = (asked: Asked, sameBrowser: boolean): Result<{ id: string }> => {
  if (!asked) return refuse('LINK_INVALID')
  return sameBrowser ? ok({ id: asked.id }) : refuse('OTHER_BROWSER')
}

/** A code counts in the browser that asked, and five times at most. */
export const decideCode = (asked: Asked, matches: boolean): Result<{ id: string }> => {
  if (!asked) return refuse('LINK_INVALID')
  return matches
    ? ok({ id: asked.id })
    : refuse('INVALID', { fieldErrors: { code: ['CODE_WRONG'] } })
}

/**
 * A known identity comes in, a new one becomes a member. An address that is a member's already is
 * not tied to the identity: a provider could be made to vouch for any address.
 */
export const decideAdmission = (known: {
  identityOf: string | null
  addressOf: string | null
}): Result<{ memberId: string | null }> => {
  if (known.identityOf) return ok({ memberId: known.identityOf })
  return known.addressOf ? refuse('TAKEN') : ok({ memberId: null })
}

/** Codes of a second factor that a member may try, right or wrong, in a quarter of an hour and a day. */
export const factorLimits = (memberId: string) => [
  { name: 'factor', key: memberId, points: 5, seconds: 900 },
  { name: 'factor-day', key: memberId, points: 50, seconds: 86_400 },
]

/** A code that is wrong, too old or used before: the answer does not say which. */
export const wrongFactor = () => refuse('INVALID', { fieldErrors: { code: ['factorWrong'] } })

/** An address as a page may show it to whoever holds the link: "a…@example.org". */
export const maskedEmail = (email: string): string => email.replace(/^(.).*(?=@)/u, '$1…')

/** Where signing in leads who asked for no address: of several roles to the one whose work waits. */
export const startPage = (roles: readonly StaffRole[]): string =>
  roles.includes('moderator')
    ? '/moderate'
    : roles.some((role) => role !== 'organiser')
      ? '/admin'
      : roles.length > 0
        ? '/moderate'
        : '/me'
