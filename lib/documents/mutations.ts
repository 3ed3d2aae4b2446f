import { createHash } from 'node:crypto'
import sql from 'sql-template-tag'
import type { z } from 'zod'
import { ok, type Result } from '@/lib/kernel/result'
import { readIn, type Transaction } from '@/lib/platform/db'
import { actor, type Permit, type Rule } from '@/lib/platform/permit'
import { matchRevisions } from './lineage'
import { decideRevision, freeSlug } from './rules'
import type { addDocumentSchema, addRevisionSchema } from './schema'
import type { DocumentToKeep, RoundToKeep } from './views'

/** Stores a document without a revision, after those that the round has. */
export async function storeDocument(
  tx: Transaction,
  permit: Permit<Rule<'document.add', RoundToKeep>>,
  { title, symbol }: z.output<typeof addDocumentSchema>,
): Promise<{ id: string }> {
  const { roundId } = permit.subject
  await readIn(tx, sql`SELECT id FROM rounds WHERE id = ${roundId}::uuid FOR UPDATE`)
  const there = await tx.outcomeDocument.findMany({ where: { roundId } })
  const ordinal = Math.max(0, ...there.map((document) => document.ordinal)) + 1
  const slug = freeSlug(
    title,
    `document-${ordinal}`,
    there.map((document) => document.slug),
  )
  return tx.outcomeDocument.create({
    data: { roundId, title, symbol: symbol || null, slug, ordinal },
    select: { id: true },
  })
}

type Stored = { id: string; slug: string; paragraphs: number }

/** Stores a revision with its paragraphs and ties each to the lineages that it goes on from. */
export async function storeRevision(
  tx: Transaction,
  permit: Permit<Rule<'revision.add', DocumentToKeep>>,
  wanted: z.output<typeof addRevisionSchema>,
): Promise<Result<Stored>> {
  const { id: documentId } = permit.subject
  await readIn(tx, sql`SELECT id FROM outcome_documents WHERE id = ${documentId}::uuid FOR UPDATE`)
  const there = await tx.revision.findMany({ where: { documentId }, orderBy: { ordinal: 'asc' } })
  const latest = there.at(-1)
  const decision = decideRevision(
    { latest: latest?.ordinal ?? 0, names: there.map(({ name }) => name) },
    wanted,
  )
  if (!decision.ok) return decision
  const { paragraphs } = decision.value
  const revision = await tx.revision.create({
    data: {
      documentId,
      ordinal: (latest?.ordinal ?? 0) + 1,
      slug: freeSlug(
        wanted.name,
        decision.value.slug,
        there.map(({ slug }) => slug),
      ),
      name: wanted.name,
      symbol: wanted.symbol || null,
      language: wanted.language,
      issuedOn: wanted.issuedOn ? new Date(wanted.issuedOn) : null,
      textHash: createHash('sha256').update(wanted.text).digest('hex'),
      createdById: actor(permit).id,
    },
  })
  const stored = await tx.paragraph.createManyAndReturn({
    data: paragraphs.map(({ line: _, ...paragraph }, index) => ({
      ...paragraph,
      revisionId: revision.id,
      ordinal: index + 1,
      language: wanted.language,
    })),
    select: { id: true, ordinal: true, kind: true, text: true },
  })
  await tieLineages(tx, documentId, latest?.id ?? null, stored)
  return ok({ id: revision.id, slug: revision.slug, paragraphs: stored.length })
}

type Placed = {
  id: string
  ordinal: number
  kind: 'heading' | 'paragraph' | 'subparagraph'
  text: string
}

async function tieLineages(
  tx: Transaction,
  documentId: string,
  beforeId: string | null,
  after: Placed[],
) {
  after.sort((a, b) => a.ordinal - b.ordinal)
  const before = beforeId
    ? await tx.paragraph.findMany({
        where: { revisionId: beforeId },
        orderBy: { ordinal: 'asc' },
        select: { kind: true, text: true, lineages: { select: { lineageId: true } } },
      })
    : []
  const { matches } = matchRevisions(before, after)
  const fresh = after.filter((_, index) => !matches[index]?.length)
  const begun = await tx.lineage.createManyAndReturn({ data: fresh.map(() => ({ documentId })) })
  const origins = fresh.map(({ id }, index) => ({
    paragraphId: id,
    lineageId: begun[index]?.id ?? '',
    method: 'origin' as const,
    confidence: 1,
  }))
  const continued = after.flatMap(({ id }, index) =>
    (matches[index] ?? []).flatMap(({ before: at, method, confidence }) =>
      (before[at]?.lineages ?? []).map(({ lineageId }) => ({
        paragraphId: id,
        lineageId,
        method,
        confidence,
      })),
    ),
  )
  // After a split and a merger the same lineage may come from two sides.
  await tx.lineageParagraph.createMany({ data: [...origins, ...continued], skipDuplicates: true })
}
