'use server'
import { defineAction } from '@/lib/doors/action'
import { sign } from '@/lib/doors/signatures'
import { ok, refuse } from '@/lib/kernel/result'
import { slugOf } from '@/lib/kernel/text'
import { instantIn } from '@/lib/kernel/time'
import type { Viewer } from '@/lib/platform/viewer'
import { getExtension, getPhase, getRound } from './data'
import {
  applyExtension,
  lockPhase,
  storeAnnouncement,
  storeExtension,
  storeRound,
  storeTexts,
} from './mutations'
import {
  canAnnounceRound,
  canChangeRound,
  canCreateRound,
  canExtendPhase,
  type RoundSubject,
} from './policy'
import { decideCalendar, decideExtension } from './rules'
import {
  announceRoundSchema,
  changeRoundSchema,
  closingNoteSchema,
  createRoundSchema,
  extendPhaseSchema,
  PHASE_KINDS,
  signExtensionSchema,
  streamPhases,
} from './schema'

const roundOf = (viewer: Viewer, { slug }: { slug: string }): Promise<RoundSubject | null> =>
  getRound(viewer, slug)

/** A round with its streams and calendars, for staff only until it is announced. */
export const createRound = defineAction({
  schema: createRoundSchema,
  load: async () => ({}),
  rule: canCreateRound,
  run: async ({ tx, permit, input }) => {
    const { calendar, streams, slug: wished, ...texts } = input
    const slug = wished || slugOf(texts.title)
    if (!slug) return refuse('INVALID', { fieldErrors: { slug: ['required'] } })
    const wanted = []
    for (const [pillarKey, stream] of Object.entries(streams)) {
      if (!stream.included) continue
      const local = streamPhases(calendar, stream.calendar)
      const phases = decideCalendar(
        texts.timeZone,
        PHASE_KINDS.map((kind) => ({ kind, ...local[kind] })),
      )
      if (!phases.ok) return phases
      const { question, publishes } = stream
      wanted.push({ pillarKey, question, publishes, phases: phases.value })
    }
    const stored = await storeRound(tx, permit, { round: { ...texts, slug }, streams: wanted })
    if (!stored.ok) return stored
    return ok({
      events: [{ kind: 'round.created', subjectId: stored.value, roundId: stored.value }],
      to: `/admin/rounds/${slug}?done=roundCreated`,
    })
  },
})

/** The texts, as long as only staff see them. */
export const changeRound = defineAction({
  schema: changeRoundSchema,
  load: roundOf,
  rule: canChangeRound,
  run: async ({ tx, permit, input: { slug, version, base, ...texts } }) => {
    if (permit.subject.announcedAt) return refuse('PUBLISHED')
    const stored = await storeTexts(tx, permit, { version, base }, texts)
    if (!stored.ok) return stored
    const { id } = permit.subject
    return ok({
      events: [{ kind: 'round.changed', subjectId: id, roundId: id }],
      to: `/admin/rounds/${slug}?done=roundChanged`,
    })
  },
})

/** One sentence on what came of the round; the only text that changes after the announcement. */
export const noteClosing = defineAction({
  schema: closingNoteSchema,
  load: roundOf,
  rule: canChangeRound,
  run: async ({ tx, permit, input: { slug, version, base, closingNote } }) => {
    const stored = await storeTexts(tx, permit, { version, base }, { closingNote })
    if (!stored.ok) return stored
    const { id } = permit.subject
    return ok({
      events: [{ kind: 'round.changed', subjectId: id, roundId: id, facts: { closingNote } }],
      to: `/admin/rounds/${slug}?done=roundChanged`,
    })
  },
})

/** Makes a round public. */
export const announceRound = defineAction({
  schema: announceRoundSchema,
  load: roundOf,
  rule: canAnnounceRound,
  run: async ({ tx, permit, input: { slug, version } }) => {
    if (permit.subject.announcedAt) return refuse('ALREADY_DONE')
    const stored = await storeAnnouncement(tx, permit, version)
    if (!stored.ok) return stored
    const { id } = permit.subject
    return ok({
      events: [{ kind: 'round.announced', subjectId: id, roundId: id }],
      to: `/admin/rounds/${slug}?done=roundAnnounced`,
    })
  },
})

/** Proposes a later close, with the proposer's signature under it. */
export const proposeExtension = defineAction({
  schema: extendPhaseSchema,
  load: (viewer, { phaseId }) => getPhase(viewer, phaseId),
  rule: canExtendPhase,
  run: async ({ tx, permit, input: { closesAt, reason } }) => {
    const { roundSlug, timeZone, ...subject } = permit.subject
    const { now, ...phase } = await lockPhase(tx, permit)
    const change = { closesFrom: phase.closesAt, closesTo: instantIn(timeZone, closesAt) }
    const decision = decideExtension(phase, change, now)
    if (!decision.ok) return decision
    const id = await storeExtension(tx, permit, { ...change, reason })
    const signed = await sign(tx, permit, 'extend_phase', { id, version: 1 })
    if (!signed.ok) return signed
    const about = { subjectId: id, roundId: subject.roundId, streamId: subject.streamId }
    const facts = { phase: subject.kind, closesTo: change.closesTo.toISOString() }
    const proposed = { kind: 'phase.extension_proposed', ...about, facts } as const
    const to = `/admin/rounds/${roundSlug}?done=`
    if (!signed.value.complete) return ok({ events: [proposed], to: `${to}extensionProposed` })
    const applied = await applyExtension(tx, permit, id)
    if (!applied.ok) return applied
    const { signatures } = signed.value
    const extended = { kind: 'phase.extended', ...about, facts: { ...facts, signatures } } as const
    return ok({ events: [proposed, extended], to: `${to}phaseExtended` })
  },
})

/** The second signature, which moves the close. */
export const signExtension = defineAction({
  schema: signExtensionSchema,
  load: (viewer, { id }) => getExtension(viewer, id),
  rule: canExtendPhase,
  run: async ({ tx, permit, input: { id, version } }) => {
    const signed = await sign(tx, permit, 'extend_phase', { id, version })
    if (!signed.ok) return signed
    if (!signed.value.complete) return refuse('CONFLICT')
    const applied = await applyExtension(tx, permit, id)
    if (!applied.ok) return applied
    const { roundId, streamId, kind: phase } = permit.subject
    const facts = { phase, signatures: signed.value.signatures }
    return ok({
      events: [{ kind: 'phase.extended', subjectId: id, roundId, streamId, facts }],
      to: '/admin?done=phaseExtended',
    })
  },
})
