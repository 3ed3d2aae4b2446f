import { createHash } from 'node:crypto'
import sql from 'sql-template-tag'
import type { z } from 'zod'
import { ok, type Refusal, type Result, refuse } from '@/lib/kernel/result'
import { readIn, type Transaction } from '@/lib/platform/db'
import { actor, type Permit, type Rule } from '@/lib/platform/permit'
import { withKinds } from './kinds'
import type { Match } from './lineage'
import { overtakenTies } from './overtaken'
import { parseParagraphs } from './paragraphs'
import { withPart } from './parts'
import { type Past, pastOf } from './past'
import { decideRevision, freeSlug } from './rules'
import type {
  addDocumentSchema,
  addRevisionSchema,
  changeDocumentSchema,
  ImportFields,
} from './schema'
import { latestRevision, pastParagraphs } from './tie-data'
import type { DocumentToKeep, ParagraphView, RoundToKeep } from './views'
import type { ReadText } from './word-file'

/** Stores a document without a revision, after those that the round has. */
export async function storeDocument(
  tx: Transaction,
  permit: Permit<Rule<'document.add', RoundToKeep>>,
  { title, symbol, process }: z.output<typeof addDocumentSchema>,
): Promise<{ id: string; slug: string }> {
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
    data: { roundId, title, symbol: symbol || null, process: process || null, slug, ordinal },
    select: { id: true, slug: true },
  })
}

/** Says anew under which symbol and in which process a document stands. */
export async function storeDocumentFacts(
  tx: Transaction,
  permit: Permit<Rule<'document.change', DocumentToKeep>>,
  { symbol, process }: Omit<z.output<typeof changeDocumentSchema>, 'document'>,
): Promise<void> {
  await tx.outcomeDocument.update({
    where: { id: permit.subject.id },
    data: { symbol: symbol || null, process: process || null },
  })
}

type Wanted = z.output<typeof addRevisionSchema>
type Overtaking = {
  wanted: Wanted
  latest: { ordinal: number; createdById: string | null; createdAt: Date } | undefined
  now: Past<ParagraphView>[]
}
type Stored = { id: string; slug: string; paragraphs: number; corrected: number }

/** What a next revision may go on from; as it was when the revision of an ordinal was the latest. */
async function pastIn(
  tx: Transaction,
  documentId: string,
  upTo?: number,
): Promise<Past<ParagraphView>[]> {
  const [row] = await readIn<{ past: { name: string; paragraphs: ParagraphView[] }[] }>(
    tx,
    sql`SELECT ${pastParagraphs} AS past FROM outcome_documents d ${latestRevision(upTo)}
      WHERE d.id = ${documentId}::uuid`,
  )
  return pastOf(row?.past ?? [])
}

/**
 * CONFLICT, with who stored the revision that came meanwhile, and what was corrected said of that one. Of a
 * revision that was taken back nothing can be said again.
 */
async function overtaken(
  tx: Transaction,
  permit: Permit<Rule<'revision.add', DocumentToKeep>>,
  { wanted, latest, now }: Overtaking,
): Promise<Refusal> {
  const after = latest?.ordinal ?? 0
  const values = { after: String(after), ties: {}, kept: '' }
  if (!latest || wanted.after > after) return refuse('CONFLICT', { values })
  const text = withKinds(withPart(wanted.text, wanted.part), wanted.kinds)
  const { paragraphs } = parseParagraphs(text)
  const was = await pastIn(tx, permit.subject.id, wanted.after)
  const { id } = actor(permit)
  const by = latest.createdById
    ? await tx.member.findUnique({ where: { id: latest.createdById }, select: { name: true } })
    : null
  return refuse('CONFLICT', {
    values: { ...values, ...overtakenTies(was, now, { ...wanted, paragraphs }) },
    by: {
      name: by?.name ?? '',
      self: latest.createdById === id,
      at: latest.createdAt.toISOString(),
    },
  })
}

/** Stores a revision with its paragraphs and ties each to the lineages that it goes on from. */
export async function storeRevision(
  tx: Transaction,
  permit: Permit<Rule<'revision.add', DocumentToKeep>>,
  wanted: Wanted,
): Promise<Result<Stored>> {
  const { id: documentId } = permit.subject
  await readIn(tx, sql`SELECT id FROM outcome_documents WHERE id = ${documentId}::uuid FOR UPDATE`)
  const there = await tx.revision.findMany({ where: { documentId }, orderBy: { ordinal: 'asc' } })
  const latest = there.at(-1)
  const before = await pastIn(tx, documentId)
  const decision = decideRevision(
    { latest: latest?.ordinal ?? 0, names: there.map(({ name }) => name), before },
    wanted,
  )
  if (!decision.ok && decision.code === 'CONFLICT')
    return overtaken(tx, permit, { wanted, latest, now: before })
  if (!decision.ok) return decision
  const { paragraphs, matches, corrected } = decision.value
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
      adoptedBy: wanted.adoptedBy || null,
      adoptedOn: wanted.adoptedOn ? new Date(wanted.adoptedOn) : null,
      note: wanted.note || null,
      textHash: createHash('sha256').update(decision.value.text).digest('hex'),
      createdById: actor(permit).id,
    },
  })
  const stored = await tx.paragraph.createManyAndReturn({
    data: paragraphs.map(
      ({ line: _, doubtful: __, part: ___, shared: ____, ...paragraph }, index) => ({
        ...paragraph,
        revisionId: revision.id,
        ordinal: index + 1,
        language: wanted.language,
      }),
    ),
    select: { id: true, ordinal: true },
  })
  stored.sort((a, b) => a.ordinal - b.ordinal)
  const ids = stored.map(({ id }) => id)
  await tieLineages(tx, documentId, ids, before, matches)
  await tx.revisionImport.deleteMany({ where: { documentId, memberId: actor(permit).id } })
  return ok({
    id: revision.id,
    slug: revision.slug,
    paragraphs: ids.length,
    corrected: corrected.filter(Boolean).length,
  })
}

/** Paragraphs that go on from none begin a lineage, the others go on with those of their matches. */
async function tieLineages(
  tx: Transaction,
  documentId: string,
  after: readonly string[],
  before: readonly { lineageIds: readonly string[] }[],
  matches: readonly Match[][],
) {
  const fresh = after.filter((_, index) => !matches[index]?.length)
  const begun = await tx.lineage.createManyAndReturn({ data: fresh.map(() => ({ documentId })) })
  const origins = fresh.map((paragraphId, index) => ({
    paragraphId,
    lineageId: begun[index]?.id ?? '',
    method: 'origin' as const,
    confidence: 1,
  }))
  const continued = after.flatMap((paragraphId, index) =>
    (matches[index] ?? []).flatMap(({ before: at, method, confidence }) =>
      (before[at]?.lineageIds ?? []).map((lineageId) => ({
        paragraphId,
        lineageId,
        method,
        confidence,
      })),
    ),
  )
  // After a split and a merger the same lineage may come from two sides.
  await tx.lineageTie.createMany({ data: [...origins, ...continued], skipDuplicates: true })
}

type Read = { fields: ImportFields; source: ReadText | { fault: string } }

/** Deletes what was read from files more than a day ago. */
export const dropOldImports = (tx: Transaction): Promise<unknown> =>
  readIn(tx, sql`DELETE FROM revision_imports WHERE created_at < now() - interval '1 day'`)

/** Keeps what was read from a file, or why it was not, for its reader; and forgets what is a day old. */
export async function storeImport(
  tx: Transaction,
  permit: Permit<Rule<'revision.add', DocumentToKeep>>,
  { fields, source }: Read,
): Promise<string> {
  await dropOldImports(tx)
  const read = 'fault' in source ? { text: '', rejected: null, notes: [], ...source } : source
  const data = {
    documentId: permit.subject.id,
    memberId: actor(permit).id,
    fields,
    text: read.text,
    rejected: read.rejected,
    notes: read.notes,
    fault: 'fault' in source ? source.fault : null,
  }
  return (await tx.revisionImport.create({ data, select: { id: true } })).id
}
