'use server'
import type { AuditEvent } from '@/lib/audit/events'
import { defineAction } from '@/lib/doors/action'
import { sign } from '@/lib/doors/signatures'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { isLockTimeout, type Transaction } from '@/lib/platform/db'
import { getBoth, getMerger } from './data'
import { tellMerged } from './mail'
import { storeMerger, storeProposal, storeWithdrawal } from './mutations'
import { canMerge, canWithdrawMerger } from './policy'
import { mergerPath } from './rules'
import { mergerSchema, proposeMergerSchema } from './schema'
import type { MergerSubject } from './views'

type MergePermit = Parameters<typeof storeMerger>[1]
type Merge = { tx: Transaction; permit: MergePermit; merger: MergerSubject }

const about = ({ duplicateId, survivorId }: MergerSubject) => ({
  subjectId: duplicateId,
  organisationId: survivorId,
})

/** What met somebody else's act for longer than it may wait is to be tried again. */
const unlessBusy = <T>(act: Promise<Result<T>>): Promise<Result<T>> =>
  act.catch((error) => {
    if (isLockTimeout(error)) return refuse('CONFLICT')
    throw error
  })

/** Signs, and merges where that completes the number. @returns the events, none but a signature's so far */
async function signAndMerge({ tx, permit, merger }: Merge): Promise<Result<AuditEvent[]>> {
  const signed = await sign(tx, permit, 'merge_organisations', { id: merger.id, version: 1 })
  if (!signed.ok) return signed
  const { signatures, complete } = signed.value
  if (!complete) return ok([])
  const done = await storeMerger(tx, permit, merger.id)
  if (!done.ok) return done
  const { pair, reason, movers, joined, carried, outdated, clears } = done.value
  await tellMerged(tx, { id: merger.id, pair, movers })
  const { survivorId: organisationId } = merger
  return ok([
    {
      kind: 'organisation.merged',
      ...about(merger),
      facts: { duplicate: pair.duplicate.name, survivor: pair.survivor.name, reason, signatures },
    },
    ...(clears ? [clearanceEvent(organisationId)] : []),
    ...outdated.map((proposal) => ({
      kind: 'organisation.merge_withdrawn' as const,
      ...about(proposal),
    })),
    ...joined.map(({ id, role }) => ({
      kind: 'member.joined' as const,
      subjectId: id,
      organisationId,
      facts: { role, by: 'merger' },
    })),
    ...carried.map(({ id, roundId, state }) => ({
      kind: 'accreditation.recorded' as const,
      subjectId: id,
      organisationId,
      roundId,
      facts: { state },
    })),
  ])
}

const clearanceEvent = (organisationId: string): AuditEvent => ({
  kind: 'clearance.changed',
  subjectId: organisationId,
  organisationId,
  facts: { clears: true },
})

const merged = '/admin/organisations?done=organisationsMerged'

/** Proposes that two organisations become one, with the proposer's signature under it. */
export const proposeMerger = defineAction({
  schema: proposeMergerSchema,
  load: getBoth,
  rule: canMerge,
  run: ({ tx, permit, input: { reason } }) =>
    unlessBusy(
      (async () => {
        const stored = await storeProposal(tx, permit, reason)
        if (!stored.ok) return stored
        const merger = stored.value
        const done = await signAndMerge({ tx, permit, merger })
        if (!done.ok) return done
        return ok({
          events: [{ kind: 'organisation.merge_proposed', ...about(merger) }, ...done.value],
          to: done.value.length ? merged : `${mergerPath}?merger=${merger.id}&done=mergerProposed`,
        })
      })(),
    ),
})

/** The second signature, with which two organisations are one. */
export const signMerger = defineAction({
  schema: mergerSchema,
  load: async (viewer, { id }): Promise<MergePermit['subject'] | null> => getMerger(viewer, id),
  rule: canMerge,
  run: ({ tx, permit, input: { id } }) =>
    unlessBusy(
      (async () => {
        const done = await signAndMerge({ tx, permit, merger: { ...permit.subject, id } })
        if (!done.ok) return done
        const [first, ...rest] = done.value
        return first ? ok({ events: [first, ...rest], to: merged }) : refuse('CONFLICT')
      })(),
    ),
})

/** Takes a proposal back before it is in force. */
export const withdrawMerger = defineAction({
  schema: mergerSchema,
  load: (viewer, { id }) => getMerger(viewer, id),
  rule: canWithdrawMerger,
  run: async ({ tx, permit }) => {
    const stored = await storeWithdrawal(tx, permit)
    if (!stored.ok) return stored
    return ok({
      events: [{ kind: 'organisation.merge_withdrawn', ...about(permit.subject) }],
      to: '/admin/organisations?done=mergerWithdrawn',
    })
  },
})
