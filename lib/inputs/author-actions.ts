'use server'
import { defineAction } from '@/lib/doors/action'
import { ok, refuse } from '@/lib/kernel/result'
import { actor } from '@/lib/platform/permit'
import { tell } from '@/lib/platform/tell'
import { raises } from './attribution'
import {
  storeAttribution,
  storeRevisionDraft,
  storeSharing,
  storeWithdrawal,
} from './author-mutations'
import { getHeldInput } from './data'
import { getAuthored } from './draft-data'
import {
  canAttributeInput,
  canPublishInput,
  canReviseInput,
  canShareInput,
  canWithdrawInput,
} from './policy'
import { receiptMail } from './receipt-mail'
import { decideAttribution, draftEvent, draftPath, inputPath, logged } from './rules'
import * as schema from './schema'
import { tellWithdrawn } from './sponsor-mutations'

/** Opens a draft for a new version: an edit until the deadline, a correction afterwards. */
export const reviseInput = defineAction({
  schema: schema.reviseInputSchema,
  load: (viewer, { reference }) => getAuthored(viewer, reference),
  rule: canReviseInput,
  run: async ({ tx, permit, input: { formKey } }) => {
    const { subject } = permit
    const stored = await storeRevisionDraft(tx, permit, formKey)
    if (!stored.ok) return stored
    const { id, fresh, content } = stored.value
    const to = draftPath({ roundSlug: subject.roundSlug, id })
    return ok(
      fresh
        ? { events: [draftEvent('draft.started', { ...subject, id, content })], to }
        : { replayed: true, to },
    )
  },
})

/** Takes an input back: its text is hidden for good and a tombstone stays. Its co-sponsors are told. @returns ALREADY_DONE twice */
export const withdrawInput = defineAction({
  schema: schema.withdrawInputSchema,
  load: (viewer, { reference }) => getAuthored(viewer, reference),
  rule: canWithdrawInput,
  run: async ({ tx, permit, input: { reason } }) => {
    const { subject } = permit
    const stored = await storeWithdrawal(tx, permit, reason)
    if (!stored.ok) return stored
    const { id: inputId, version: number } = subject
    const at = new Date()
    const facts = { ...subject, member: actor(permit), inputId, number, at, hash: null }
    await tell(tx, [await receiptMail({ ...facts, kind: 'withdrawn' })])
    if (!subject.moderatorsOnly) await tellWithdrawn(tx, [subject.id])
    return ok({
      events: [
        {
          kind: 'input.withdrawn',
          subjectId: subject.id,
          ...logged(subject, subject.attribution),
          facts: { reference: subject.reference },
        },
      ],
      to: `${inputPath(subject)}?done=withdrawn`,
    })
  },
})

/** Changes what the public is told of who spoke (see decideAttribution for what is refused). */
export const changeAttribution = defineAction({
  schema: schema.changeAttributionSchema,
  load: (viewer, { reference }) => getAuthored(viewer, reference),
  rule: canAttributeInput,
  run: async ({ tx, permit, input: { attribution: to } }) => {
    const { subject } = permit
    const member = actor(permit)
    const isAuthor = member.id === subject.authorId
    // Who has left the organisation may hide more, but no longer speaks in its name.
    if (raises(subject.attribution, to) && !canWithdrawInput(permit.viewer, subject))
      return refuse('NOT_FOUND')
    const authorName = subject.authorName ?? (isAuthor ? member.name : null)
    const decision = decideAttribution({ ...subject, authorName, isAuthor }, to)
    if (!decision.ok) return decision
    const stored = await storeAttribution(tx, permit, { to, authorName })
    if (!stored.ok) return stored
    const from = subject.attribution
    const hidden = from === 'moderators_only' || to === 'moderators_only'
    const event = {
      subjectId: subject.id,
      ...logged(subject, hidden ? 'moderators_only' : to),
    }
    return ok({
      events: [
        { kind: 'input.attribution_changed', ...event, facts: { from, to } },
        ...(stored.value.published ? [{ kind: 'input.published', ...event } as const] : []),
      ],
      to: `${inputPath(subject)}?done=attributed`,
    })
  },
})

/**
 * Lets the focal points of the author's organisation read an input for moderators only, or no longer.
 * @returns WITHDRAWN; ALREADY_DONE where that holds already, or the level is another one by now
 */
export const shareInput = defineAction({
  schema: schema.shareInputSchema,
  load: (viewer, { reference }) => getAuthored(viewer, reference),
  rule: canShareInput,
  run: async ({ tx, permit, input: { focalPoints } }) => {
    const { subject } = permit
    if (subject.withdrawn) return refuse('WITHDRAWN')
    const shared = focalPoints === 'on'
    const stored = await storeSharing(tx, permit, shared)
    if (!stored.ok) return stored
    const where = logged(subject, 'moderators_only')
    return ok({
      events: [
        { kind: 'input.shared', subjectId: subject.id, ...where, facts: { focalPoints: shared } },
      ],
      to: `${inputPath(subject)}?done=${shared ? 'shared' : 'unshared'}`,
    })
  },
})

/** Publishes a held input; for moderators. @returns ALREADY_DONE where another one was faster */
export const publishInput = defineAction({
  schema: schema.referenceSchema,
  load: (viewer, { reference }) => getHeldInput(viewer, reference),
  rule: canPublishInput,
  run: async ({ tx, permit }) => {
    const { subject } = permit
    const { count } = await tx.inputPublication.createMany({
      data: [{ inputId: subject.id, publishedById: actor(permit).id }],
      skipDuplicates: true,
    })
    if (count !== 1) return refuse('ALREADY_DONE')
    return ok({
      events: [{ kind: 'input.published', subjectId: subject.id, ...logged(subject, '') }],
      to: `/moderate/${subject.roundSlug}?done=inputPublished`,
    })
  },
})
