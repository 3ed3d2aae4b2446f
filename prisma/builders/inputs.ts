import type { Prisma } from '@/lib/generated/prisma/client'
import type { PointAsk } from '@/lib/generated/prisma/enums'
import { newReference, receiptText, sha256 } from '@/lib/inputs/receipt'
import { db, type Transaction } from '@/lib/platform/db'
import { type FileWish, storedFile } from './attachments'
import { buildMember, buildOrganisation } from './members'

export type PointWish = {
  statement: string
  proposedWording?: string
  paragraphReference?: string
  ask?: PointAsk
  implementation?: string
  linkedSymbol?: string
  language?: string
  topicIds?: string[]
}

type InputWish = Partial<Omit<Prisma.InputUncheckedCreateInput, 'points'>> & {
  stream: { id: string }
  /** Null: by a person in their own capacity. Left out: a new organisation. */
  organisation?: { id: string } | null
  /** Null: recorded on its author's behalf. Left out: a new member of the organisation. */
  author?: { id: string; name: string | null } | null
  title?: string
  language?: string
  points?: readonly PointWish[]
  files?: readonly FileWish[]
  /** Public at once (default), or never yet. */
  published?: boolean
}

/**
 * A submitted input in its first version, with one point unless told otherwise. It goes round the
 * phases: whether it could be submitted in time is not asked.
 * @returns the input with its points in order
 */
export async function buildInput(wish: InputWish, tx: Transaction = db()) {
  const {
    stream,
    organisation = await buildOrganisation({}, tx),
    author = await buildMember({ organisations: organisation ? [organisation] : [] }, tx),
    title = 'What the next draft should say',
    language = 'en',
    points: wished = [{ statement: 'Say how the norms are put into practice.' }],
    files = [],
    published = true,
    submittedAt = new Date(),
    ...what
  } = wish
  const { round } = await tx.stream.findUniqueOrThrow({
    where: { id: stream.id },
    select: { round: { select: { code: true } } },
  })
  const input = await tx.input.create({
    data: {
      reference: newReference(round.code),
      streamId: stream.id,
      organisationId: organisation?.id ?? null,
      authorId: author?.id ?? null,
      authorName: author?.name ?? null,
      submittedAt,
      ...what,
    },
  })
  const { reference } = input
  const points = await withTopics(wished, tx)
  const attachments = files.map((file) => ({ ...storedFile(file), name: file.name }))
  const hash = sha256(receiptText({ reference, number: 1, language, title, points, attachments }))
  const version = await tx.inputVersion.create({
    data: {
      inputId: input.id,
      number: 1,
      kind: 'original',
      title,
      language,
      hash,
      submittedById: author?.id ?? null,
      submittedAt,
      attachments: {
        create: attachments.map(({ name, ...file }, index) => ({
          name,
          number: index + 1,
          file: { create: file },
        })),
      },
    },
  })
  const stored = await tx.point.createManyAndReturn({
    data: points.map(({ topicIds: _, topics: __, ...point }, index) => ({
      language,
      ...point,
      number: index + 1,
      inputId: input.id,
      versionId: version.id,
    })),
  })
  const topics = stored.flatMap(({ id }, index) =>
    (points[index]?.topicIds ?? []).map((topicId) => ({ pointId: id, topicId })),
  )
  if (topics.length) await tx.pointTopic.createMany({ data: topics })
  if (published)
    await tx.inputPublication.create({ data: { inputId: input.id, publishedAt: submittedAt } })
  return { ...input, points: stored }
}

/**
 * A newer version in the place of the one in force, by the same author, with one point unless told otherwise.
 * @returns its points in order
 */
export async function buildVersion(
  {
    input,
    points = [{ statement: 'Say it otherwise.' }],
    kind = 'edit',
  }: { input: { id: string }; points?: readonly PointWish[]; kind?: 'edit' | 'correction' },
  tx: Transaction = db(),
) {
  const { id: inputId } = input
  const number = (await tx.inputVersion.count({ where: { inputId } })) + 1
  const about = {
    kind,
    title: 'Anew',
    language: 'en',
    hash: 'x',
    submittedAt: new Date(),
  } as const
  const { id: versionId } = await tx.inputVersion.create({ data: { inputId, number, ...about } })
  if (kind === 'edit') await tx.input.update({ where: { id: inputId }, data: { version: number } })
  return tx.point.createManyAndReturn({
    data: points.map(({ topicIds: _, ...point }, index) => ({
      ...{ language: 'en', ...point, number: index + 1, inputId, versionId },
    })),
  })
}

/** The points as a receipt tells them, with the keys of their topics. */
async function withTopics(points: readonly PointWish[], tx: Transaction) {
  const ids = points.flatMap(({ topicIds }) => topicIds ?? [])
  const topics = ids.length ? await tx.topic.findMany({ where: { id: { in: ids } } }) : []
  return points.map(({ topicIds = [], ...point }) => ({
    proposedWording: null,
    paragraphReference: null,
    ...point,
    topicIds,
    topics: topics.filter(({ id }) => topicIds.includes(id)).map(({ key }) => key),
  }))
}
