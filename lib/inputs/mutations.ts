import { isDeepStrictEqual } from 'node:util'
import sql from 'sql-template-tag'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { readIn, type Transaction } from '@/lib/platform/db'
import { actor, type Permit, type Rule } from '@/lib/platform/permit'
import type { DraftView } from './draft-views'
import { decideContent, decideSave, fieldsAs, isNoted } from './rules'
import type { DraftContent } from './schema'

export type DraftPermit = Permit<Rule<'draft.save', DraftView>>
type AnyDraftPermit = { subject: DraftView }

export type HeldDraft = {
  content: DraftContent
  version: number
  submittedAt: Date | null
  inputId: string | null
  savedById: string | null
  savedAt: Date
  savedBy: string | null
  notedAt: Date | null
  now: Date
}

/** The draft as it stands now, locked: whoever saves or submits it at the same time waits. */
export async function lockDraft(
  tx: Transaction,
  { subject }: AnyDraftPermit,
): Promise<Result<HeldDraft>> {
  const [held] = await readIn<HeldDraft>(
    tx,
    sql`SELECT content, version, submitted_at AS "submittedAt", input_id AS "inputId",
        saved_by_id AS "savedById", saved_at AS "savedAt", noted_at AS "notedAt",
        (SELECT m.name FROM members m WHERE m.id = saved_by_id) AS "savedBy",
        clock_timestamp() AS now
      FROM drafts WHERE id = ${subject.id}::uuid AND discarded_at IS NULL FOR UPDATE`,
  )
  return held ? ok(held) : refuse('NOT_FOUND')
}

/** What storing a page came to: whether it changed the draft, and whether the log knows already. */
export type StoredPage = {
  content: DraftContent
  fresh: boolean
  noted: boolean
  version: number
  fields: (page: string) => Record<string, string>
}

/**
 * Stores one page of a draft; with `only`, of that version of the draft alone. `itself`: nobody pressed a
 * button, the page saved itself.
 * @returns the stored content; CONFLICT with what changed meanwhile on that page and who saved last,
 * ALREADY_DONE once submitted, TOO_LARGE or INVALID beyond the bounds
 */
export async function storePage(
  tx: Transaction,
  permit: DraftPermit,
  save: { page: string; was: Record<string, string>; only?: number; itself?: boolean },
  change: (content: DraftContent) => DraftContent,
): Promise<Result<StoredPage>> {
  const { page, was, only, itself = false } = save
  const held = await lockDraft(tx, permit)
  if (!held.ok) return held
  const { content, version, submittedAt, now, savedBy, savedById, savedAt, notedAt } = held.value
  const { id, topics } = permit.subject
  const member = actor(permit)
  if (submittedAt) return refuse('ALREADY_DONE')
  if (only !== undefined && only !== version) return refuse('CONFLICT')
  const changed = change(content)
  const fieldsOf = (of: DraftContent, name = page) => fieldsAs(name, of, topics)
  const decision = decideSave(was, fieldsOf(content), fieldsOf(changed))
  const by = { name: savedBy ?? '', self: savedById === member.id, at: savedAt.toISOString() }
  if (!decision.ok) return savedById ? { ...decision, by } : decision
  const next = decideContent(changed, permit.subject.limits, content.points.length)
  if (!next.ok) return next
  const fresh = !isDeepStrictEqual(next.value, content)
  const noted = itself && isNoted({ savedById, notedAt }, member.id, now)
  const data = { content: next.value, version: version + 1, savedAt: now, savedById: member.id }
  if (fresh)
    await tx.draft.update({ where: { id }, data: { ...data, ...(!noted && { notedAt: now }) } })
  return ok({
    content: next.value,
    fresh,
    noted,
    version: fresh ? version + 1 : version,
    fields: (name) => fieldsOf(next.value, name),
  })
}

/** Ends a draft without submitting it. @returns ALREADY_DONE where that or its submission came first */
export async function storeDiscard(
  tx: Transaction,
  permit: Permit<Rule<'draft.discard', DraftView>>,
): Promise<Result<null>> {
  const { id, now } = permit.subject
  const { count } = await tx.draft.updateMany({
    where: { id, submittedAt: null, discardedAt: null },
    data: { discardedAt: now },
  })
  return count === 1 ? ok(null) : refuse('ALREADY_DONE')
}
