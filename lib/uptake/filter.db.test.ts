import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import { buildInput, type PointWish } from '@/prisma/builders/inputs'
import { buildOrganisation } from '@/prisma/builders/members'
import { buildUptake } from '@/prisma/builders/uptake'
import { stage } from '@/prisma/builders/uptake-stage'
import type { QueueFilter } from './filter-views'
import { getQueue, nextUndecided } from './queue-data'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))

afterAll(closeDatabase)

async function build() {
  const scene = await stage()
  const topics = await db().topic.findMany({
    where: { pillar: { streams: { some: { id: scene.stream.id } } } },
    orderBy: { ordinal: 'asc' },
    take: 1,
  })
  const topic = topics[0]
  if (!topic) throw new Error('the pillar has no topic')
  const input = (more: object, point: Partial<PointWish>) =>
    buildInput({
      stream: scene.stream,
      ...more,
      points: [{ statement: 'Something of its own.', ...point }],
    })
  const state = await buildOrganisation({ type: 'state', electoralGroup: 'african' })
  const group = await db().group.create({ data: { name: `Group ${randomUUID()}` } })
  const about = { topicIds: [topic.id], statement: 'Registries of contact points in Kigali.' }
  const african = await input({ organisation: state, groupId: group.id }, about)
  const restricted = await input(
    { organisation: state, groupId: group.id, attribution: 'moderators_only' },
    about,
  )
  const french = await input({ language: 'fr' }, { statement: 'Des coordonnateurs nationaux.' })
  const chinese = await input(
    { language: 'zh', channel: 'regional_consultation' },
    { statement: '各国应当统一漏洞披露的流程。' },
  )
  const named = await input(
    { organisation: null, author: null, namedOrganisation: 'A Lab', namedType: 'academia' },
    {},
  )
  return { ...scene, topic, group, african, restricted, french, chinese, named }
}

let scene: Awaited<ReturnType<typeof build>>
beforeAll(async () => {
  scene = await build()
})

const queue = (filter: QueueFilter, revision = scene.zero) =>
  getQueue(scene.moderator, {
    streamId: scene.stream.id,
    document: scene.document.slug,
    revision: revision.slug,
    filter,
  })
const shown = async (filter: QueueFilter, revision = scene.zero) =>
  (await queue(filter, revision)).items.map(({ reference }) => reference).sort()
const references = (...inputs: { reference: string }[]) =>
  inputs.map(({ reference }) => reference).sort()

describe('a queue', () => {
  test('leaves out what the filter does not ask for, and counts what it leaves', async () => {
    const { african, french, chinese, named, restricted } = scene
    expect(await shown({ type: 'state' })).toEqual(references(african))
    expect(await shown({ type: 'academia' })).toEqual(references(named))
    expect(await shown({ region: 'african' })).toEqual(references(african))
    expect(await shown({ region: 'asia_pacific' })).toEqual([])
    expect(await shown({ group: scene.group.id })).toEqual(references(african))
    expect(await shown({ topic: scene.topic.key })).toEqual(references(african))
    expect(await shown({ topic: 'none' })).not.toContain(african.reference)
    expect(await shown({ language: 'fr' })).toEqual(references(french))
    expect(await shown({ channel: 'regional_consultation' })).toEqual(references(chinese))
    expect(await shown({ type: 'state', language: 'fr' })).toEqual([])
    expect(await shown({ channel: 'direct' })).toContain(restricted.reference)
    expect(await queue({ type: 'state' })).toMatchObject({
      all: 7,
      tally: { points: 1, decided: 0, states: { undecided: 1 } },
    })
  })

  test('finds words in their language and the beginning of a reference', async () => {
    const { african, chinese, french, restricted } = scene
    expect(await shown({ q: 'registry contacts' })).toEqual(references(african))
    expect(await shown({ q: '漏洞披露' })).toEqual(references(chinese))
    expect(await shown({ q: 'coordonnateur national' })).toEqual(references(french))
    expect(await shown({ q: french.reference.toLowerCase() })).toEqual(references(french))
    expect(await shown({ q: restricted.reference })).toEqual([])
    expect(await shown({ q: '%' })).toEqual([])
    expect(await shown({ q: '\'"&|!(' })).toEqual([])
  })

  test('tells no author, topic or word of what is for moderators only', async () => {
    const { restricted, topic, group } = scene
    const asked: QueueFilter[] = [
      { type: 'state' },
      { region: 'african' },
      { group: group.id },
      { topic: topic.key },
      { topic: 'none' },
      { q: 'Kigali' },
    ]
    for (const filter of asked)
      expect(await shown(filter), JSON.stringify(filter)).not.toContain(restricted.reference)
    expect(await shown({ state: 'undecided' })).toContain(restricted.reference)
  })

  test('leads on within its filter', async () => {
    const at = { pointId: scene.point.id, revisionId: scene.zero.id }
    const next = (filter: QueueFilter) => nextUndecided(scene.moderator, at, filter)
    expect(await next({ language: 'fr' })).toBe(scene.french.points[0]?.id)
    expect(await next({ type: 'observer' })).toBeNull()
    await buildUptake({ point: scene.french.points[0] ?? { id: '' }, revision: scene.zero })
    expect(await next({ language: 'fr' })).toBeNull()
  })

  test('shows what the last revision proposes', async () => {
    const { zero, one, other, chinese, input } = scene
    const linked = (point: { id: string } | undefined, paragraph: number) =>
      buildUptake({
        point: point ?? other,
        revision: zero,
        outcome: 'reflected',
        links: [zero.paragraphs[paragraph]?.lineageId ?? ''],
      })
    await linked(other, 1)
    await linked(chinese.points[0], 0)
    expect(await shown({ carry: 'unchanged' }, one)).toEqual([input.reference])
    expect(await shown({ carry: 'ended' }, one)).toEqual([chinese.reference])
    const looked = ['disputed', 'changed', 'unlinked', 'ended'] as const
    const each = await Promise.all(looked.map((carry) => shown({ carry }, one)))
    expect(each.filter((found) => found.length > 0).length).toBeGreaterThan(1)
    expect((await shown({ carry: 'recheck' }, one)).sort()).toEqual(each.flat().sort())
    expect(await shown({ carry: 'unchanged' }, zero)).toEqual([])
  })

  test('shows as disputed where the latest answer differs from the latest publication', async () => {
    const { point, zero, one, author, input } = scene
    const told = async (revision: typeof zero, outcome: 'reflected' | 'noted') =>
      buildUptake({ point, revision, outcome, published: true })
    const answer = (recordId: string, said: 'fully' | 'partly' | 'not') =>
      db().verdict.create({
        data: {
          recordId,
          memberId: author.member?.id ?? '',
          answer: said,
          wouldNeed: 'More.',
          formKey: randomUUID(),
        },
      })
    const disputed = (revision = zero) => shown({ disputed: 'yes' }, revision)
    const record = await told(zero, 'reflected')
    expect(await disputed()).toEqual([])
    await answer(record.id, 'partly')
    expect(await disputed()).toEqual([input.reference])
    expect(await disputed(one)).toEqual([input.reference])
    await answer(record.id, 'fully')
    expect(await disputed()).toEqual([])
    await answer(record.id, 'not')
    expect(await disputed()).toEqual([input.reference])
    const later = await told(one, 'noted')
    expect(await disputed(one)).toEqual([])
    expect(await disputed(zero)).toEqual([input.reference])
    await answer(later.id, 'not')
    expect(await disputed(one)).toEqual([input.reference])
    expect(await shown({ disputed: 'apart' }, one)).toEqual([input.reference])
    expect(await shown({ disputed: 'higher' }, one)).toEqual([])
    await answer(later.id, 'partly')
    expect(await shown({ disputed: 'lower' }, one)).toEqual([input.reference])
    await db().reconsideration.create({
      data: {
        pointId: point.id,
        revisionId: one.id,
        recordId: later.id,
        memberId: author.member?.id ?? '',
        reason: 'Read it again.',
        formKey: randomUUID(),
      },
    })
    expect(await disputed(one)).toEqual([input.reference])
  })
})
