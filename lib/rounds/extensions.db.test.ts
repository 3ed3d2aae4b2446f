import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import { type Viewer, viewerOfMember, visitor } from '@/lib/platform/viewer'
import { buildAdmin } from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'
import { proposeExtension, signExtension } from './actions'
import { getRound } from './data'

let one: Viewer
let two: Viewer

beforeAll(async () => {
  one = await viewerOfMember((await buildAdmin()).id)
  two = await viewerOfMember((await buildAdmin()).id)
})
afterAll(closeDatabase)

describe('extending a phase', () => {
  const proposal = async () => {
    const { round, streams } = await buildRound({ timeZone: 'UTC' })
    const phases = await db().phase.findMany({ where: { streamId: streams.norms.id } })
    const phase = phases.find(({ kind }) => kind === 'submission')
    if (!phase) throw new Error('no phase')
    const closesAt = new Date(phase.closesAt.getTime() + 86_400_000).toISOString().slice(0, 16)
    const asked = await proposeExtension.perform(one, {
      phaseId: phase.id,
      closesAt,
      reason: 'Translations came late.',
    })
    const extension = await db().phaseExtension.findFirst({ where: { phaseId: phase.id } })
    return { round, phase, closesAt, asked, id: extension?.id ?? '' }
  }
  const closeOf = async (id: string) =>
    (await db().phase.findUniqueOrThrow({ where: { id } })).closesAt.toISOString()

  it('takes two admins, and is shown with its reason', async () => {
    const { round, phase, closesAt, asked, id } = await proposal()
    expect(asked).toMatchObject({ ok: true })
    expect(await closeOf(phase.id)).toBe(phase.closesAt.toISOString())
    expect(await signExtension.perform(one, { id, version: '1' })).toMatchObject({
      code: 'ALREADY_SIGNED',
    })
    expect(await signExtension.perform(two, { id, version: '1' })).toMatchObject({ ok: true })
    expect(await closeOf(phase.id)).toMatch(closesAt)
    const seen = await getRound(visitor(), round.slug)
    const shown = seen?.streams[0]?.phases[0]
    expect(shown?.extensions).toMatchObject([
      { reason: 'Translations came late.', from: phase.closesAt },
    ])
  })

  it('is a conflict where another extension of the phase came first', async () => {
    const first = await proposal()
    const later = new Date(first.phase.closesAt.getTime() + 43_200_000).toISOString().slice(0, 16)
    await proposeExtension.perform(two, {
      phaseId: first.phase.id,
      closesAt: later,
      reason: 'A shorter one.',
    })
    const rival = await db().phaseExtension.findFirstOrThrow({
      where: { phaseId: first.phase.id, reason: 'A shorter one.' },
    })
    const signed = await Promise.all([
      signExtension.perform(two, { id: first.id, version: '1' }),
      signExtension.perform(one, { id: rival.id, version: '1' }),
    ])
    expect(signed.filter(({ ok }) => ok)).toHaveLength(1)
    expect(signed.find(({ ok }) => !ok)).toMatchObject({ code: 'CONFLICT' })
  })

  it('can only make it later', async () => {
    const { phase } = await proposal()
    const earlier = { phaseId: phase.id, closesAt: '2020-01-01T00:00', reason: 'No.' }
    expect(await proposeExtension.perform(one, earlier)).toMatchObject({
      code: 'INVALID',
      fieldErrors: { closesAt: ['order'] },
    })
  })
})
