import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import { requestNotes } from '@/lib/platform/request'
import { type Viewer, viewerOfMember, visitor } from '@/lib/platform/viewer'
import { buildInput } from '@/prisma/builders/inputs'
import {
  buildAdmin,
  buildAuditor,
  buildMember,
  buildModerator,
  buildOrganisation,
} from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'
import { appendEvents } from './append'
import { listEvents } from './data'
import { canReadAudit } from './policy'

let admin: Viewer
let auditor: Viewer
let moderator: Viewer
let elsewhere: Viewer
let focal: Viewer
let author: Viewer
let streamId = ''

beforeAll(async () => {
  const { round, streams } = await buildRound()
  const organisation = await buildOrganisation()
  const member = await buildMember({ name: 'Author', organisations: [organisation] })
  const ties = [{ id: organisation.id, role: 'focal_point' as const }]
  streamId = streams.norms.id
  author = await viewerOfMember(member.id)
  admin = await viewerOfMember((await buildAdmin()).id)
  auditor = await viewerOfMember((await buildAuditor()).id)
  moderator = await viewerOfMember((await buildModerator({ streamIds: [streamId] })).id)
  elsewhere = await viewerOfMember((await buildModerator({ streamIds: [streams.cbm.id] })).id)
  focal = await viewerOfMember((await buildMember({ organisations: ties })).id)
  const stream = streams.norms
  const open = await buildInput({ stream, organisation, author: member })
  const confidential = await buildInput({
    stream,
    organisation,
    author: member,
    attribution: 'moderators_only',
  })
  const about = { roundId: round.id, streamId, organisationId: organisation.id }
  await appendEvents(db(), member.id, [
    { kind: 'draft.saved', subjectId: open.id, ...about },
    { kind: 'input.submitted', subjectId: open.id, ...about },
    { kind: 'input.submitted', subjectId: confidential.id, ...about },
  ])
  await appendEvents(db(), admin.member?.id ?? null, [
    { kind: 'round.changed', subjectId: round.id, roundId: round.id, facts: { version: 2 } },
  ])
})
afterAll(closeDatabase)

const seenBy = async (viewer: Viewer) =>
  (await listEvents(viewer)).items.map(({ kind, actor }) => `${kind} ${actor ?? '-'}`).sort()

describe('the log', () => {
  it('tells admins and auditors all that happened, and of inputs neither who nor at which minute', async () => {
    for (const viewer of [admin, auditor])
      expect(await seenBy(viewer)).toEqual([
        'draft.saved -',
        'input.submitted -',
        'input.submitted -',
        'round.changed An Admin',
      ])
    const { items } = await listEvents(auditor)
    const submitted = items.filter(({ kind }) => kind === 'input.submitted')
    expect(submitted.map(({ at }) => at.toISOString().slice(11))).toEqual([
      '00:00:00.000Z',
      '00:00:00.000Z',
    ])
  })

  it('tells moderators of their own pillar, drafts left out', async () => {
    expect(await seenBy(moderator)).toEqual(['input.submitted Author', 'input.submitted Author'])
    expect(await seenBy(elsewhere)).toEqual([])
  })

  it('tells focal points of their own organisation, but not of inputs for moderators only', async () => {
    expect(await seenBy(focal)).toEqual(['draft.saved Author', 'input.submitted Author'])
  })

  it('is closed to everybody else', async () => {
    expect(canReadAudit(author, {})).toBe(false)
    expect(await seenBy(author)).toEqual([])
    expect(await seenBy(visitor())).toEqual([])
  })

  it('runs by keyset, one statement a page, however long it is', async () => {
    const about = { kind: 'uptake.recorded' as const, subjectId: streamId, streamId }
    await appendEvents(
      db(),
      null,
      Array.from({ length: 120 }, () => about),
    )
    const notes = { statements: 0, network: '' }
    const first = await requestNotes.run(notes, () => listEvents(admin))
    expect(notes.statements).toBe(1)
    expect(first.items).toHaveLength(50)
    const second = await listEvents(admin, { after: first.next })
    const third = await listEvents(admin, { after: second.next })
    const sizes = [first, second, third].map(({ items }) => items.length)
    expect(sizes).toEqual([50, 50, 24])
    expect(third.next).toBeNull()
    for (const odd of [`2026-07-20_${'-'.repeat(36)}`, `2026-02-30_${'0'.repeat(32)}`])
      expect((await listEvents(admin, { after: odd })).items).toEqual(first.items)
  })

  it('stands in no order that tells when somebody wrote, and its pages hold each event once', async () => {
    const round = await db().round.findFirstOrThrow({
      where: { streams: { some: { id: streamId } } },
    })
    const wrote = await buildMember()
    const days = ['2026-03-02', '2026-03-03'].flatMap((day) =>
      Array.from({ length: 12 }, (_, minute) => new Date(`${day}T10:${10 + minute}:00Z`)),
    )
    const about = { subjectId: round.id, roundId: round.id, streamId }
    await db().auditEvent.createMany({
      data: days.flatMap((at, order) => [
        { kind: 'round.changed', at, actorId: wrote.id, ...about, facts: { order } },
        { kind: 'input.submitted', at, actorId: wrote.id, ...about, facts: { order } },
      ]),
    })
    const walk = async (limit: number) => {
      const seen: { kind: string; order: number; day: string }[] = []
      let after: string | null = null
      do {
        const page: Awaited<ReturnType<typeof listEvents>> = await listEvents(auditor, {
          after,
          limit,
        })
        for (const { kind, facts, at } of page.items)
          if ('order' in facts)
            seen.push({ kind, order: Number(facts.order), day: at.toISOString().slice(0, 10) })
        after = page.next
      } while (after)
      return seen
    }
    const whole = await walk(500)
    expect(whole).toHaveLength(48)
    for (const limit of [1, 5, 7]) expect(await walk(limit)).toEqual(whole)
    const onDays = whole.map(({ day }) => day)
    expect(onDays).toEqual([...onDays].sort().reverse())
    const orders = (kind: string, day: string) =>
      whole.filter((one) => one.kind === kind && one.day === day).map(({ order }) => order)
    // What is told in full stands first and by time; the rest follows together, and by no time.
    const kinds = whole.filter(({ day }) => day === '2026-03-03').map(({ kind }) => kind)
    expect(kinds).toEqual([
      ...Array(12).fill('round.changed'),
      ...Array(12).fill('input.submitted'),
    ])
    const descending = [23, 22, 21, 20, 19, 18, 17, 16, 15, 14, 13, 12]
    expect(orders('round.changed', '2026-03-03')).toEqual(descending)
    const veiled = orders('input.submitted', '2026-03-03')
    expect([...veiled].sort((a, b) => b - a)).toEqual(descending)
    // One in 479,001,600 shuffles is in order by chance, and as many in the reverse.
    expect(veiled).not.toEqual(descending)
    expect(veiled).not.toEqual([...descending].reverse())
    // The moderator of the stream is told the minute, hence the order.
    const told = (await listEvents(moderator, { limit: 500 })).items
      .filter(({ kind, facts }) => kind === 'input.submitted' && 'order' in facts)
      .map(({ facts }) => facts.order)
    expect(told).toEqual([...told].sort((a, b) => Number(b) - Number(a)))
  })

  it('tells neither id nor time of what it tells by the day, not even in the address of the next page', async () => {
    const events = await db().auditEvent.findMany({ where: { kind: 'input.submitted' } })
    let after: string | null = null
    const told: string[] = []
    do {
      const page: Awaited<ReturnType<typeof listEvents>> = await listEvents(auditor, {
        after,
        limit: 1,
      })
      told.push(JSON.stringify(page))
      after = page.next
    } while (after)
    for (const { id, subjectId } of events)
      expect(told.some((page) => page.includes(id) || page.includes(subjectId))).toBe(false)
  })

  it('names nobody by their address', async () => {
    const { id, email } = await buildMember()
    await db().member.update({ where: { id }, data: { name: null } })
    await appendEvents(db(), id, [{ kind: 'uptake.recorded', subjectId: streamId, streamId }])
    const { items } = await listEvents(moderator)
    expect(items[0]).toMatchObject({ named: true, actor: null, bySystem: false })
    expect(JSON.stringify(items)).not.toContain(email)
  })
})
