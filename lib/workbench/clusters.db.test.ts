// Over 250 lines: what is found, parted and decided together, on one stage.
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import { requestNotes } from '@/lib/platform/request'
import { undoUptake } from '@/lib/uptake/actions'
import { decideChosen } from '@/lib/uptake/chosen-actions'
import { previewKey } from '@/lib/uptake/chosen-views'
import { buildInput, buildVersion } from '@/prisma/builders/inputs'
import { buildMember, buildModerator, buildOrganisation } from '@/prisma/builders/members'
import { buildTranslation } from '@/prisma/builders/translations'
import { as, code, stage } from '@/prisma/builders/uptake-stage'
import { getBench } from './bench-data'
import { partFromCluster, rejoinCluster } from './cluster-actions'
import { getCluster, listClusters, refreshClusters } from './cluster-data'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))
afterAll(closeDatabase)

const TEXT =
  'We ask that hospitals be named in the text, since an attack on a clinic is an attack on every patient in it.'

let scene: Awaited<ReturnType<typeof stage>>
let campaign: Awaited<ReturnType<typeof buildInput>>[]
const say = (statement: string, more: Partial<Parameters<typeof buildInput>[0]> = {}) =>
  buildInput({ stream: scene.stream, points: [{ statement }], ...more })
beforeEach(async () => {
  scene = await stage()
  campaign = [
    await say(TEXT),
    await say(`${TEXT} Our nurses know.`),
    await say(TEXT.replace('We ask', 'Our members ask')),
    await say(`${TEXT} In confidence.`, { attribution: 'moderators_only' }),
  ]
})

const pointOf = (at: number) => campaign[at]?.points[0]?.id ?? ''
const at = () => ({ document: documentSlug, revision: scene.zero.slug })
let documentSlug = ''
beforeEach(async () => {
  const { slug } = await db().outcomeDocument.findUniqueOrThrow({
    where: { id: scene.zero.documentId },
  })
  documentSlug = slug
})
const list = async (viewer = scene.moderator) => {
  await refreshClusters(viewer, { streamId: scene.stream.id })
  return listClusters(viewer, { streamId: scene.stream.id, ...at() })
}
const open = async (point = pointOf(0), viewer = scene.moderator) => {
  await refreshClusters(viewer, { point })
  return getCluster(viewer, { round: scene.round.slug, point, ...at() })
}

describe('points that say the same', () => {
  test('stand together with all who submitted them, and name nobody who is for moderators only', async () => {
    const { clusters, searched } = await list()
    expect(searched.points).toBe(6)
    expect(clusters).toMatchObject([{ size: 4, decided: 0 }])
    expect(clusters[0]?.statement).toContain('hospitals be named')
    const authors = clusters[0]?.authors ?? []
    expect(authors.map(({ pointId }) => pointId).sort()).toEqual([0, 1, 2, 3].map(pointOf).sort())
    for (const { pointId, byline } of authors)
      if (pointId === pointOf(3)) expect(byline).toBeNull()
      else expect(byline).toMatchObject({ kind: 'named' })
    const cluster = await open()
    expect(JSON.stringify([clusters, cluster])).not.toContain('In confidence')
  })

  test('are looked for anew when another came or one was withdrawn, and only then', async () => {
    await list()
    const first = await db().clusterSearch.findUniqueOrThrow({
      where: { streamId: scene.stream.id },
    })
    await list()
    expect(
      await db().clusterSearch.findUniqueOrThrow({ where: { streamId: scene.stream.id } }),
    ).toEqual(first)
    const late = await say(`Dear Chair. ${TEXT}`)
    expect((await list()).clusters).toMatchObject([{ size: 5 }])
    await db().withdrawal.create({
      data: { inputId: late.id, withdrawnById: late.authorId ?? '' },
    })
    const now = await list()
    expect(now.searched.points).toBe(6)
    expect(now.clusters).toMatchObject([{ size: 4 }])
    expect((await open())?.members).toHaveLength(4)
  })

  test('are those of the version that is in force', async () => {
    await list()
    const [input] = campaign
    const statement = 'Something else altogether is now asked for here by us.'
    await buildVersion({ input: input ?? { id: '' }, points: [{ statement }] })
    expect((await list()).clusters).toMatchObject([{ size: 3 }])
  })

  test('come with the templates of their stream, and the text in their language where it is held', async () => {
    const [first] = await Promise.all(
      ['', 'Merci.'].map((more) => {
        const statement = `Nous demandons que le texte nomme les hôpitaux et leurs patients. ${more}`
        return say('', { language: 'fr', points: [{ statement, language: 'fr' }] })
      }),
    )
    const template = { title: 'Heard', text: 'Heard.', language: 'en' }
    const roundId = scene.round.id
    await db().reasonTemplate.create({ data: { roundId, streamId: scene.stream.id, ...template } })
    const another = await db().stream.findFirstOrThrow({
      where: { roundId, id: { not: scene.stream.id } },
    })
    await db().reasonTemplate.create({
      data: { roundId, streamId: another.id, ...template, title: 'Of another' },
    })
    const point = first?.points[0]?.id
    expect(await open(point)).toMatchObject({ otherTexts: {}, templates: [{ title: 'Heard' }] })
    const paragraphs = await db().paragraph.findMany({ where: { revisionId: scene.zero.id } })
    await buildTranslation({
      revision: { ...scene.zero, paragraphs },
      by: { id: scene.moderator.member?.id ?? '' },
      confirmedBy: { id: scene.reviewer.member?.id ?? '' },
    })
    const texts = Object.fromEntries(paragraphs.map(({ id, text }) => [id, `fr: ${text}`]))
    expect((await open(point))?.otherTexts).toMatchObject({ fr: { texts } })
    expect((await open())?.otherTexts).toEqual({})
  })

  test('are shown to the moderators of their stream alone', async () => {
    await list()
    const other = await as(buildModerator({ streamIds: [] }))
    expect(await open(pointOf(0), other)).toBeNull()
    expect((await list(other)).clusters).toEqual([])
    expect(await open(scene.point.id)).toBeNull()
    const told = async (point: string) => {
      const bench = await getBench(scene.moderator, { round: scene.round.slug, point, ...at() })
      return bench?.items.find(({ pointId }) => pointId === point)?.similar
    }
    expect(await told(pointOf(0))).toBe(4)
    expect(await told(scene.point.id)).toBeNull()
  })

  test('are found beside the server’s own thread where there are many texts', async () => {
    const found = await list()
    const words = (at: number) => Array.from({ length: 4500 }, (_, word) => `w${at}x${word}`)
    for (const at of [0, 1, 2]) await say(words(at).join(' '))
    const many = await list()
    expect(many.searched.points).toBe(found.searched.points + 3)
    expect(many.clusters).toEqual(found.clusters)
  })

  test('take two statements, and one more where they are looked for anew', async () => {
    const notes = { statements: 0, network: '' }
    await requestNotes.run(notes, () => list())
    expect(notes.statements).toBe(3)
    await requestNotes.run(notes, () => list())
    expect(notes.statements).toBe(3 + 2)
    await requestNotes.run(notes, () => open())
    expect(notes.statements).toBe(3 + 2 + 2)
  })
})

const part = (point: string, viewer = scene.moderator) =>
  partFromCluster.perform(viewer, { point, of: pointOf(0), ...at() })

test('one that is not the same is taken out, stays out, and is let back', async () => {
  await list()
  const parted = await part(pointOf(1))
  expect(parted).toMatchObject({ ok: true, value: { to: expect.stringContaining(pointOf(0)) } })
  expect((await list()).clusters).toMatchObject([{ size: 3 }])
  await say(`Dear Chair. ${TEXT}`)
  const members = (await open())?.members.map(({ pointId }) => pointId)
  expect(members).toHaveLength(4)
  expect(members).not.toContain(pointOf(1))
  expect((await open())?.excluded).toMatchObject([{ pointId: pointOf(1) }])
  const back = { point: pointOf(1), of: pointOf(0), ...at() }
  expect(await code(rejoinCluster.perform(scene.moderator, back))).toBe('ok')
  expect((await open())?.members).toHaveLength(5)
  expect(await code(rejoinCluster.perform(scene.moderator, back))).toBe('ALREADY_DONE')
  expect(await code(part(pointOf(1), scene.author))).toBe('NOT_FOUND')
  const kinds = await db().auditEvent.findMany({ where: { kind: { startsWith: 'cluster.' } } })
  expect(kinds.map(({ kind }) => kind)).toEqual(['cluster.parted', 'cluster.rejoined'])
})

describe('one decision on all of them', () => {
  const decision = (points = [0, 1, 2, 3].map(pointOf), more: object = {}) => {
    const said = {
      ...{ outcome: 'noted', reason: 'Heard.', carriedTo: '', seen: points.map((id) => `${id}:0`) },
      ...more,
    }
    const at = { of: pointOf(0), revision: scene.zero.id }
    return { ...said, ...at, previewed: previewKey(said), step: 'record' }
  }
  const answer = (fields: object, viewer = scene.moderator) => decideChosen.perform(viewer, fields)
  const records = () =>
    db().uptakeRecord.findMany({ where: { pointId: { in: [0, 1, 2, 3].map(pointOf) } } })

  test('is shown before it is stored, and is another one when something of it is changed', async () => {
    await list()
    expect(await code(answer({ ...decision(), step: 'preview' }))).toBe('PREVIEWED')
    expect(await code(answer({ ...decision(), previewed: '' }))).toBe('PREVIEWED')
    expect(await code(answer({ ...decision(), reason: 'Not what was shown.' }))).toBe('PREVIEWED')
    expect(await answer({ ...decision(), reason: '' })).toMatchObject({
      fieldErrors: { reason: ['required'] },
    })
    expect(await answer({ ...decision(), seen: undefined })).toMatchObject({
      fieldErrors: { seen: ['tick'] },
    })
    expect(await records()).toEqual([])
  })

  test('is a record for each, and one act that is taken back as one', async () => {
    await list()
    expect(await answer(decision())).toMatchObject({
      value: {
        to: expect.stringMatching(
          `/clusters/${pointOf(0)}?.+&done=chosen_decided&act=.+&decided=4`,
        ),
      },
    })
    expect(await records()).toHaveLength(4)
    expect((await list()).clusters).toMatchObject([{ size: 4, decided: 4 }])
    expect((await open())?.members.map(({ state }) => state)).toEqual(Array(4).fill('decided'))
    const act = await db().decisionAct.findFirstOrThrow({ include: { steps: true } })
    expect(act).toMatchObject({ kind: 'similar', steps: { length: 4 } })
    expect(await code(undoUptake.perform(scene.moderator, { act: act.id }))).toBe('ok')
    expect(await records()).toEqual([])
  })

  test('leaves out what was not ticked, and stores none where one is somebody’s own', async () => {
    await list()
    const organisation = await buildOrganisation()
    const own = await say(`${TEXT} Ours.`, { organisation })
    const interested = await buildModerator({
      streamIds: [scene.stream.id],
      organisationId: organisation.id,
    })
    const viewer = await as(interested)
    const ownPoint = own.points[0]?.id ?? ''
    expect(await code(answer(decision([pointOf(0), ownPoint]), viewer))).toBe('POINTS_CHANGED')
    expect(await records()).toEqual([])
    const members = (await open(pointOf(0), viewer))?.members ?? []
    expect(members.filter((member) => member.interested).map(({ pointId }) => pointId)).toEqual([
      ownPoint,
    ])
    expect(await code(answer(decision([pointOf(0), pointOf(2)]), viewer))).toBe('ok')
    expect(await records()).toHaveLength(2)
  })

  test('is refused whole where somebody decided meanwhile, and to who does not moderate', async () => {
    await list()
    expect(await code(answer(decision([pointOf(1)]), scene.reviewer))).toBe('ok')
    expect(await answer(decision())).toMatchObject({
      code: 'POINTS_CHANGED',
      changed: [{ field: `${campaign[1]?.reference}#1`, to: 'noted' }],
    })
    expect(await records()).toHaveLength(1)
    expect(await code(answer(decision(), scene.author))).toBe('NOT_FOUND')
    const elsewhere = await buildInput({
      stream: (await stage()).stream,
      author: await buildMember(),
      organisation: null,
    })
    expect(await code(answer(decision([pointOf(0), elsewhere.points[0]?.id ?? ''])))).toBe(
      'NOT_FOUND',
    )
  })
})
