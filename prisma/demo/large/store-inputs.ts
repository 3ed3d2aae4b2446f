import type { Prisma } from '@/lib/generated/prisma/client'
import { receiptText, sha256 } from '@/lib/inputs/receipt'
import type { Chance } from '@/lib/kernel/random'
import type { Transaction } from '@/lib/platform/db'
import type { PlannedInput, PlannedPoint } from './inputs'
import type { Author } from './store-people'

export type StoredPoint = { id: string; authorId: string | null }

type Scene = {
  chance: Chance
  inputs: readonly PlannedInput[]
  authors: readonly Author[]
  persons: readonly Author[]
  recorder: { id: string }
  streamId: string
  code: string
  /** Topics of the pillar by key. */
  topics: ReadonlyMap<string, string>
  opensAt: Date
  closesAt: Date
}

const HEX = [...'0123456789abcdef']
/** Without I, L, O and U, as in any reference. */
const LETTERS = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ']
const drawn = (chance: Chance, from: readonly string[], length: number) =>
  Array.from({ length }, () => chance.pick(from)).join('')

/** A random UUID (version 4) that comes out the same for the same seed. */
export const uuidOf = (chance: Chance): string =>
  `${drawn(chance, HEX, 8)}-${drawn(chance, HEX, 4)}-4${drawn(chance, HEX, 3)}-8${drawn(chance, HEX, 3)}-${drawn(chance, HEX, 12)}`

/**
 * Stores the inputs as submitted in the days of the phase, public, with receipts that can be checked, a few of
 * them recorded on behalf and a few joint ones whose sponsors have confirmed.
 */
export async function storeInputs(
  tx: Transaction,
  scene: Scene,
): Promise<Map<PlannedPoint, StoredPoint>> {
  const { chance, inputs, streamId, recorder } = scene
  const days = scene.closesAt.getTime() - scene.opensAt.getTime()
  const rows = {
    inputs: [] as Prisma.InputCreateManyInput[],
    versions: [] as Prisma.InputVersionCreateManyInput[],
    points: [] as Prisma.PointCreateManyInput[],
    topics: [] as Prisma.PointTopicCreateManyInput[],
    sponsors: [] as Prisma.CoSponsorshipCreateManyInput[],
  }
  const stored = new Map<PlannedPoint, StoredPoint>()
  const references = new Set<string>()
  for (const input of inputs) {
    const author =
      input.author === null ? chance.pick(scene.persons) : (scene.authors[input.author] as Author)
    const authorId = input.recorded ? null : author.member.id
    let reference = ''
    while (!reference || references.has(reference))
      reference = `${scene.code}-${drawn(chance, LETTERS, 6)}`
    references.add(reference)
    const submittedAt = new Date(scene.opensAt.getTime() + Math.floor(chance() * days))
    const [inputId, versionId] = [uuidOf(chance), uuidOf(chance)]
    rows.inputs.push({
      ...{ id: inputId, reference, streamId, authorId, submittedAt },
      ...{ channel: input.channel, attribution: input.attribution },
      organisationId: author.organisationId,
      authorName: author.member.name,
      ...(input.recorded && {
        recordedById: recorder.id,
        source: 'Summary record of an invented consultation',
        locator: `item ${rows.inputs.length + 1}`,
        place: 'Nowhere in particular',
        quality: 'summary_by_organiser' as const,
        givenOn: submittedAt,
      }),
    })
    const { title, language } = input
    const points = input.points.map((point) => ({
      statement: point.statement,
      proposedWording: point.proposedWording ?? null,
      paragraphReference: point.paragraphReference ?? null,
      ask: point.ask ?? null,
    }))
    const told = points.map((point, at) => ({ ...point, topics: [input.points[at]?.topic ?? ''] }))
    rows.versions.push({
      ...{ id: versionId, inputId, number: 1, title, language, submittedAt },
      kind: 'original',
      hash: sha256(receiptText({ reference, number: 1, language, title, points: told })),
      submittedById: authorId,
    })
    for (const [at, point] of points.entries()) {
      const planned = input.points[at] as PlannedPoint
      const id = uuidOf(chance)
      rows.points.push({ id, versionId, inputId, number: at + 1, language, ...point })
      const topicId = scene.topics.get(planned.topic)
      if (topicId) rows.topics.push({ pointId: id, topicId })
      stored.set(planned, { id, authorId })
    }
    for (const at of input.sponsors) {
      const { organisationId, member } = scene.authors[at] as Author
      if (!organisationId || organisationId === author.organisationId) continue
      rows.sponsors.push({
        ...{ inputId, organisationId, invitedById: authorId, invitedAt: submittedAt },
        ...{ confirmedById: member.id, confirmedAt: submittedAt, confirmedVersion: 1 },
      })
    }
  }
  await tx.input.createMany({ data: rows.inputs })
  await tx.inputVersion.createMany({ data: rows.versions })
  await tx.point.createMany({ data: rows.points })
  await tx.pointTopic.createMany({ data: rows.topics })
  await tx.coSponsorship.createMany({ data: rows.sponsors })
  await tx.inputPublication.createMany({
    data: rows.inputs.map(({ id, submittedAt }) => ({
      inputId: id ?? '',
      publishedAt: submittedAt,
    })),
  })
  return stored
}
