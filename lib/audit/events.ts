/** Everything the log can tell; each has a sentence under `events.*` in messages/. */
export const EVENT_KINDS = [
  'session.asked',
  'session.confirmed',
  'session.ended',
  'session.ended_everywhere',
  'second_factor.enrolled',
  'second_factor.confirmed',
  'second_factor.reset',
  'member.named',
  'member.joined',
  'membership.asked',
  'membership.declined',
  'membership.withdrawn',
  'membership.changed',
  'membership.ended',
  'role.proposed',
  'role.granted',
  'role.revoked',
  'notification.marked',
  'preference.changed',
  'mail.unsubscribed',
  'mail.retried',
  'mail.given_up',
  'setting.changed',
  'organisation.registered',
  'organisation.verified',
  'accreditation.recorded',
  'round.created',
  'round.changed',
  'round.announced',
  'stream.changed',
  'phase.extension_proposed',
  'phase.extended',
  'draft.started',
  'draft.saved',
  'draft.discarded',
  'input.submitted',
  'input.edited',
  'input.corrected',
  'input.withdrawn',
  'input.published',
  'input.opened',
  'input.attribution_changed',
  'poll.created',
  'poll.opened',
  'poll.closed',
  'poll.discarded',
  'poll.answered',
  'poll.answer_hidden',
  'document.added',
  'revision.added',
  'lineage.corrected',
  'uptake.recorded',
  'uptake.changed',
  'uptake.corrected',
  'uptake.reviewed',
  'publication.proposed',
  'publication.signed',
  'publication.withdrawn',
  'publication.published',
  'verdict.given',
  'summary.started',
  'summary.saved',
  'summary.signed',
  'summary.published',
] as const

export type EventKind = (typeof EVENT_KINDS)[number]

/** One thing that happened. `facts` never hold restricted text or an e-mail address. */
export type AuditEvent = {
  kind: EventKind
  subjectId: string
  roundId?: string
  streamId?: string
  organisationId?: string
  facts?: Record<string, string | number | boolean | null>
}
