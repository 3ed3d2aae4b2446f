import { afterAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ok, refuse } from '@/lib/kernel/result'
import { closeDatabase, db } from '@/lib/platform/db'
import { rule } from '@/lib/platform/permit'
import { viewerOfMember, visitor } from '@/lib/platform/viewer'
import { buildAdmin, buildMember } from '@/prisma/builders/members'
import { perform } from './action'
import { sign } from './signatures'

afterAll(closeDatabase)

const definition = {
  schema: z.strictObject({ key: z.string().min(1, 'required') }),
  load: async (_viewer: unknown, { key }: { key: string }) => (key === 'hidden' ? null : { key }),
  rule: rule('setting.change', (viewer, _subject: { key: string }) => viewer.admin),
}
const change = (
  run: Parameters<
    typeof perform<typeof definition.schema, 'setting.change', { key: string }>
  >[0]['run'],
) => ({ ...definition, run })
const store = change(async ({ tx, permit }) => {
  const { key } = permit.subject
  await tx.setting.create({ data: { key, value: true } })
  if (key === 'refused') return refuse('CONFLICT')
  if (key === 'broken') throw new Error('bug')
  const { id } = await tx.member.findFirstOrThrow()
  return ok({ to: '/', events: [{ kind: 'setting.changed', subjectId: id, facts: { key } }] })
})
const admin = async () => viewerOfMember((await buildAdmin()).id)
const stored = (key: string) => db().setting.count({ where: { key } })

describe('perform', () => {
  it('stores the change and its event together', async () => {
    const viewer = await admin()
    expect(await perform(store, viewer, { key: 'good' })).toMatchObject({ ok: true })
    expect(await stored('good')).toBe(1)
    const events = await db().auditEvent.findMany({ where: { actorId: viewer.member?.id ?? '' } })
    expect(events).toMatchObject([{ kind: 'setting.changed', facts: { key: 'good' } }])
  })

  it('stores nothing of an act that was refused or broke off', async () => {
    const viewer = await admin()
    expect(await perform(store, viewer, { key: 'refused' })).toMatchObject({ code: 'CONFLICT' })
    await expect(perform(store, viewer, { key: 'broken' })).rejects.toThrow('bug')
    expect(await stored('refused')).toBe(0)
    expect(await stored('broken')).toBe(0)
  })

  it('answers alike for what is denied and for what does not exist', async () => {
    const member = await viewerOfMember((await buildMember()).id)
    const answers = [
      await perform(store, visitor(), { key: 'x' }),
      await perform(store, member, { key: 'x' }),
      await perform(store, await admin(), { key: 'hidden' }),
    ]
    for (const answer of answers) expect(answer).toEqual({ ok: false, code: 'NOT_FOUND' })
    expect(await stored('x')).toBe(0)
  })

  it('refuses fields it does not know and says which are missing', async () => {
    const viewer = await admin()
    expect(await perform(store, viewer, { key: 'k', admin: true })).toMatchObject({
      code: 'INVALID',
    })
    expect(await perform(store, viewer, { key: '' })).toMatchObject({
      fieldErrors: { key: ['required'] },
    })
  })
})

describe('sign', () => {
  const act = (viewer: Awaited<ReturnType<typeof admin>>, id: string, version = 1) =>
    db().$transaction((tx) => sign(tx, { viewer }, 'publish_summary', { id, version }))
  const subject = () => crypto.randomUUID()

  it('is complete with the second admin, and each signs once', async () => {
    const [one, two, id] = [await admin(), await admin(), subject()]
    expect(await act(one, id)).toMatchObject({ value: { signatures: 1, complete: false } })
    expect(await act(one, id)).toMatchObject({ code: 'ALREADY_SIGNED' })
    expect(await act(two, id)).toMatchObject({ value: { signatures: 2, complete: true } })
  })

  it('counts a version only', async () => {
    const [one, two, id] = [await admin(), await admin(), subject()]
    await act(one, id, 1)
    expect(await act(two, id, 2)).toMatchObject({ value: { signatures: 1, complete: false } })
  })

  it('is complete for exactly one of two who sign at once', async () => {
    const admins = await Promise.all([admin(), admin()])
    for (let round = 0; round < 10; round += 1) {
      const id = subject()
      const results = await Promise.all(admins.map((viewer) => act(viewer, id)))
      expect(results.filter((result) => result.ok && result.value.complete)).toHaveLength(1)
    }
  })

  it('does not count who is no longer an admin', async () => {
    const [one, two, three, id] = [await admin(), await admin(), await admin(), subject()]
    await act(one, id)
    await db().roleGrant.updateMany({
      where: { memberId: one.member?.id ?? '' },
      data: { revokedAt: new Date() },
    })
    expect(await act(two, id)).toMatchObject({ value: { signatures: 1, complete: false } })
    expect(await act(three, id)).toMatchObject({ value: { signatures: 2, complete: true } })
  })

  it('needs one where the installation has a single admin, and counts one', async () => {
    await db().setting.create({ data: { key: 'single_admin', value: true } })
    expect(await act(await admin(), subject())).toMatchObject({
      value: { signatures: 1, complete: true },
    })
  })
})
