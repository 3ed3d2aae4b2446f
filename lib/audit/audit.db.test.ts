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
    const ids = [first, second, third].flatMap(({ items }) => items.map(({ id }) => id))
    expect(new Set(ids).size).toBe(124)
    expect(third.next).toBeNull()
  })
})
