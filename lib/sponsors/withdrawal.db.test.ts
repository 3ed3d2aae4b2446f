import { afterAll, expect, test, vi } from 'vitest'
import type { Attribution } from '@/lib/generated/prisma/enums'
import { closeDatabase, db } from '@/lib/platform/db'
import { viewerOfMember } from '@/lib/platform/viewer'
import { buildDelegation } from '@/prisma/builders/drafts'
import { buildInput } from '@/prisma/builders/inputs'
import { buildRound } from '@/prisma/builders/rounds'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))

const { withdrawInput } = await import('@/lib/inputs/author-actions')
const { withdrawAll } = await import('@/lib/inputs/leaving-actions')

afterAll(closeDatabase)

/** An input with an organisation beside it, one asked, one that declined and one that left. */
async function joint(what: { attribution: Attribution; published?: boolean }) {
  const { round, streams } = await buildRound()
  const { organisation, submitter } = await buildDelegation()
  const author = { id: submitter.id, name: 'CANARY Author' }
  const wish = { stream: streams.norms, organisation, author, title: 'CANARY title' }
  const input = await buildInput({ ...wish, ...what })
  const now = new Date()
  const confirmed = { confirmedAt: now, confirmedVersion: 1 }
  const states = {
    stands: confirmed,
    asked: {},
    declined: { declinedAt: now },
    left: { ...confirmed, endedAt: now },
  }
  const told: Record<string, string> = {}
  for (const [name, state] of Object.entries(states)) {
    const sponsor = await buildDelegation()
    const confirmedById = 'confirmedAt' in state ? sponsor.focalPoint.id : undefined
    const declinedById = 'declinedAt' in state ? sponsor.focalPoint.id : undefined
    const by = { confirmedById, declinedById, organisationId: sponsor.organisation.id }
    await db().coSponsorship.create({ data: { inputId: input.id, ...by, ...state } })
    told[sponsor.focalPoint.id] = name
  }
  const notices = async () => {
    const rows = await db().notification.findMany({
      where: { memberId: { in: Object.keys(told) } },
    })
    return rows.map(({ memberId, path }) => [told[memberId], path]).sort()
  }
  const mails = () => db().outboxMail.findMany({ where: { memberId: { in: Object.keys(told) } } })
  const viewer = await viewerOfMember(submitter.id)
  const withdraw = () =>
    withdrawInput.perform(viewer, {
      reference: input.reference,
      reason: 'CANARY reason',
      confirm: 'on',
    })
  const page = `/rounds/${round.slug}/inputs/${input.reference}`
  return { organisation, viewer, notices, mails, withdraw, page, input }
}

test('who stands beside an input or is asked is told when it is withdrawn, and of nobody', async () => {
  const { withdraw, notices, mails, page, organisation } = await joint({
    attribution: 'organisation',
  })
  expect(await withdraw()).toMatchObject({ ok: true })
  expect(await notices()).toEqual([
    ['asked', page],
    ['stands', page],
  ])
  const sent = await mails()
  expect(sent).toHaveLength(2)
  expect(JSON.stringify(sent)).not.toContain('CANARY')
  expect(JSON.stringify(sent)).not.toContain(organisation.name)
  expect(await withdraw()).toMatchObject({ code: 'ALREADY_DONE' })
  expect(await mails()).toHaveLength(2)
})

test('of an input that is not public they are not led to its page', async () => {
  const held = await joint({ attribution: 'organisation', published: false })
  await held.withdraw()
  expect(await held.notices()).toEqual([
    ['asked', '/me'],
    ['stands', '/me'],
  ])
})

test('of what its author made for moderators only nobody is told', async () => {
  const hidden = await joint({ attribution: 'moderators_only' })
  expect(await hidden.withdraw()).toMatchObject({ ok: true })
  expect(await hidden.notices()).toEqual([])
  expect(await hidden.mails()).toEqual([])
})

test('they are told the same when its author takes all away at once', async () => {
  const open = await joint({ attribution: 'organisation' })
  expect(await withdrawAll.perform(open.viewer, { confirm: 'on' })).toMatchObject({ ok: true })
  expect(await open.notices()).toEqual([
    ['asked', '/me'],
    ['stands', '/me'],
  ])
  expect(JSON.stringify(await open.mails())).not.toContain('CANARY')
  const hidden = await joint({ attribution: 'moderators_only' })
  await withdrawAll.perform(hidden.viewer, { confirm: 'on' })
  expect(await hidden.notices()).toEqual([])
})
