import { createHash } from 'node:crypto'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { ParagraphKind } from '@/lib/generated/prisma/enums'
import { slugOf } from '@/lib/kernel/text'
import { db, type Transaction } from '@/lib/platform/db'
import { unique } from './unique'

export type ParagraphWish = {
  number: string
  text: string
  kind?: ParagraphKind
  depth?: number
  /** How it is cited; its number where left out. */
  label?: string
  /** What stays the same while numbers move, of several that were merged each; the label where left out. */
  lineage?: string | readonly string[]
}

type DocumentWish = {
  round: { id: string }
  title?: string
  slug?: string
  symbol?: string
  process?: string
  ordinal?: number
  revisions: readonly {
    name: string
    symbol?: string
    note?: string
    /** Of its text (default English). */
    language?: string
    issuedOn?: Date
    adoptedOn?: Date
    adoptedBy?: string
    paragraphs?: readonly ParagraphWish[]
    /** Public by a publication without records (default false). */
    published?: boolean
  }[]
}

/**
 * An outcome document with its revisions. Paragraphs of the same lineage are tied from revision to
 * revision; a revision without paragraphs is one whose text is not held.
 * @returns the document with its revisions, each with its paragraphs and their lineage's id
 */
export async function buildDocument(wish: DocumentWish, tx: Transaction = db()) {
  const { round, revisions, title = `Draft ${unique()}`, slug = slugOf(title), ...what } = wish
  const ordinal =
    what.ordinal ?? (await tx.outcomeDocument.count({ where: { roundId: round.id } })) + 1
  const document = await tx.outcomeDocument.create({
    data: { roundId: round.id, title, slug, ...what, ordinal },
  })
  const known = new Map<string, { id: string; text: string }>()
  const built = []
  for (const [index, { paragraphs = [], published, ...facts }] of revisions.entries()) {
    const wholeText = paragraphs.map(({ number, text }) => `${number} ${text}`.trim()).join('\n')
    const revision = await tx.revision.create({
      data: {
        documentId: document.id,
        ordinal: index + 1,
        slug: slugOf(facts.name),
        textHash: paragraphs.length ? createHash('sha256').update(wholeText).digest('hex') : null,
        ...facts,
      },
    })
    const stored = await tx.paragraph.createManyAndReturn({
      data: paragraphs.map(({ lineage: _, ...paragraph }, place) => ({
        kind: 'paragraph' as const,
        depth: 0,
        label: paragraph.number || `u${place + 1}`,
        language: facts.language ?? 'en',
        ...paragraph,
        revisionId: revision.id,
        ordinal: place + 1,
      })),
    })
    const tied: Prisma.LineageTieCreateManyInput[] = []
    for (const [place, paragraph] of stored.entries())
      for (const key of [paragraphs[place]?.lineage ?? paragraph.label].flat()) {
        const before = known.get(key)
        const id = before?.id ?? (await tx.lineage.create({ data: { documentId: document.id } })).id
        const same = before?.text === paragraph.text
        known.set(key, { id, text: paragraph.text })
        tied.push({
          lineageId: id,
          paragraphId: paragraph.id,
          method: before ? (same ? 'identical' : 'similar') : 'origin',
          confidence: before && !same ? 0.8 : 1,
        })
      }
    await tx.lineageTie.createMany({ data: tied })
    if (published)
      await tx.publication.create({
        data: { revisionId: revision.id, number: 1, publishedAt: new Date(), signatures: 2 },
      })
    built.push({
      ...revision,
      paragraphs: stored.map((paragraph) => ({
        ...paragraph,
        lineageId: tied.find(({ paragraphId }) => paragraphId === paragraph.id)?.lineageId ?? '',
      })),
    })
  }
  return { ...document, revisions: built }
}
