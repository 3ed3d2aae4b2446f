import sql from 'sql-template-tag'
import type { Attribution } from '@/lib/generated/prisma/enums'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { readIn, type Transaction } from '@/lib/platform/db'
import { actor, type Permit, type Rule } from '@/lib/platform/permit'
import { latestAsDraft } from './draft-data'
import type { Author } from './draft-views'
import { publishesAtOnce } from './rules'
import type { DraftContent } from './schema'

/** Gives a draft the files of an input's latest version. Their content is stored once. */
export const copyFiles = (tx: Transaction, draftId: string, inputId: string) =>
  readIn(
    tx,
    sql`INSERT INTO draft_attachments (draft_id, file_id, name, added_at)
      SELECT ${draftId}::uuid, a.file_id, a.name,
        clock_timestamp() + (a.number - 20) * interval '1 millisecond'
      FROM attachments a JOIN input_versions v ON v.id = a.version_id
      WHERE v.input_id = ${inputId}::uuid
        AND v.number = (SELECT max(lv.number) FROM input_versions lv WHERE lv.input_id = ${inputId}::uuid)`,
  )

/**
 * A draft for a new version, written from the latest; the one that is open already, where there is one.
 * @returns its id, and whether it is new; WITHDRAWN where the input is
 */
export async function storeRevisionDraft(
  tx: Transaction,
  permit: Permit<Rule<'input.revise', Author>>,
  formKey: string,
): Promise<Result<{ id: string; fresh: boolean; content: DraftContent }>> {
  const { id: inputId, streamId, organisationId, withdrawn } = permit.subject
  if (withdrawn) return refuse('WITHDRAWN')
  const [latest] = await readIn<{ content: DraftContent; open: string | null }>(
    tx,
    sql`WITH held AS MATERIALIZED (SELECT i.id, i.channel, i.attribution FROM inputs i
        WHERE i.id = ${inputId}::uuid FOR UPDATE)
      SELECT (SELECT d.id FROM drafts d WHERE d.input_id = held.id AND d.submitted_at IS NULL
          AND d.discarded_at IS NULL LIMIT 1) AS open,
        ${latestAsDraft(sql`held`)} AS content
      FROM held`,
  )
  if (!latest) return refuse('NOT_FOUND')
  const { content } = latest
  if (latest.open) return ok({ id: latest.open, fresh: false, content })
  const memberId = actor(permit).id
  const draft = await tx.draft.create({
    data: { streamId, memberId, organisationId, inputId, content, formKey },
    select: { id: true },
  })
  await copyFiles(tx, draft.id, inputId)
  return ok({ id: draft.id, fresh: true, content })
}

/**
 * Hides the text for good. Locked first: a decision on it that is on its way is stored before, or learns of it.
 * @returns ALREADY_DONE where it was withdrawn before
 */
export async function storeWithdrawal(
  tx: Transaction,
  permit: Permit<Rule<'input.withdraw', Author>>,
  reason: string,
): Promise<Result<null>> {
  await readIn(tx, sql`SELECT FROM inputs i WHERE i.id = ${permit.subject.id}::uuid FOR UPDATE`)
  const { count } = await tx.withdrawal.createMany({
    data: [{ inputId: permit.subject.id, withdrawnById: actor(permit).id, reason: reason || null }],
    skipDuplicates: true,
  })
  return count === 1 ? ok(null) : refuse('ALREADY_DONE')
}

/**
 * Changes what the public is told of who spoke. Out of "moderators only" an input takes the way to
 * publication that its stream has.
 * @returns whether that published it; CONFLICT where somebody changed the level meanwhile
 */
export async function storeAttribution(
  tx: Transaction,
  permit: Permit<Rule<'input.attribute', Author>>,
  { to, authorName }: { to: Attribution; authorName: string | null },
): Promise<Result<{ published: boolean }>> {
  const { id, attribution, organisation, publishes } = permit.subject
  const { count } = await tx.input.updateMany({
    where: { id, attribution },
    // Whom the author let read it was said of the level it had.
    data: { attribution: to, authorName, focalPointsFrom: null },
  })
  if (count !== 1) return refuse('CONFLICT')
  const atOnce = publishesAtOnce({ publishes, organisation, attribution: to })
  const stored = atOnce
    ? await tx.inputPublication.createMany({ data: [{ inputId: id }], skipDuplicates: true })
    : { count: 0 }
  return ok({ published: stored.count === 1 })
}

/** Lets the organisation's focal points read it, or no longer. @returns ALREADY_DONE where that holds */
export async function storeSharing(
  tx: Transaction,
  permit: Permit<Rule<'input.share', Author>>,
  share: boolean,
): Promise<Result<null>> {
  const { count } = await tx.input.updateMany({
    where: {
      id: permit.subject.id,
      attribution: 'moderators_only',
      focalPointsFrom: share ? null : { not: null },
    },
    data: { focalPointsFrom: share ? new Date() : null },
  })
  return count === 1 ? ok(null) : refuse('ALREADY_DONE')
}
