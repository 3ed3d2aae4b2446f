import sql from 'sql-template-tag'
import type { Prisma } from '@/lib/generated/prisma/client'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { readIn, type Transaction } from '@/lib/platform/db'
import { actor, type Permit, type Rule } from '@/lib/platform/permit'
import type { DraftView } from './draft-views'
import { newReference, receiptText, sha256 } from './receipt'
import { publishesAtOnce } from './rules'
import type { InputContent } from './schema'

export type SubmitPermit = Permit<Rule<'input.submit', DraftView>>

export type Stored = {
  id: string
  reference: string
  number: number
  hash: string
  public: boolean
  /** For moderators only: the log names neither organisation nor hash. */
  hidden: boolean
}

/** Makes an input of a draft, in its first version, and publishes it where that waits for nobody. */
export async function storeInput(
  tx: Transaction,
  permit: SubmitPermit,
  { content, draftVersion, at }: { content: InputContent; draftVersion: number; at: Date },
): Promise<Stored> {
  const { id: draftId, formKey, streamId, organisationId, roundCode, publishes } = permit.subject
  const { organisation, groupId } = permit.subject
  const member = actor(permit)
  const { attribution, channel } = content
  const input = await reserve(tx, roundCode, {
    streamId,
    organisationId,
    groupId,
    authorId: member.id,
    authorName: member.name,
    channel,
    attribution,
    formKey,
    formHash: sha256(JSON.stringify([draftId, draftVersion, content])),
    submittedAt: at,
  })
  const { hash } = await storeText(tx, permit, {
    ...input,
    number: 1,
    kind: 'original',
    content,
    at,
  })
  const atOnce = publishesAtOnce({ publishes, organisation, attribution })
  if (atOnce) await tx.inputPublication.create({ data: { inputId: input.id, publishedAt: at } })
  return { ...input, number: 1, hash, public: atOnce, hidden: attribution === 'moderators_only' }
}

async function reserve(
  tx: Transaction,
  code: string,
  data: Omit<Prisma.InputCreateManyInput, 'reference'>,
) {
  for (let attempt = 0; attempt < 8; attempt++) {
    const [input] = await tx.input.createManyAndReturn({
      data: [{ ...data, reference: newReference(code) }],
      skipDuplicates: true,
      select: { id: true, reference: true },
    })
    if (input) return input
  }
  throw new Error(`no free reference found for ${code}`)
}

/**
 * Adds a version to the input that a draft revises. An edit takes the place of the version in force, a
 * correction stands beside it.
 * @returns CONFLICT where the input has a version that the draft does not know, WITHDRAWN where it is
 */
export async function storeVersion(
  tx: Transaction,
  permit: SubmitPermit,
  revision: { content: InputContent; base: number; kind: 'edit' | 'correction'; at: Date },
): Promise<Result<Stored>> {
  const [input] = await readIn<{
    id: string
    reference: string
    latest: number
    withdrawn: boolean
    public: boolean
    hidden: boolean
  }>(
    tx,
    sql`WITH held AS MATERIALIZED (SELECT i.id, i.reference, i.attribution FROM inputs i
        WHERE i.id = ${permit.subject.inputId}::uuid FOR UPDATE)
      SELECT held.id, held.reference,
        (SELECT max(v.number)::int FROM input_versions v WHERE v.input_id = held.id) AS latest,
        EXISTS (SELECT FROM withdrawals w WHERE w.input_id = held.id) AS withdrawn,
        held.attribution = 'moderators_only' AS hidden,
        held.attribution <> 'moderators_only' AND EXISTS (
          SELECT FROM input_publications ip WHERE ip.input_id = held.id) AS public
      FROM held`,
  )
  if (!input) return refuse('NOT_FOUND')
  if (input.withdrawn) return refuse('WITHDRAWN')
  const { latest } = input
  if (latest !== revision.base)
    return refuse('CONFLICT', {
      changed: [{ field: 'version', from: String(revision.base), to: String(latest) }],
    })
  const number = latest + 1
  const { hash } = await storeText(tx, permit, { ...input, number, ...revision })
  if (revision.kind === 'edit')
    await tx.input.update({ where: { id: input.id }, data: { version: number } })
  return ok({ ...input, number, hash })
}

async function storeText(
  tx: Transaction,
  permit: SubmitPermit,
  version: {
    id: string
    reference: string
    number: number
    kind: 'original' | 'edit' | 'correction'
    content: InputContent
    at: Date
  },
) {
  const { id: inputId, reference, number, kind, content, at } = version
  const { id: draftId, pillarId } = permit.subject
  const wanted = content.points.flatMap(({ topics }) => topics)
  const topics = await tx.topic.findMany({ where: { pillarId, key: { in: wanted } } })
  const known = new Map(topics.map(({ key, id }) => [key, id]))
  const points = content.points.map((point) => ({
    ...point,
    topics: point.topics.filter((key) => known.has(key)),
  }))
  const { title, language } = content
  const attachments = await readIn<{ fileId: string; name: string; hash: string }>(
    tx,
    sql`SELECT da.file_id AS "fileId", da.name, f.hash FROM draft_attachments da
      JOIN files f ON f.id = da.file_id WHERE da.draft_id = ${draftId}::uuid
      ORDER BY da.added_at, da.id`,
  )
  const hash = sha256(receiptText({ reference, number, language, title, points, attachments }))
  const { id: versionId } = await tx.inputVersion.create({
    data: {
      inputId,
      number,
      kind,
      title,
      language,
      hash,
      submittedById: actor(permit).id,
      submittedAt: at,
    },
    select: { id: true },
  })
  const rows = await tx.point.createManyAndReturn({
    data: points.map((point, index) => ({
      versionId,
      inputId,
      number: index + 1,
      language,
      statement: point.statement,
      proposedWording: point.proposedWording || null,
      paragraphReference: point.paragraphReference || null,
      ask: point.ask || null,
      implementation: point.implementation || null,
      linkedSymbol: point.linkedSymbol || null,
    })),
    select: { id: true, number: true },
  })
  await tx.pointTopic.createMany({
    data: rows.flatMap(({ id, number }) =>
      (points[number - 1]?.topics ?? []).map((key) => ({
        pointId: id,
        topicId: known.get(key) ?? '',
      })),
    ),
  })
  await tx.attachment.createMany({
    data: attachments.map(({ fileId, name }, index) => ({
      versionId,
      fileId,
      name,
      number: index + 1,
    })),
  })
  await tx.draft.update({ where: { id: draftId }, data: { submittedAt: at, inputId } })
  return { hash }
}
