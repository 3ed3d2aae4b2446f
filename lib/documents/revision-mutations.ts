import sql from 'sql-template-tag'
import type { z } from 'zod'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { readIn, type Transaction } from '@/lib/platform/db'
import type { Permit, Rule } from '@/lib/platform/permit'
import { isTaken } from './rules'
import type { changeRevisionSchema } from './schema'
import type { RevisionFactsToKeep } from './views'

type Facts = Omit<z.output<typeof changeRevisionSchema>, 'document' | 'revision'>

/**
 * Nobody adds a revision to the document, or publishes this one, until this is over.
 * @returns false where it was taken back meanwhile
 */
async function lock(tx: Transaction, { id, revision }: RevisionFactsToKeep): Promise<boolean> {
  await readIn(tx, sql`SELECT id FROM outcome_documents WHERE id = ${id}::uuid FOR UPDATE`)
  const held = await readIn(
    tx,
    sql`SELECT id FROM revisions WHERE id = ${revision.id}::uuid FOR UPDATE`,
  )
  return held.length === 1
}

const dayOf = (day: string) => (day ? new Date(day) : null)

/**
 * Says anew what is known of a revision. Who adopted it and when is known weeks after its text, so that and
 * its note may change for good; what it is called only until it is public.
 * @returns PUBLISHED where what is fixed was sent; INVALID for a name that another revision has; NOT_FOUND where
 *   it was taken back meanwhile
 */
export async function storeRevisionFacts(
  tx: Transaction,
  permit: Permit<Rule<'revision.change', RevisionFactsToKeep>>,
  { name, symbol, issuedOn, adoptedBy, adoptedOn, note }: Facts,
): Promise<Result<null>> {
  const { id: documentId, revision } = permit.subject
  if (!(await lock(tx, permit.subject))) return refuse('NOT_FOUND')
  const publications = await tx.publication.count({
    where: { revisionId: revision.id, publishedAt: { not: null } },
  })
  const fixed = [name, symbol, issuedOn].some((field) => field !== undefined)
  if (publications > 0 && fixed) return refuse('PUBLISHED')
  const others = await tx.revision.findMany({
    where: { documentId, id: { not: revision.id } },
    select: { name: true },
  })
  const names = others.map((one) => one.name)
  if (name !== undefined && isTaken(name, names))
    return refuse('INVALID', { fieldErrors: { name: ['taken'] } })
  await tx.revision.update({
    where: { id: revision.id },
    data: {
      ...(name !== undefined && { name }),
      ...(symbol !== undefined && { symbol: symbol || null }),
      ...(issuedOn !== undefined && { issuedOn: dayOf(issuedOn) }),
      adoptedBy: adoptedBy || null,
      adoptedOn: dayOf(adoptedOn),
      note: note || null,
    },
  })
  return ok(null)
}

/**
 * Takes a revision back with its paragraphs, the lineages that begin in it, and files that wait to be
 * decided in it. @returns BUILT_ON where something hangs on it; NOT_FOUND where somebody else did it meanwhile
 */
export async function storeRevisionRemoved(
  tx: Transaction,
  permit: Permit<Rule<'revision.remove', RevisionFactsToKeep>>,
): Promise<Result<null>> {
  const { id: documentId, revision } = permit.subject
  if (!(await lock(tx, permit.subject))) return refuse('NOT_FOUND')
  const [facts] = await readIn<{ used: boolean }>(
    tx,
    sql`SELECT revision_is_used(${revision.id}::uuid) AS used`,
  )
  if (facts?.used) return refuse('BUILT_ON')
  const ofRevision = { revisionId: revision.id }
  await tx.decisionUpload.deleteMany({ where: ofRevision })
  await tx.lineageTie.deleteMany({ where: { paragraph: ofRevision } })
  await tx.paragraph.deleteMany({ where: ofRevision })
  await tx.lineage.deleteMany({
    where: { documentId, paragraphs: { none: {} }, links: { none: {} } },
  })
  await tx.revision.delete({ where: { id: revision.id } })
  return ok(null)
}
