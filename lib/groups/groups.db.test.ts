import { randomUUID } from 'node:crypto'
import sql from 'sql-template-tag'
import { afterAll, expect, test, vi } from 'vitest'
import { closeDatabase, db, read } from '@/lib/platform/db'
import { viewerOfMember, visitor } from '@/lib/platform/viewer'
import { completeContent } from '@/prisma/builders/drafts'
import { buildAdmin, buildMember, buildOrganisation } from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))

const { addGroup } = await import('./actions')
const { listDeliverable, listGroups } = await import('./data')
const { startDraft } = await import('@/lib/inputs/actions')
const { submitInput } = await import('@/lib/inputs/submit-actions')
const { getInput, listInputs } = await import('@/lib/inputs/data')

afterAll(closeDatabase)
const code = async (act: Promise<{ ok: boolean; code?: string }>) => (await act).code ?? 'ok'

async function delegate(type: 'state' | 'other_ngo', delegationOfId?: string) {
  const organisation = await buildOrganisation({ type, delegationOfId })
  const member = await buildMember({ name: 'A Delegate', organisations: [organisation] })
  return { organisation, viewer: await viewerOfMember(member.id) }
}

test('an admin adds a group, once by its name, and nothing changes or removes it', async () => {
  const admin = await viewerOfMember((await buildAdmin()).id)
  const name = `Group of ${randomUUID()}`
  const both = [addGroup.perform(admin, { name }), addGroup.perform(admin, { name })]
  expect((await Promise.all(both.map(code))).sort()).toEqual(['ALREADY_DONE', 'ok'])
  expect(await code(addGroup.perform((await delegate('state')).viewer, { name }))).toBe('NOT_FOUND')
  expect(await code(addGroup.perform(admin, { name: ' ' }))).toBe('INVALID')
  expect((await listGroups(admin)).map((group) => group.name)).toContain(name)
  expect(await listGroups(visitor())).toEqual([])
  await expect(db().group.updateMany({ where: { name }, data: { name: 'x' } })).rejects.toThrow(
    /permanent/,
  )
})

test('only the delegate of a State is offered groups, and may deliver for one', async () => {
  const { streams, round } = await buildRound()
  const state = await delegate('state')
  const ministry = await delegate('state', state.organisation.id)
  const ngo = await delegate('other_ngo')
  const [group] = await listDeliverable(state.viewer)
  expect((await listDeliverable(ministry.viewer)).length).toBeGreaterThan(0)
  expect(await listDeliverable(ngo.viewer)).toEqual([])
  const start = ({ organisation, viewer }: typeof state, more: object = {}) =>
    startDraft.perform(viewer, {
      formKey: randomUUID(),
      round: round.slug,
      pillar: 'norms',
      behalf: organisation.id,
      group: group?.id ?? '',
      ...more,
    })
  expect(await code(start(state))).toBe('ok')
  expect(await code(start(ministry))).toBe('ok')
  expect(await start(ngo)).toMatchObject({
    code: 'INVALID',
    fieldErrors: { group: ['statesOnly'] },
  })
  expect(await code(start(state, { group: randomUUID() }))).toBe('INVALID')
  expect(await code(start(ngo, { group: '' }))).toBe('ok')
  expect(streams.norms.id).toBeTruthy()
})

test.each([
  ['organisation', true],
  ['type_and_region', false],
] as const)(
  'at %s the public is told of group and State together: %s',
  async (attribution, told) => {
    const { round, streams } = await buildRound()
    const { organisation, viewer } = await delegate('state')
    const group = await db().group.create({ data: { name: `The G ${randomUUID()}` } })
    const form = { round: round.slug, pillar: 'norms', behalf: organisation.id, group: group.id }
    await startDraft.perform(viewer, { formKey: randomUUID(), ...form })
    const content = { ...completeContent, attribution }
    const [draft] = await db().draft.updateManyAndReturn({
      where: { streamId: streams.norms.id },
      data: { content },
    })
    const sent = { draft: draft?.id, version: '1', formKey: draft?.formKey }
    expect(await code(submitInput.perform(viewer, sent))).toBe('ok')
    const { items } = await listInputs(visitor(), { streamId: streams.norms.id })
    expect(items).toHaveLength(1)
    const input = await getInput(visitor(), items[0]?.reference ?? '')
    const page = JSON.stringify([items, input])
    expect(page.includes(group.name)).toBe(told)
    expect(page.includes(organisation.name)).toBe(told)
    expect(input?.byline).toEqual(
      told
        ? { kind: 'named', person: null, organisation: organisation.name, group: group.name }
        : { kind: 'participant' },
    )
    expect((await getInput(viewer, items[0]?.reference ?? ''))?.byline).toMatchObject({
      group: group.name,
    })
    await expect(
      read(sql`UPDATE inputs SET group_id = NULL WHERE stream_id = ${streams.norms.id}::uuid`),
    ).rejects.toThrow(/permanent/)
  },
)
