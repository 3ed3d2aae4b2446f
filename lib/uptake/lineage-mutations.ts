import sql from 'sql-template-tag'
import { BEGUN, type Correction, decideCorrection } from '@/lib/documents/correction-rules'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { readIn, type Transaction } from '@/lib/platform/db'
import { actor, type Permit, type Rule } from '@/lib/platform/permit'
import { judged, touchedRecords } from './lineage-data'
import type { Judged, LineagesToCorrect, TouchedByViewer } from './lineage-views'

type CorrectPermit = Permit<Rule<'lineage.correct', LineagesToCorrect>>
type Wanted = { revision: string; label: string; from: string; reason: string; seen: string }

/**
 * Ends and begins ties as somebody said, also of what goes on from the paragraph, and has records that
 * nobody has signed follow it. The document is locked: of two corrections the second sees the first.
 * @returns what `decideCorrection` refuses; OWN_INPUT where it touches a record of an input that the
 *   moderator has an interest in; CONFLICT where it would do something else by now than the page said
 */
export async function storeCorrection(
  tx: Transaction,
  permit: CorrectPermit,
  wanted: Wanted,
): Promise<Result<{ correction: Correction; consequences: Judged }>> {
  const { id: documentId } = permit.subject
  await readIn(tx, sql`SELECT id FROM outcome_documents WHERE id = ${documentId}::uuid FOR UPDATE`)
  const ties = await readIn<{ paragraphId: string; lineageIds: string[] }>(
    tx,
    sql`SELECT p.id AS "paragraphId", array_agg(lp.lineage_id::text ORDER BY lp.lineage_id) AS "lineageIds"
      FROM paragraphs p JOIN revisions rv ON rv.id = p.revision_id
      JOIN lineage_paragraphs lp ON lp.paragraph_id = p.id
      WHERE rv.document_id = ${documentId}::uuid GROUP BY p.id`,
  )
  const now = new Map(ties.map(({ paragraphId, lineageIds }) => [paragraphId, lineageIds]))
  const lineages = {
    ...permit.subject,
    revisions: permit.subject.revisions.map((revision) => ({
      ...revision,
      // One without ties was taken back with its revision.
      paragraphs: revision.paragraphs.flatMap((paragraph) => {
        const lineageIds = now.get(paragraph.id)
        return lineageIds ? [{ ...paragraph, lineageIds }] : []
      }),
    })),
  }
  const decision = decideCorrection(lineages.revisions, wanted)
  if (!decision.ok) return decision
  const correction = decision.value
  const records = await readIn<TouchedByViewer>(
    tx,
    touchedRecords(permit.viewer, permit.subject, correction),
  )
  const consequences = judged(correction, lineages, records)
  if (consequences.interested) return refuse('OWN_INPUT')
  if (consequences.seen !== wanted.seen) return refuse('CONFLICT')
  await retie(tx, permit, { correction, reason: wanted.reason, moved: consequences.moved })
  return ok({ correction, consequences })
}

async function retie(
  tx: Transaction,
  permit: CorrectPermit,
  what: { correction: Correction; reason: string; moved: Judged['moved'] },
): Promise<void> {
  const { correction, reason, moved } = what
  const { paragraphId, before, after, changes } = correction
  const { id: documentId } = permit.subject
  // Of the moment at which the lock was held: a batch that was published before it is told by the ties before.
  const [clock] = await readIn<{ now: Date }>(tx, sql`SELECT clock_timestamp() AS now`)
  const stored = await tx.lineageCorrection.create({
    data: {
      paragraphId,
      before,
      after,
      reason,
      createdById: actor(permit).id,
      createdAt: clock?.now,
    },
    select: { id: true },
  })
  const isBegun = changes.some(({ begins }) => begins.includes(BEGUN))
  const begun = isBegun ? (await tx.lineage.create({ data: { documentId } })).id : ''
  const real = (id: string) => (id === BEGUN ? begun : id)
  for (const change of changes) {
    await tx.lineageTie.updateMany({
      where: {
        paragraphId: change.paragraphId,
        lineageId: { in: change.ends },
        endedById: null,
      },
      data: { endedById: stored.id },
    })
    await tx.lineageTie.createMany({
      data: change.begins.map((id) => ({
        paragraphId: change.paragraphId,
        lineageId: real(id),
        method: 'manual' as const,
        confidence: 1,
        begunById: stored.id,
      })),
    })
  }
  for (const { recordId, ends, begins } of moved) {
    await tx.uptakeLink.createMany({
      data: begins.map((id) => ({ recordId, lineageId: real(id) })),
      skipDuplicates: true,
    })
    await tx.uptakeLink.deleteMany({ where: { recordId, lineageId: { in: ends } } })
  }
}
