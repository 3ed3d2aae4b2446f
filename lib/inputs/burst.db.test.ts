import { afterAll, expect, test, vi } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import { viewerOfMember } from '@/lib/platform/viewer'
import { signExtension } from '@/lib/rounds/actions'
import { buildDelegation, buildDrafts } from '@/prisma/builders/drafts'
import { buildAdmin } from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))

const { submitInput } = await import('./submit-actions')

afterAll(closeDatabase)

// A close by a transaction that takes its time, and what the phase's lock is for, is in closing.db.test.
test('of 500 submissions around a closing by the clock, extended meanwhile, none is late and none lost', async () => {
  const { streams } = await buildRound({ pillars: ['cbm'], graceMinutes: 0 })
  const streamId = streams.cbm.id
  const { organisation, submitter: member } = await buildDelegation()
  const submitter = await viewerOfMember(member.id)
  const drafts = await buildDrafts({ stream: streams.cbm, organisation, member }, 500)
  const [one, two] = [await buildAdmin(), await buildAdmin()]
  const signer = await viewerOfMember(two.id)
  const closesFrom = new Date(Date.now() + 1500)
  const closesTo = new Date(closesFrom.getTime() + 500)
  const phase = await db().phase.update({
    where: { streamId_kind: { streamId, kind: 'submission' } },
    data: { closesAt: closesFrom },
  })
  const extension = await db().phaseExtension.create({
    data: {
      phaseId: phase.id,
      closesFrom,
      closesTo,
      reason: 'The site was slow.',
      proposedById: one.id,
    },
  })
  await db().signature.create({
    data: { act: 'extend_phase', subjectId: extension.id, memberId: one.id },
  })
  const send = async ({ form }: (typeof drafts)[number]) => {
    const answer = await submitInput.perform(submitter, form)
    return answer.ok ? 'ok' : answer.code
  }
  const sent = drafts.slice(0, 20).map(send)
  const signed = signExtension.perform(signer, { id: extension.id, version: '1' })
  const codes = await Promise.all([...sent, ...drafts.slice(20, 480).map(send)])
  await signed
  // The last ones come when the clock has passed the later close, however fast the machine was.
  await vi.waitFor(() => expect(Date.now()).toBeGreaterThan(closesTo.getTime()), 10_000)
  codes.push(...(await Promise.all(drafts.slice(480).map(send))))
  const { closesAt } = await db().phase.findUniqueOrThrow({ where: { id: phase.id } })
  const inputs = await db().input.findMany({ where: { streamId }, include: { versions: true } })
  const after = await db().draft.findMany({ where: { streamId } })

  const accepted = codes.filter((code) => code === 'ok').length
  expect(accepted).toBeGreaterThan(0)
  expect(accepted).toBeLessThan(500)
  expect(codes.filter((code) => code === 'CLOSED')).toHaveLength(500 - accepted)
  for (const { submittedAt } of inputs)
    expect(submittedAt.getTime()).toBeLessThan(closesAt.getTime())
  expect(new Set(inputs.map(({ reference }) => reference)).size).toBe(accepted)
  expect(inputs.every(({ versions }) => versions.length === 1)).toBe(true)
  const submitted = { streamId, kind: 'input.submitted' }
  expect(await db().auditEvent.count({ where: submitted })).toBe(accepted)
  const taken = after.filter(({ submittedAt }) => submittedAt)
  expect(new Set(taken.map(({ inputId }) => inputId)).size).toBe(accepted)
  const kept = after.filter(({ submittedAt }) => !submittedAt)
  expect(kept).toHaveLength(500 - accepted)
  const contentOf = new Map(drafts.map(({ form, content }) => [form.draft, content]))
  for (const { id, content, inputId, discardedAt } of kept)
    expect({ content, inputId, discardedAt }).toEqual({
      content: contentOf.get(id),
      inputId: null,
      discardedAt: null,
    })
}, 90_000)
