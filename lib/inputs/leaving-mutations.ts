import sql from 'sql-template-tag'
import { readIn, type Transaction } from '@/lib/platform/db'
import { actor, type Permit } from '@/lib/platform/permit'
import type { canWithdrawAll } from './policy'

type Leaving = Permit<typeof canWithdrawAll>

/** An input that was taken away; `fresh` where it was not withdrawn before. */
export type Taken = {
  id: string
  reference: string
  roundId: string
  streamId: string
  fresh: boolean
  /** Who else has written in it and knows of it. */
  told: boolean
}

// A draft without text is still a draft: what reads one finds its fields.
const EMPTY = '{"title":"","language":"en","channel":"direct","attribution":"","points":[]}'

/**
 * Empties and ends all drafts of the member, submitted or not, with their files, and whatever new versions of their inputs
 * others have begun. First of all: whoever is submitting one of them holds it, so that its input is there
 * when the inputs' turn comes; afterwards none is found to submit.
 */
export async function storeNoDrafts(tx: Transaction, permit: Leaving): Promise<void> {
  const { memberId } = permit.subject
  const emptied = await readIn<{ id: string }>(
    tx,
    sql`UPDATE drafts d SET content = ${EMPTY}::jsonb,
        discarded_at = COALESCE(d.discarded_at, clock_timestamp())
      WHERE d.member_id = ${memberId}::uuid OR (d.submitted_at IS NULL AND d.input_id IN (
        SELECT i.id FROM inputs i WHERE i.author_id = ${memberId}::uuid))
      RETURNING d.id`,
  )
  const draftIds = emptied.map(({ id }) => id)
  await tx.uploadPiece.deleteMany({ where: { draftId: { in: draftIds } } })
  const files = await readIn<{ id: string }>(
    tx,
    sql`DELETE FROM draft_attachments WHERE draft_id = ANY(${draftIds}::uuid[]) RETURNING file_id AS id`,
  )
  await readIn(
    tx,
    sql`DELETE FROM files f WHERE f.id = ANY(${files.map(({ id }) => id)}::uuid[])
      AND NOT EXISTS (SELECT FROM attachments a WHERE a.file_id = f.id)
      AND NOT EXISTS (SELECT FROM draft_attachments da WHERE da.file_id = f.id)`,
  )
}

/** Withdraws all inputs of the member, for moderators only from now on, and without their name. */
export async function storeNoInputs(tx: Transaction, permit: Leaving): Promise<Taken[]> {
  const { memberId } = permit.subject
  const taken = await readIn<Taken>(
    tx,
    sql`WITH mine AS MATERIALIZED (SELECT i.id, i.reference, i.stream_id, i.attribution FROM inputs i
        WHERE i.author_id = ${memberId}::uuid ORDER BY i.id FOR UPDATE)
      SELECT mine.id, mine.reference, s.round_id AS "roundId", s.id AS "streamId",
        mine.attribution <> 'moderators_only' AS told,
        NOT EXISTS (SELECT FROM withdrawals w WHERE w.input_id = mine.id) AS fresh
      FROM mine JOIN streams s ON s.id = mine.stream_id`,
  )
  await tx.input.updateMany({
    where: { id: { in: taken.map(({ id }) => id) } },
    data: { attribution: 'moderators_only', authorName: null, focalPointsFrom: null },
  })
  await tx.withdrawal.createMany({
    data: taken
      .filter(({ fresh }) => fresh)
      .map(({ id }) => ({ inputId: id, withdrawnById: actor(permit).id })),
    skipDuplicates: true,
  })
  return taken
}

/**
 * Ends the member's sessions and links, and takes name, notices, mail that waits and mail that was sent out
 * of the database; no more is sent, and nobody is shown the address.
 */
export async function storeGone(tx: Transaction, permit: Leaving): Promise<void> {
  const { id, email } = actor(permit)
  const now = new Date()
  await tx.session.deleteMany({ where: { memberId: id } })
  if (email) await tx.signInToken.deleteMany({ where: { email } })
  await tx.outboxMail.deleteMany({
    where: { OR: [{ memberId: id }, ...(email ? [{ recipient: email }] : [])] },
  })
  await tx.addressRequest.deleteMany({ where: { memberId: id } })
  await tx.notification.deleteMany({ where: { memberId: id } })
  await tx.member.update({
    where: { id },
    data: { name: null, image: null, mailStoppedAt: now, pseudonymFrom: now },
  })
}

export type CoAuthor = { id: string; email: string | null; locale: string; references: string[] }

/** Others who have written in these inputs: they began the draft or submitted a version. */
export const listCoAuthors = (
  tx: Transaction,
  permit: Leaving,
  inputIds: readonly string[],
): Promise<CoAuthor[]> =>
  readIn<CoAuthor>(
    tx,
    sql`SELECT m.id, m.email, m.locale, array_agg(DISTINCT i.reference ORDER BY i.reference) AS "references"
      FROM inputs i JOIN members m ON m.id IN (
        SELECT v.submitted_by_id FROM input_versions v WHERE v.input_id = i.id
        UNION SELECT d.member_id FROM drafts d WHERE d.input_id = i.id)
      WHERE i.id = ANY(${inputIds}::uuid[]) AND m.id <> ${permit.subject.memberId}::uuid GROUP BY m.id`,
  )
