'use server'
import type { AuditEvent } from '@/lib/audit/events'
import { defineAction } from '@/lib/doors/action'
import { lockPhase } from '@/lib/inputs/draft-data'
import { inputPath } from '@/lib/inputs/rules'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import type { Transaction } from '@/lib/platform/db'
import { actor } from '@/lib/platform/permit'
import { withinLimits } from '@/lib/platform/rate-limit'
import { phaseState } from '@/lib/rounds/rules'
import { getInvitation, getSponsored, getSponsorship } from './data'
import { tellInvited, tellInviter } from './mail'
import * as mutations from './mutations'
import { canAnswerInvitation, canEndSponsorship, canInviteSponsor } from './policy'
import { decideConfirmation, invitationPath, inviteLimits, sponsorsPath } from './rules'
import * as schema from './schema'

/** The moment, where it is within the time for inputs, grace included. @returns CLOSED or NOT_OPEN_YET */
async function inTime(tx: Transaction, streamId: string): Promise<Result<Date>> {
  const clock = await lockPhase(tx, streamId)
  const state = clock ? phaseState(clock, clock.graceMinutes, clock.now) : 'closed'
  if (state === 'forthcoming') return refuse('NOT_OPEN_YET')
  return clock && state !== 'closed' ? ok(clock.now) : refuse('CLOSED')
}

type About = { inputId: string | null; draftId: string | null; roundId: string; streamId: string }

/** Under the input that it is about, so that the log tells of it to whom it tells of that; of a draft to nobody else. */
const event = (
  kind: AuditEvent['kind'],
  { inputId, draftId, roundId, streamId }: About,
  organisationId: string | null,
  sponsorship: string,
  version?: number,
): AuditEvent => ({
  kind,
  subjectId: inputId ?? draftId ?? sponsorship,
  ...(inputId && { roundId, streamId }),
  organisationId: organisationId ?? undefined,
  facts: { sponsorship, ...(version !== undefined && { version }) },
})

/**
 * Asks an organisation to co-sponsor a draft or an input, as long as inputs are taken. Its focal points
 * are told. @returns CLOSED, MODERATORS_ONLY, RATE_LIMITED, and what storeInvitation refuses
 */
export const inviteSponsor = defineAction({
  schema: schema.inviteSchema,
  load: getSponsored,
  rule: canInviteSponsor,
  run: async ({ tx, permit, input: { organisation: sponsorId } }) => {
    const { subject } = permit
    const now = await inTime(tx, subject.streamId)
    if (!now.ok) return now
    const text = await mutations.lockText(tx, subject)
    if (!text.ok) return text
    if (!(await withinLimits(inviteLimits(actor(permit).id)))) return refuse('RATE_LIMITED')
    const stored = await mutations.storeInvitation(tx, permit, sponsorId)
    if (!stored.ok) return stored
    const id = stored.value
    await tellInvited(tx, { ...subject, id, sponsorId, page: invitationPath(id) })
    return ok({
      events: [event('co_sponsorship.invited', subject, subject.organisationId, id)],
      to: `${sponsorsPath(subject.page)}?done=sponsorInvited`,
    })
  },
})

/**
 * A focal point's answer: yes to the very text that was shown, as long as inputs are taken, or no.
 * @returns CLOSED, CONFLICT with what changed in the text, ALREADY_DONE
 */
export const answerInvitation = defineAction({
  schema: schema.answerSchema,
  load: (viewer, { sponsorship }) => getInvitation(viewer, sponsorship),
  rule: canAnswerInvitation,
  run: async ({ tx, permit, input: { answer, was } }) => {
    const { subject } = permit
    const { id, sponsorId, roundSlug, reference } = subject
    const now = await inTime(tx, subject.streamId)
    if (answer === 'confirm' && !now.ok) return now
    const text = answer === 'confirm' ? await mutations.lockText(tx, subject) : null
    if (text && !text.ok) return text
    const same = text ? decideConfirmation(was, text.value.shown) : ok(null)
    if (!same.ok) return same
    const at = now.ok ? now.value : new Date()
    const stored = text
      ? await mutations.storeConfirmation(tx, permit, { version: text.value.version, at })
      : await mutations.storeRefusal(tx, permit, at)
    if (!stored.ok) return stored
    const own = reference
      ? inputPath({ roundSlug, reference })
      : `/rounds/${roundSlug}/drafts/${subject.draftId}`
    if (!subject.confirmed)
      await tellInviter(tx, 'answered', { ...subject, page: sponsorsPath(own) })
    const kind = text ? 'co_sponsorship.confirmed' : 'co_sponsorship.declined'
    return ok({
      events: [event(kind, subject, sponsorId, id, text?.value.version)],
      to: text ? `${invitationPath(id)}?done=sponsorConfirmed` : '/me?done=sponsorDeclined',
    })
  },
})

/** A co-sponsor leaves, at any time, or who asked takes an invitation back. @returns ALREADY_DONE */
export const endSponsorship = defineAction({
  schema: schema.endSchema,
  load: (viewer, { sponsorship }) => getSponsorship(viewer, sponsorship),
  rule: canEndSponsorship,
  run: async ({ tx, permit }) => {
    const { subject } = permit
    const { id, confirmed, roundSlug, reference, draftId } = subject
    const stored = await mutations.storeEnd(tx, permit)
    if (!stored.ok) return stored
    const own = reference
      ? inputPath({ roundSlug, reference })
      : `/rounds/${roundSlug}/drafts/${draftId}`
    if (confirmed) await tellInviter(tx, 'left', { ...subject, page: sponsorsPath(own) })
    const of = confirmed ? subject.sponsorId : subject.organisationId
    return ok({
      events: [event('co_sponsorship.ended', subject, of, id)],
      to: confirmed ? '/me?done=sponsorEnded' : `${sponsorsPath(own)}?done=invitationEnded`,
    })
  },
})
