import type { Prisma } from '@/lib/generated/prisma/client'
import type { Outcome } from '@/lib/generated/prisma/enums'
import { db, type Transaction } from '@/lib/platform/db'
import { buildAdmin, buildMember } from './members'

type UptakeWish = Partial<Omit<Prisma.UptakeRecordUncheckedCreateInput, 'links' | 'published'>> & {
  point: { id: string }
  revision: { id: string }
  outcome?: Outcome
  /** Lineages; the revision's first where a paragraph is required and none is named. */
  links?: readonly string[]
  /** Left out: a new member without a membership, unless `ratedBy` says who rated it. */
  decidedBy?: { id: string }
  /** Agrees to the record as it stands. */
  reviewedBy?: { id: string }
  /** Published in a batch of its own; reviewed by a new member where nobody is named. */
  published?: boolean
}

/** An uptake record: noted, with a reason, unless told otherwise. */
export async function buildUptake(wish: UptakeWish, tx: Transaction = db()) {
  const { point, revision, outcome = 'noted', published, ...more } = wish
  const { links, decidedBy, reviewedBy, ...what } = more
  const decider = decidedBy ?? (what.ratedBy ? null : await buildMember({}, tx))
  const record = await tx.uptakeRecord.create({
    data: {
      pointId: point.id,
      revisionId: revision.id,
      outcome,
      reason: outcome === 'reflected' ? null : 'The point was heard.',
      carriedTo: outcome === 'carried_elsewhere' ? 'Dedicated thematic group 2' : null,
      decidedById: decider?.id ?? null,
      ...what,
    },
  })
  const needsLink = !what.ratedBy && ['reflected', 'partly_reflected'].includes(outcome)
  const linked = links ?? (needsLink ? await firstLineage(revision.id, tx) : [])
  if (linked.length)
    await tx.uptakeLink.createMany({
      data: linked.map((lineageId) => ({ recordId: record.id, lineageId })),
    })
  const reviewer = reviewedBy ?? (published && decider ? await buildMember({}, tx) : null)
  if (reviewer)
    await tx.review.create({
      data: {
        recordId: record.id,
        recordVersion: record.version,
        reviewerId: reviewer.id,
        finding: 'agreed',
      },
    })
  if (published) await buildPublication({ revision, records: [record] }, tx)
  return record
}

async function firstLineage(revisionId: string, tx: Transaction): Promise<string[]> {
  const first = await tx.lineageTie.findFirstOrThrow({
    where: { paragraph: { revisionId } },
    orderBy: { paragraph: { ordinal: 'asc' } },
  })
  return [first.lineageId]
}

type PublicationWish = {
  revision: { id: string }
  records: readonly { id: string; version: number }[]
  proposedBy?: { id: string }
  /** Two new admins where left out; an empty list: nobody signed, as for what was compiled. */
  signedBy?: readonly { id: string }[]
  /** False leaves the batch proposed. */
  published?: boolean
  publishedAt?: Date
  /** Left out: when it was published, which is now unless told otherwise. */
  proposedAt?: Date
}

/** The revision's next batch with its records and signatures; published unless told otherwise. */
export async function buildPublication(wish: PublicationWish, tx: Transaction = db()) {
  const { revision, records, proposedBy, published = true, publishedAt = new Date() } = wish
  const proposedAt = wish.proposedAt ?? publishedAt
  const signers =
    wish.signedBy ?? (published ? [await buildAdmin({}, tx), await buildAdmin({}, tx)] : [])
  const batch = await tx.publication.create({
    data: {
      revisionId: revision.id,
      number: published
        ? 1 +
          (await tx.publication.count({ where: { revisionId: revision.id, number: { gt: 0 } } }))
        : null,
      proposedById: proposedBy?.id ?? null,
      proposedAt,
    },
  })
  await tx.publishedRecord.createMany({
    data: records.map(({ id, version }) => ({
      publicationId: batch.id,
      recordId: id,
      recordVersion: version,
    })),
  })
  await tx.signature.createMany({
    data: signers.map(({ id }) => ({
      act: 'publish_uptake' as const,
      subjectId: batch.id,
      memberId: id,
      signedAt: published ? publishedAt : proposedAt,
    })),
  })
  if (!published) return batch
  return tx.publication.update({
    where: { id: batch.id },
    data: { publishedAt, signatures: signers.length || null },
  })
}
