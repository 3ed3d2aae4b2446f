import { createHash } from 'node:crypto'
import sql from 'sql-template-tag'
import type { getDraft } from '@/lib/inputs/draft-data'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { db, readIn, type Transaction } from '@/lib/platform/db'
import { actor, type Permit, type Rule } from '@/lib/platform/permit'
import { unfit } from '@/lib/platform/unfit'
import type { Format } from './rules'
import { MOST_FILES } from './schema'

type DraftView = NonNullable<Awaited<ReturnType<typeof getDraft>>>
export type AddPermit = Permit<Rule<'attachment.add', DraftView>>
type RemovePermit = Permit<Rule<'attachment.remove', DraftView>>

/** Waits for whoever saves or submits the draft at the same time. */
async function lock(tx: Transaction, { subject }: { subject: DraftView }): Promise<Result<null>> {
  const [held] = await readIn<{ submitted: boolean }>(
    tx,
    sql`SELECT submitted_at IS NOT NULL AS submitted FROM drafts
      WHERE id = ${subject.id}::uuid AND discarded_at IS NULL FOR UPDATE`,
  )
  if (!held) return refuse('NOT_FOUND')
  return held.submitted ? refuse('ALREADY_DONE') : ok(null)
}

// What was checked before submitting is what is submitted: a file more is another version of the draft.
const touch = (tx: Transaction, { subject }: { subject: DraftView }) =>
  tx.draft.update({
    where: { id: subject.id },
    data: { version: { increment: 1 }, savedAt: subject.now },
  })

/**
 * Gives a draft a file.
 * @returns whether it is new there: sent again it is not; ALREADY_DONE once submitted, INVALID for the
 * eleventh, or one that is there under another name
 */
export async function storeAttachment(
  tx: Transaction,
  permit: AddPermit,
  { name, format, content }: { name: string; format: Format; content: Uint8Array },
): Promise<Result<{ fresh: boolean }>> {
  const held = await lock(tx, permit)
  if (!held.ok) return held
  const draftId = permit.subject.id
  const hash = createHash('sha256').update(content).digest('hex')
  const there = await tx.draftAttachment.findMany({
    where: { draftId },
    select: { name: true, file: { select: { hash: true } } },
  })
  const same = there.find(({ file }) => file.hash === hash)
  if (same) return same.name === name ? ok({ fresh: false }) : unfit('fileTwice')
  if (there.length >= MOST_FILES) return unfit('fileTooMany')
  const { id: fileId } = await tx.storedFile.create({
    data: { format, hash, bytes: content.length, content: new Uint8Array(content) },
    select: { id: true },
  })
  const [{ now } = { now: new Date() }] = await readIn<{ now: Date }>(
    tx,
    sql`SELECT clock_timestamp() AS now`,
  )
  const data = { draftId, fileId, name, addedById: actor(permit).id, addedAt: now }
  await tx.draftAttachment.create({ data })
  await touch(tx, permit)
  return ok({ fresh: true })
}

/** Takes a file out of a draft, and deletes it where no version holds it. @returns NOT_FOUND twice */
export async function storeRemoval(
  tx: Transaction,
  permit: RemovePermit,
  attachment: string,
): Promise<Result<null>> {
  const held = await lock(tx, permit)
  if (!held.ok) return held
  const gone = await readIn<{ file: string }>(
    tx,
    sql`DELETE FROM draft_attachments WHERE id = ${attachment}::uuid
      AND draft_id = ${permit.subject.id}::uuid RETURNING file_id AS file`,
  )
  if (!gone.length) return refuse('ALREADY_DONE')
  await readIn(
    tx,
    sql`DELETE FROM files f WHERE f.id = ${gone[0]?.file}::uuid
      AND NOT EXISTS (SELECT FROM attachments a WHERE a.file_id = f.id)
      AND NOT EXISTS (SELECT FROM draft_attachments da WHERE da.file_id = f.id)`,
  )
  await touch(tx, permit)
  return ok(null)
}

/** Keeps a part of a file on its way; the same part again changes nothing. */
export async function storePiece(
  permit: AddPermit,
  piece: { hash: string; number: number; content: Buffer },
): Promise<void> {
  const content = new Uint8Array(piece.content)
  await db().uploadPiece.createMany({
    data: [{ draftId: permit.subject.id, ...piece, content }],
    skipDuplicates: true,
  })
}

/** Forgets the parts of a file that has arrived, or never will. */
export const dropPieces = (permit: AddPermit, hash: string) =>
  db().uploadPiece.deleteMany({ where: { draftId: permit.subject.id, hash } })

/**
 * Deletes what nobody waits for: parts of files that did not arrive whole within a day, and files of
 * discarded drafts.
 */
export async function storeCleaning(): Promise<void> {
  await db().$transaction(async (tx) => {
    await readIn(
      tx,
      sql`DELETE FROM upload_pieces WHERE received_at < clock_timestamp() - interval '1 day'`,
    )
    await readIn(
      tx,
      sql`DELETE FROM draft_attachments da USING drafts d
        WHERE d.id = da.draft_id AND d.discarded_at IS NOT NULL`,
    )
    await readIn(
      tx,
      sql`DELETE FROM files f WHERE NOT EXISTS (SELECT FROM attachments a WHERE a.file_id = f.id)
        AND NOT EXISTS (SELECT FROM draft_attachments da WHERE da.file_id = f.id)`,
    )
  })
}
