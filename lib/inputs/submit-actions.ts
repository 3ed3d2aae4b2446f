'use server'
import { defineAction } from '@/lib/doors/action'
import { ok, refuse } from '@/lib/kernel/result'
import { actor } from '@/lib/platform/permit'
import { tell } from '@/lib/platform/tell'
import { getDraft, lockPhase, readStanding } from './draft-data'
import { lockDraft } from './mutations'
import { canSubmitInput } from './policy'
import { receiptMail } from './receipt-mail'
import { decideSubmission, inputPath, logged, needsClearance } from './rules'
import { submitInputSchema } from './schema'
import { carrySponsors, isSponsored, tellSponsors } from './sponsor-mutations'
import { storeInput, storeVersion } from './submit-mutations'

/**
 * Makes an input of a draft, or a new version of the one it revises. Time is the database's, read under
 * the phase's lock. Sent again it leads to the same receipt.
 * @returns NOT_OPEN_YET, CLOSED, NOT_ACCREDITED, NEEDS_CLEARANCE, INCOMPLETE with fields; CONFLICT where the draft is newer than what was
 * checked; KEY_REUSED where the same key comes with something else
 */
export const submitInput = defineAction({
  schema: submitInputSchema,
  load: (viewer, { draft }) => getDraft(viewer, draft),
  rule: canSubmitInput,
  run: async ({ tx, permit, input: { formKey, version } }) => {
    const { subject } = permit
    const clock = await lockPhase(tx, subject.streamId)
    const held = await lockDraft(tx, permit)
    if (!held.ok) return held
    const { content, version: draftVersion, submittedAt, inputId } = held.value
    if (formKey !== subject.formKey) return refuse('KEY_REUSED')
    if (submittedAt) {
      if (version !== draftVersion || !inputId) return refuse('KEY_REUSED')
      const { reference } = await tx.input.findUniqueOrThrow({ where: { id: inputId } })
      return ok({ replayed: true, to: receiptOf({ ...subject, reference }) })
    }
    if (version !== draftVersion) {
      const [from, to] = [String(version), String(draftVersion)]
      return refuse('CONFLICT', { changed: [{ field: 'version', from, to }] })
    }
    const member = actor(permit)
    const revising = subject.inputId !== null
    const sponsored = await isSponsored(tx, subject.id)
    const { organisationId, limits } = subject
    const { admitted, clearance } = await readStanding(tx, subject.id)
    const isFocalPoint = permit.viewer.organisations.some(
      ({ id, role }) => id === organisationId && role === 'focal_point',
    )
    const facts = {
      content,
      clock,
      limits,
      revising,
      organisationId,
      authorName: member.name,
      sponsored,
      admitted,
      needsClearance: needsClearance(clearance, draftVersion, isFocalPoint),
    }
    const decision = decideSubmission(facts)
    if (!decision.ok) return decision
    const { kind } = decision.value
    const at = clock?.now ?? subject.now
    const stored =
      kind === 'original'
        ? ok(await storeInput(tx, permit, { content: decision.value.content, draftVersion, at }))
        : await storeVersion(tx, permit, {
            content: decision.value.content,
            base: content.base ?? 1,
            kind,
            at,
          })
    if (!stored.ok) return stored
    const { id, reference, number, hash, public: isPublic, hidden } = stored.value
    const draft = { id: subject.id, version: draftVersion }
    const outdated = revising ? [] : await carrySponsors(tx, draft, id)
    if (!hidden) await tellSponsors(tx, { inputId: id, number, roundTitle: subject.roundTitle })
    const mail = { ...subject, member, inputId: id, reference, number, hash, at }
    await tell(tx, [await receiptMail({ ...mail, kind: kind === 'original' ? 'submitted' : kind })])
    const event = { subjectId: id, ...logged(subject, hidden ? 'moderators_only' : '') }
    const told = { reference, version: number, ...(hidden ? {} : { hash }) }
    const done = { original: 'submitted', edit: 'edited', correction: 'corrected' } as const
    const published = kind === 'original' && isPublic
    return ok({
      events: [
        { kind: `input.${done[kind]}`, ...event, facts: told },
        ...(published ? [{ kind: 'input.published', ...event } as const] : []),
        ...outdated.map(
          (sponsorship) =>
            ({ kind: 'co_sponsorship.ended', ...event, facts: { sponsorship } }) as const,
        ),
      ],
      to: receiptOf({ ...subject, reference }, done[kind]),
    })
  },
})

const receiptOf = (input: { roundSlug: string; reference: string }, done = 'submitted') =>
  `${inputPath(input)}/receipt?done=${done}`
