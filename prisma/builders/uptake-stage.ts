import { db } from '@/lib/platform/db'
import { type Viewer, viewerOfMember } from '@/lib/platform/viewer'
import * as acts from '@/lib/uptake/actions'
import * as publications from '@/lib/uptake/publication-actions'
import { getBench } from '@/lib/workbench/bench-data'
import { buildDocument } from '@/prisma/builders/documents'
import { buildInput } from '@/prisma/builders/inputs'
import {
  buildAdmin,
  buildMember,
  buildModerator,
  buildOrganisation,
} from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'

/** The viewer of a member that is being built. */
export const as = async (member: Promise<{ id: string }> | { id: string }) =>
  viewerOfMember((await member).id)

/** A point as its page in the workbench shows it in a revision; null where the viewer gets no such page. */
export async function openPoint(viewer: Viewer, point: string, revisionId: string) {
  const { slug, document } = await db().revision.findUniqueOrThrow({
    where: { id: revisionId },
    include: { document: { include: { round: true } } },
  })
  const where = { round: document.round.slug, document: document.slug, revision: slug }
  return (await getBench(viewer, { ...where, point }))?.works[point] ?? null
}

/** The code of a refusal, or "ok". */
export const code = async (act: Promise<{ ok: boolean; code?: string }>) => (await act).code ?? 'ok'

/** A round that is answered now: an input of two points, a document of two revisions, and its people. */
async function people() {
  const { round, streams } = await buildRound({ open: false })
  const stream = streams.norms
  const organisation = await buildOrganisation()
  const author = await buildMember({ organisations: [organisation] })
  const input = await buildInput({
    stream,
    organisation,
    author,
    points: [{ statement: 'Keep the directory up to date.' }, { statement: 'Fund fellowships.' }],
  })
  const document = await buildDocument({
    round,
    revisions: [
      {
        name: 'Zero draft',
        paragraphs: [
          { number: '1', text: 'Directory.' },
          { number: '2', text: 'Fellowships.' },
        ],
      },
      {
        name: 'Rev.1',
        paragraphs: [
          { number: '1', text: 'Something else is said.', lineage: 'new' },
          { number: '2', text: 'Fellowships.' },
        ],
      },
    ],
  })
  const [zero, one] = document.revisions
  const [point, other] = input.points
  if (!zero || !one || !point || !other) throw new Error('the scene is incomplete')
  const streamIds = [stream.id]
  const [moderator, reviewer] = await Promise.all([
    as(buildModerator({ streamIds })),
    as(buildModerator({ streamIds })),
  ])
  const [admin, second] = await Promise.all([as(buildAdmin()), as(buildAdmin())])
  return {
    round,
    stream,
    organisation,
    author: await as(author),
    input,
    document,
    zero,
    one,
    point,
    other,
    moderator,
    reviewer,
    admin,
    second,
  }
}

/** The scene with the acts of its people: each takes what differs from the plain case. */
export async function stage() {
  const scene = await people()
  const fields = (more: object = {}) => ({
    point: scene.point.id,
    revision: scene.zero.id,
    version: 0,
    outcome: 'reflected',
    reason: '',
    carriedTo: '',
    paragraphs: scene.zero.paragraphs[0]?.id,
    ...more,
  })
  const record = (more: object = {}, viewer = scene.moderator) =>
    acts.recordUptake.perform(viewer, fields(more))
  const review = async (more: object = {}, viewer = scene.reviewer) => {
    const held = await db().uptakeRecord.findFirstOrThrow({
      where: { pointId: scene.point.id },
      orderBy: { id: 'desc' },
    })
    const review = {
      record: held.id,
      version: held.version,
      finding: 'agreed',
      comment: '',
      ...more,
    }
    return acts.reviewUptake.perform(viewer, review)
  }
  const propose = (viewer = scene.moderator) =>
    publications.proposePublication.perform(viewer, {
      revision: scene.zero.id,
      // Another machine's clock may be a little ahead.
      until: new Date(Date.now() + 60_000).toISOString(),
    })
  const batch = () =>
    db().publication.findFirstOrThrow({
      where: { revisionId: scene.zero.id },
      orderBy: { id: 'desc' },
    })
  const sign = async (viewer: typeof scene.admin) =>
    publications.signPublication.perform(viewer, { publication: (await batch()).id })
  async function publish() {
    await review()
    await propose()
    await sign(scene.admin)
    return sign(scene.second)
  }

  return { ...scene, record, review, propose, batch, sign, publish }
}
