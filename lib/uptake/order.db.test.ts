import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import { requestNotes } from '@/lib/platform/request'
import { getBench } from '@/lib/workbench/bench-data'
import { buildDocument } from '@/prisma/builders/documents'
import { buildInput, type PointWish } from '@/prisma/builders/inputs'
import { buildModerator, buildOrganisation } from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'
import { buildUptake } from '@/prisma/builders/uptake'
import { as } from '@/prisma/builders/uptake-stage'
import { getChosen } from './chosen-data'
import { ORDERS, type QueueFilter } from './filter-views'
import { getQueue, nextUndecided } from './queue-data'

afterAll(closeDatabase)

const TEXTS = ['States recall.', 'A fund is set up.', 'Delegates meet.', 'Norms are kept.']

/** A stream of six inputs, whose order differs by each thing that it can be put in order by. */
async function stage() {
  const { round, streams } = await buildRound({ open: false })
  const stream = streams.norms
  const document = await buildDocument({
    round,
    revisions: ['Zero draft', 'Rev.1'].map((name) => ({
      name,
      paragraphs: TEXTS.map((text, at) => ({ number: String(at + 1), text })),
    })),
  })
  const [zero, one] = document.revisions
  if (!zero || !one) throw new Error('a revision is missing')
  let at = 0
  const input = async (name: string, point: Partial<PointWish>, more: object = {}) =>
    buildInput({
      submittedAt: new Date(Date.UTC(2026, 3, ++at)),
      ...{ stream, organisation: await buildOrganisation({ name }), ...more },
      points: [{ statement: `Asked by ${name}.`, ...point }],
    })
  const zulu = await input('Zulu', { paragraphReference: 'para. 3' })
  const linked = await input('Éclair', {})
  const early = await input('Early', { paragraphReference: '第1段' })
  const restricted = await input(
    'Alpha',
    { paragraphReference: '1' },
    { attribution: 'moderators_only' },
  )
  // Of one day, which tells no hour: the references alone say which is first.
  const mark = crypto.randomUUID()
  const plain = await input(
    'Mike',
    {},
    { reference: `${mark}-1`, submittedAt: new Date(Date.UTC(2026, 3, 20, 18)) },
  )
  const named = await input(
    'unused',
    {},
    {
      ...{ reference: `${mark}-2`, submittedAt: new Date(Date.UTC(2026, 3, 20, 9)) },
      ...{ organisation: null, author: null, namedOrganisation: 'Beta lab', namedType: 'academia' },
    },
  )
  const pointOf = (of: { points: { id: string }[] }) => of.points[0]?.id ?? ''
  await buildUptake({
    ...{ point: { id: pointOf(linked) }, revision: zero, outcome: 'reflected' },
    links: [zero.paragraphs[1]?.lineageId ?? ''],
  })
  await db().pointCluster.createMany({
    data: [plain, zulu, named].map((of) => ({
      ...{ pointId: pointOf(of), clusterId: pointOf(plain), streamId: stream.id, likeness: 1 },
    })),
  })
  await db().pointCluster.createMany({
    data: [early, restricted].map((of) => ({
      ...{ pointId: pointOf(of), clusterId: pointOf(early), streamId: stream.id, likeness: 1 },
    })),
  })
  const moderator = await as(buildModerator({ streamIds: [stream.id] }))
  const names = new Map(
    Object.entries({ zulu, linked, early, restricted, plain, named }).map(([name, of]) => [
      pointOf(of),
      name,
    ]),
  )
  return { round, stream, document, one, moderator, names, points: { zulu: pointOf(zulu) } }
}

let scene: Awaited<ReturnType<typeof stage>>
beforeAll(async () => {
  scene = await stage()
})

const named = (ids: readonly string[]) => ids.map((id) => scene.names.get(id))

/** All points of the queue, two a page. */
async function walked(filter: QueueFilter) {
  const ids: string[] = []
  let after: string | undefined
  do {
    const page = await getQueue(scene.moderator, {
      ...{ streamId: scene.stream.id, document: scene.document.slug, revision: scene.one.slug },
      ...{ filter, limit: 2, ...(after && { after }) },
    })
    ids.push(...page.items.map(({ pointId }) => pointId))
    after = page.next ?? undefined
  } while (after)
  return ids
}

describe('a queue in order', () => {
  test('of age, of the paragraphs that points were linked to or name, of authors, and of how many say the same', async () => {
    expect(named(await walked({}))).toEqual([...scene.names.values()])
    expect(named(await walked({ order: 'paragraph' }))).toEqual([
      ...['early', 'linked', 'zulu'],
      ...['restricted', 'plain', 'named'],
    ])
    expect(named(await walked({ order: 'author' }))).toEqual([
      ...['named', 'early', 'linked', 'plain', 'zulu', 'restricted'],
    ])
    expect(named(await walked({ order: 'similar' }))).toEqual([
      ...['zulu', 'plain', 'named', 'early', 'restricted', 'linked'],
    ])
  })

  test.each([undefined, ...ORDERS])(
    'of %s is walked by the workbench as the list shows it',
    async (order) => {
      const filter = order ? { order } : {}
      const ids = await walked(filter)
      for (const [at, point] of ids.entries()) {
        const notes = { statements: 0, network: '' }
        const { one, round, document, moderator } = scene
        const where = { point, round: round.slug, document: document.slug, revision: one.slug }
        const bench = await requestNotes.run(notes, () => getBench(moderator, where, filter))
        expect(bench?.items.map(({ pointId }) => pointId)).toEqual(ids)
        expect(notes.statements).toBeLessThanOrEqual(2)
        const next = ids[at + 1] ?? ids[0]
        expect(bench?.undecided).toBe(next)
        const here = { pointId: point, revisionId: one.id }
        expect(await nextUndecided(moderator, here, filter)).toBe(next)
      }
    },
  )

  test('is that of the points chosen from it, named or all that are shown', async () => {
    const { stream, document, one, moderator } = scene
    const where = { streamId: stream.id, document: document.slug, revision: one.slug }
    for (const order of [undefined, ...ORDERS]) {
      const ids = await walked(order ? { order } : {})
      const all = await getChosen(moderator, { ...where, filter: order ? { order } : {} })
      expect(all?.points.map(({ pointId }) => pointId)).toEqual(ids)
      const three = await getChosen(moderator, { ...where, points: ids.slice(0, 3).sort(), order })
      expect(three?.points.map(({ pointId }) => pointId)).toEqual(ids.slice(0, 3))
    }
  })

  test('stays as it is when a point is decided, and keeps to what is filtered', async () => {
    const before = await walked({ order: 'paragraph' })
    await buildUptake({
      ...{ point: { id: scene.points.zulu }, revision: scene.one, outcome: 'reflected' },
      links: [scene.one.paragraphs[0]?.lineageId ?? ''],
    })
    expect(await walked({ order: 'paragraph' })).toEqual(before)
    expect(await walked({ order: 'paragraph', state: 'undecided' })).toEqual(
      before.filter((id) => id !== scene.points.zulu),
    )
  })
})
