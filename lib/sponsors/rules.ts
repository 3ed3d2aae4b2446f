import { tagsOf } from '@/lib/inputs/point-tags'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import type { Shown } from './schema'

/** Invitations of one draft or input that may wait for an answer at one time. */
export const MOST_WAITING = 100

/** Invitations in an hour: by one member and by everybody; each is a mail to somebody else. */
export const inviteLimits = (memberId: string) => [
  { name: 'sponsor-member', key: memberId, points: 100, seconds: 3600 },
  { name: 'sponsor-all', key: 'all', points: 5000, seconds: 3600 },
]

type Text = {
  title?: string
  language?: string
  attribution?: string
  points?: readonly {
    statement: string
    proposedWording?: string | null
    paragraphReference?: string | null
    ask?: string | null
    implementation?: string | null
    linkedSymbol?: string | null
  }[]
  attachments?: readonly { name: string; hash: string }[]
}

/** A text as a co-sponsor is shown it and confirms it: a file is a name and the hash of what it holds. */
export const shownOf = ({
  title = '',
  language = '',
  attribution = '',
  points = [],
  attachments = [],
}: Text): Shown => ({
  title,
  language,
  attribution,
  points: points.map((point) =>
    [
      point.statement,
      point.proposedWording,
      point.paragraphReference,
      ...Object.values(tagsOf(point)),
    ]
      .filter(Boolean)
      .join('\n'),
  ),
  attachments: attachments.map(({ name, hash }) => `${name} (SHA-256 ${hash})`),
})

/** Those of one list that the other does not have in their place. */
const numbered = (texts: readonly string[], others: readonly string[]) =>
  texts
    .flatMap((text, index) => (text === others[index] ? [] : [`${index + 1}. ${text}`]))
    .join('\n')

/**
 * Whether what a focal point was shown is what stands now: a confirmation is of a text, not of an idea.
 * @returns CONFLICT with each part that changed, from what was shown to what stands
 */
export function decideConfirmation(was: Shown, now: Shown): Result<null> {
  const changed = (['title', 'language', 'attribution'] as const)
    .filter((field) => was[field] !== now[field])
    .map((field) => ({ field: field as string, from: was[field], to: now[field] }))
  for (const field of ['points', 'attachments'] as const) {
    const from = numbered(was[field], now[field])
    const to = numbered(now[field], was[field])
    if (from || to) changed.push({ field, from, to })
  }
  return changed.length ? refuse('CONFLICT', { changed }) : ok(null)
}

/** An organisation that joined on a day (UTC), and the day on which it left. */
export type Joined = { joinedOn: string; leftOn: string | null }

/** Who stood beside an input at the end of a day: joined by then and not left. */
export const standingOn = <J extends Joined>(history: readonly J[], day: string): J[] =>
  history.filter(({ joinedOn, leftOn }) => joinedOn <= day && (leftOn === null || leftOn > day))

/** What happened on which day, the oldest first; who joined and left on one day did so in this order. */
export const daysOf = <J extends Joined>(history: readonly J[]) =>
  history
    .flatMap((joined) => [
      { day: joined.joinedOn, act: 'joined' as const, of: joined },
      ...(joined.leftOn ? [{ day: joined.leftOn, act: 'left' as const, of: joined }] : []),
    ])
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))

/** Where an invitation is answered, and where others are invited, without locale. */
export const invitationPath = (id: string) => `/me/co-sponsorships/${id}`
export const sponsorsPath = (page: string) => `${page}/sponsors`
