import type { Delivery } from '@/lib/generated/prisma/enums'

type Kind = {
  /** How it comes to who has chosen nothing. */
  delivery: Delivery
  /** A mail that its reader asked for by an act of their own: no link to unsubscribe under it. */
  asked?: true
}

/**
 * What members are told of. A kind more is a line here and a name for it under `notifications.kinds` in
 * messages/en.json; the form of preferences and the links to unsubscribe follow.
 */
export const NOTICES = {
  input_received: { delivery: 'at_once', asked: true },
  input_recorded: { delivery: 'at_once' },
  uptake_published: { delivery: 'at_once' },
  summary_published: { delivery: 'at_once' },
  phase_extended: { delivery: 'at_once' },
  deadline_near: { delivery: 'at_once' },
  verdict_asked: { delivery: 'at_once' },
  record_discussed: { delivery: 'at_once' },
  reconsideration_asked: { delivery: 'at_once' },
  reconsideration_answered: { delivery: 'at_once' },
  co_sponsorship: { delivery: 'at_once' },
  clearance_asked: { delivery: 'at_once' },
  clearance_answered: { delivery: 'at_once' },
  accreditation_recorded: { delivery: 'at_once' },
  organisation_asked: { delivery: 'at_once' },
  membership_answered: { delivery: 'at_once' },
  role_changed: { delivery: 'at_once' },
  points_assigned: { delivery: 'at_once' },
} as const satisfies Record<string, Kind>

export type NoticeKind = keyof typeof NOTICES

export const NOTICE_KINDS = Object.keys(NOTICES) as NoticeKind[]

/** What one can unsubscribe from: a kind, or the daily mail with all that comes in it. */
export type MailKind = NoticeKind | 'digest'

/** False for what is no kind (any more), and for mails that their reader asked for. */
export const isUnsubscribable = (kind: string | null): kind is MailKind =>
  kind === 'digest' ||
  (kind !== null && Object.hasOwn(NOTICES, kind) && !('asked' in NOTICES[kind as NoticeKind]))
