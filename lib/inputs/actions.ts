'use server'
import { isDeepStrictEqual } from 'node:util'
import { listAdmitted } from '@/lib/accreditations/data'
import { type Done, defineAction } from '@/lib/doors/action'
import { mayDeliver } from '@/lib/groups/data'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { actor } from '@/lib/platform/permit'
import { withinLimits } from '@/lib/platform/rate-limit'
import { requestNotes } from '@/lib/platform/request'
import { getRound } from '@/lib/rounds/data'
import { phaseState } from '@/lib/rounds/rules'
import { getDraft } from './draft-data'
import type { DraftView } from './draft-views'
import { pointExcess } from './limits'
import { type StoredPage, storeDiscard, storePage } from './mutations'
import { tagsOf } from './point-tags'
import { canDiscardDraft, canSaveDraft, canStartDraft } from './policy'
import { afterPage, draftEvent, draftLimits, draftPath, settled } from './rules'
import * as schema from './schema'

/** Starts a draft in a stream that takes inputs now. @returns NOT_OPEN_YET, CLOSED, NOT_ACCREDITED or RATE_LIMITED otherwise */
export const startDraft = defineAction({
  schema: schema.startDraftSchema,
  load: async (viewer, input) => {
    const round = await getRound(viewer, input.round)
    const stream = round?.streams.find(({ pillarKey }) => pillarKey === input.pillar)
    if (!viewer.member || !round?.announcedAt || !stream) return null
    const organisationId = input.behalf === 'self' ? null : input.behalf
    const admitted =
      round.takesFrom === 'all' ||
      (organisationId !== null && (await listAdmitted(viewer, round.id)).includes(organisationId))
    const individuals = round.admission === 'organisations_and_individuals'
    const groupId = input.group || null
    const memberId = viewer.member.id
    return { round, stream, organisationId, groupId, memberId, individuals, admitted }
  },
  rule: canStartDraft,
  run: async ({ tx, permit, input: { formKey } }) => {
    const { round, stream, organisationId, groupId, memberId, admitted } = permit.subject
    const phase = stream.phases.find(({ kind }) => kind === 'submission')
    const state = phase ? phaseState(phase, round.graceMinutes, round.now) : 'closed'
    if (state === 'forthcoming') return refuse('NOT_OPEN_YET')
    if (state === 'closed') return refuse('CLOSED')
    if (!admitted) return refuse('NOT_ACCREDITED')
    if (groupId && !(organisationId && (await mayDeliver(organisationId, groupId))))
      return refuse('INVALID', { fieldErrors: { group: ['statesOnly'] } })
    const network = requestNotes.getStore()?.network ?? ''
    if (!(await withinLimits(draftLimits(actor(permit).id, network)))) return refuse('RATE_LIMITED')
    const content: schema.DraftContent = {
      title: '',
      language: actor(permit).locale,
      channel: 'direct',
      attribution: '',
      points: [],
    }
    const [draft] = await tx.draft.createManyAndReturn({
      data: [{ streamId: stream.id, memberId, organisationId, groupId, content, formKey }],
      skipDuplicates: true,
    })
    if (!draft) {
      const before = await tx.draft.findUnique({ where: { formKey } })
      const same = before?.memberId === memberId && before.streamId === stream.id
      const named = before?.organisationId === organisationId && before.groupId === groupId
      return same && named
        ? ok({ replayed: true, to: draftPath({ roundSlug: round.slug, id: before.id }) })
        : refuse('KEY_REUSED')
    }
    const facts = { ...draft, roundId: round.id, content }
    return ok({
      events: [draftEvent('draft.started', facts)],
      to: draftPath({ roundSlug: round.slug, id: draft.id }),
    })
  },
})

/** Title, language and channel. */
export const saveAbout = defineAction({
  schema: schema.saveAboutSchema,
  load: (viewer, { draft }) => getDraft(viewer, draft),
  rule: canSaveDraft,
  run: async ({ tx, permit, input }) => {
    const { title, language, channel, was, take } = input
    const saving = { page: 'about', was, itself: input.next === 'here' }
    const saved = await storePage(tx, permit, saving, (content) => {
      const kept = permit.subject.inputId ? content.channel : (channel ?? content.channel)
      return { ...content, ...settled({ title, language, channel: kept }, content, take) }
    })
    return savedAs(permit.subject, saved, 'about', () => afterPage('about', input))
  },
})

/** One point; number 0 adds one at the end. */
export const savePoint = defineAction({
  schema: schema.savePointSchema,
  load: (viewer, { draft }) => getDraft(viewer, draft),
  rule: canSaveDraft,
  run: async ({ tx, permit, input }) => {
    const { number, was, take } = input
    const { statement, proposedWording, paragraphReference, topics } = input
    const mine = { statement, proposedWording, paragraphReference, topics, ...tagsOf(input) }
    const { limits, content: written } = permit.subject
    const excess = schema.isUnfinished(input.next)
      ? {}
      : pointExcess(mine, written.language, limits)
    if (Object.keys(excess).length) return refuse('INVALID', { fieldErrors: excess })
    let at = number
    const saving = { page: `points/${number}`, was, itself: input.next === 'here' }
    const saved = await storePage(tx, permit, saving, (content) => {
      const point = settled(mine, content.points[number - 1], take)
      const last = content.points.length
      // A form sent twice adds one point.
      const again = !number && isDeepStrictEqual(content.points[last - 1], point)
      at = again ? last : number && number <= last ? number : last + 1
      return {
        ...content,
        points: [...content.points.slice(0, at - 1), point, ...content.points.slice(at)],
      }
    })
    const points = saved.ok ? saved.value.content.points.length : 0
    const revising = permit.subject.inputId !== null
    return savedAs(permit.subject, saved, `points/${at}`, () =>
      afterPage('points', input, { at, points, revising, version: permit.subject.version }),
    )
  },
})

/** Takes a point out of the version of the draft that was on the page. */
export const removePoint = defineAction({
  schema: schema.removePointSchema,
  load: (viewer, { draft }) => getDraft(viewer, draft),
  rule: canSaveDraft,
  run: async ({ tx, permit, input: { number, version } }) => {
    const page = { page: `points/${number}`, was: {}, only: version }
    const saved = await storePage(tx, permit, page, (content) => ({
      ...content,
      points: content.points.filter((_, index) => index !== number - 1),
    }))
    return savedAs(permit.subject, saved, 'about', () => '?done=pointRemoved')
  },
})

/** What the public is told of who speaks. */
export const saveAttribution = defineAction({
  schema: schema.saveAttributionSchema,
  load: (viewer, { draft }) => getDraft(viewer, draft),
  rule: canSaveDraft,
  run: async ({ tx, permit, input: { attribution, was, take, ...input } }) => {
    // Of what is submitted already, the level is changed on its own page.
    if (permit.subject.inputId) return refuse('ALREADY_DONE')
    const saving = { page: 'attribution', was, itself: input.next === 'here' }
    const saved = await storePage(tx, permit, saving, (content) => ({
      ...content,
      ...settled({ attribution }, content, take),
    }))
    return savedAs(permit.subject, saved, 'attribution', () => afterPage('attribution', input))
  },
})

export const discardDraft = defineAction({
  schema: schema.discardDraftSchema,
  load: (viewer, { draft }) => getDraft(viewer, draft),
  rule: canDiscardDraft,
  run: async ({ tx, permit }) => {
    const discarded = await storeDiscard(tx, permit)
    if (!discarded.ok) return discarded
    return ok({ events: [draftEvent('draft.discarded', permit.subject)], to: '/me?done=discarded' })
  },
})

/** Leads on from a page that was stored; nothing is logged where it held what it holds, or was told of. */
function savedAs(
  draft: DraftView,
  saved: Result<StoredPage>,
  page: string,
  after: () => string,
): Result<Done> {
  if (!saved.ok) return saved
  const { fresh, noted, version, fields } = saved.value
  const done = { to: draftPath(draft) + after(), fields: fields(page), version }
  if (!fresh) return ok({ replayed: true, ...done })
  return ok(
    noted ? { noted: true, ...done } : { events: [draftEvent('draft.saved', draft)], ...done },
  )
}
