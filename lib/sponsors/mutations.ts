import sql from 'sql-template-tag'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { readIn, type Transaction } from '@/lib/platform/db'
import { actor, type Permit, type Rule } from '@/lib/platform/permit'
import { draftFiles, inputContent, inputFiles } from './data'
import { MOST_WAITING, shownOf } from './rules'
import type { Shown } from './schema'
import type { InvitationView, Sponsored, Sponsorship } from './views'

type Subject = { draftId: string | null; inputId: string | null }
type Text = { version: number; shown: Shown }
type File = { name: string; hash: string }

/**
 * The text as it stands, with its files, locked: whoever submits, edits or withdraws it waits.
 * @returns CONFLICT for a draft that was submitted or discarded meanwhile, WITHDRAWN, MODERATORS_ONLY
 */
export async function lockText(
  tx: Transaction,
  { draftId, inputId }: Subject,
): Promise<Result<Text>> {
  // The lock is a statement of its own: what it waited for is seen by the next one only.
  const table = inputId ? sql`inputs` : sql`drafts`
  await readIn(
    tx,
    sql`SELECT t.id FROM ${table} t WHERE t.id = ${inputId ?? draftId}::uuid FOR SHARE`,
  )
  const [held] = await readIn<{
    version: number
    content: object
    files: File[] | null
    over: boolean
  }>(
    tx,
    inputId
      ? sql`SELECT i.version, ${inputContent} AS content, ${inputFiles} AS files,
          EXISTS (SELECT FROM withdrawals w WHERE w.input_id = i.id) AS over
        FROM inputs i WHERE i.id = ${inputId}::uuid`
      : sql`SELECT d.version, d.content, ${draftFiles} AS files,
          d.submitted_at IS NOT NULL OR d.discarded_at IS NOT NULL AS over
        FROM drafts d WHERE d.id = ${draftId}::uuid`,
  )
  if (!held) return refuse('NOT_FOUND')
  if (held.over) return refuse(inputId ? 'WITHDRAWN' : 'CONFLICT')
  const shown = shownOf({ ...held.content, attachments: held.files ?? [] })
  return shown.attribution === 'moderators_only'
    ? refuse('MODERATORS_ONLY')
    : ok({ version: held.version, shown })
}

/**
 * Asks an organisation of the directory, verified and with somebody who can answer.
 * @returns INVALID for one that can't be asked, NO_FOCAL_POINT, TOO_MANY_WAITING, or ALREADY_DONE where it
 * is asked or stands already
 */
export async function storeInvitation(
  tx: Transaction,
  permit: Permit<Rule<'co_sponsorship.invite', Sponsored>>,
  sponsorId: string,
): Promise<Result<string>> {
  const { draftId, inputId, organisationId } = permit.subject
  const [asked] = await readIn<{ focal: boolean; waiting: number }>(
    tx,
    sql`SELECT EXISTS (SELECT FROM memberships fm WHERE fm.organisation_id = o.id
          AND fm.role = 'focal_point' AND fm.ended_at IS NULL) AS focal,
        (SELECT count(*)::int FROM co_sponsorships c
          WHERE (c.input_id = ${inputId}::uuid OR c.draft_id = ${draftId}::uuid)
            AND c.confirmed_at IS NULL AND c.declined_at IS NULL AND c.ended_at IS NULL) AS waiting
      FROM organisations o WHERE o.id = ${sponsorId}::uuid AND o.verified_at IS NOT NULL
        AND o.merged_into_id IS NULL AND o.type <> 'aggregate'`,
  )
  if (!asked || sponsorId === organisationId)
    return refuse('INVALID', { fieldErrors: { organisation: ['choose'] } })
  if (!asked.focal) return refuse('NO_FOCAL_POINT')
  if (asked.waiting >= MOST_WAITING) return refuse('TOO_MANY_WAITING')
  const [stored] = await tx.coSponsorship.createManyAndReturn({
    data: [{ draftId, inputId, organisationId: sponsorId, invitedById: actor(permit).id }],
    skipDuplicates: true,
  })
  return stored ? ok(stored.id) : refuse('ALREADY_DONE')
}

type AnswerPermit = Permit<Rule<'co_sponsorship.answer', InvitationView>>

/** Joins, or confirms a later version. @returns ALREADY_DONE for this version, CONFLICT where it was ended */
export async function storeConfirmation(
  tx: Transaction,
  permit: AnswerPermit,
  { version, at }: { version: number; at: Date },
): Promise<Result<null>> {
  const { id, confirmed, confirmedVersion } = permit.subject
  if (confirmed && confirmedVersion === version) return refuse('ALREADY_DONE')
  const { count } = await tx.coSponsorship.updateMany({
    where: { id, confirmedVersion, declinedAt: null, endedAt: null },
    data: {
      confirmedVersion: version,
      ...(!confirmed && { confirmedAt: at, confirmedById: actor(permit).id }),
    },
  })
  return count === 1 ? ok(null) : refuse('CONFLICT')
}

/** Says no, once. @returns ALREADY_DONE where the invitation was answered or taken back */
export async function storeRefusal(
  tx: Transaction,
  permit: AnswerPermit,
  at: Date,
): Promise<Result<null>> {
  const { count } = await tx.coSponsorship.updateMany({
    where: { id: permit.subject.id, confirmedAt: null, declinedAt: null, endedAt: null },
    data: { declinedAt: at, declinedById: actor(permit).id },
  })
  return count === 1 ? ok(null) : refuse('ALREADY_DONE')
}

/** Ends what stands. @returns ALREADY_DONE where it has ended, or was answered since the page was shown */
export async function storeEnd(
  tx: Transaction,
  permit: Permit<Rule<'co_sponsorship.end', Sponsorship>>,
): Promise<Result<null>> {
  const { id, confirmed } = permit.subject
  const { count } = await tx.coSponsorship.updateMany({
    where: {
      id,
      endedAt: null,
      declinedAt: null,
      confirmedAt: confirmed ? { not: null } : null,
    },
    data: { endedAt: new Date(), endedById: actor(permit).id },
  })
  return count === 1 ? ok(null) : refuse('ALREADY_DONE')
}
