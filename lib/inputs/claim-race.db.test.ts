import { setTimeout as wait } from 'node:timers/promises'
import sql from 'sql-template-tag'
import { afterAll, expect, test, vi } from 'vitest'
import { closeDatabase, db, read } from '@/lib/platform/db'
import { viewerOfMember, visitor } from '@/lib/platform/viewer'
import { buildBatch, recordedLine } from '@/prisma/builders/batches'
import { buildMember, buildModerator, buildOrganisation } from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))

const { storeBatch, undoBatch } = await import('./on-behalf-actions')
const { claimInput, disownInput } = await import('./claim-actions')
const { getBatch } = await import('./on-behalf-data')
const { getInput } = await import('./data')

afterAll(closeDatabase)

const confirm = 'on'
const code = async (act: Promise<{ ok: boolean; code?: string }>) => (await act).code ?? 'ok'

/** One input, so that all who act on it stand in one queue; or several. */
async function recorded(inputs = 1) {
  const { round, streams } = await buildRound()
  const { id: recorderId } = await buildModerator({ streamIds: [streams.norms.id] })
  const recorder = await viewerOfMember(recorderId)
  const organisation = await buildOrganisation()
  const wish = { organisation: organisation.name, organisation_type: '' }
  const lines = Array.from({ length: inputs }, (_, index) => recordedLine(index + 2, wish))
  const { id } = await buildBatch({ round, recordedBy: { id: recorderId }, lines })
  const keep = lines.map(({ cells }) => cells.input ?? '')
  expect(await code(storeBatch.perform(recorder, { batch: id, keep }))).toBe('ok')
  const [reference = ''] = (await getBatch(recorder, id))?.stored?.map((one) => one.reference) ?? []
  const { id: memberId } = await buildMember({
    organisations: [{ id: organisation.id, role: 'submitter' }],
  })
  const submitter = await viewerOfMember(memberId)
  return {
    id,
    reference,
    undo: () => code(undoBatch.perform(recorder, { batch: id, confirm })),
    claim: () => code(claimInput.perform(submitter, { reference })),
    disown: () => code(disownInput.perform(submitter, { reference, reason: '', confirm })),
  }
}

/** Holds the inputs of a batch until the acts, begun one after another, all wait for them. */
async function queued(batch: string, acts: (() => Promise<string>)[]): Promise<string[]> {
  const begun: Promise<string>[] = []
  const waiting = sql`SELECT count(*)::int AS count FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`
  await db().$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT FROM inputs WHERE batch_id = ${batch}::uuid FOR UPDATE`
      for (const act of acts) {
        begun.push(act())
        while ((await read<{ count: number }>(waiting))[0]?.count !== begun.length) await wait(10)
      }
    },
    { timeout: 15_000 },
  )
  return Promise.all(begun)
}

const standing = async ({ id, reference }: { id: string; reference: string }) => {
  const input = await db().input.findUniqueOrThrow({
    where: { reference },
    include: { claims: true, disownment: true, withdrawal: true },
  })
  const { undoneAt } = await db().importBatch.findUniqueOrThrow({ where: { id } })
  const withdrawn = (await getInput(visitor(), reference))?.withdrawnOn
  return {
    claims: input.claims.length,
    claimed: input.authorId !== null,
    disowned: input.disownment ? 1 : 0,
    undone: undoneAt !== null && input.withdrawal !== null && typeof withdrawn === 'string',
    withdrawals: await db().withdrawal.count({ where: { input: { batchId: id } } }),
  }
}

const TAKEN_BACK = { claims: 0, claimed: false, disowned: 0, undone: true, withdrawals: 1 }

test.each(['claim', 'disown'] as const)(
  'a batch taken back first leaves nothing to %s',
  async (act) => {
    const batch = await recorded()
    expect(await queued(batch.id, [batch.undo, batch[act]])).toEqual(['ok', 'WITHDRAWN'])
    expect(await standing(batch)).toEqual(TAKEN_BACK)
  },
)

test.each([
  ['claim', { claims: 1, claimed: true, disowned: 0 }],
  ['disown', { claims: 0, claimed: false, disowned: 1 }],
] as const)('a %s that came first keeps its batch', async (act, done) => {
  const batch = await recorded()
  expect(await queued(batch.id, [batch[act], batch.undo])).toEqual(['ok', 'IN_USE'])
  expect(await standing(batch)).toEqual({ ...done, undone: false, withdrawals: 0 })
})

test('of a claim and an undo at once exactly one wins, whole', async () => {
  for (let round = 0; round < 5; round += 1) {
    const batch = await recorded(2)
    const answers = await Promise.all(
      round % 2 ? [batch.claim(), batch.undo()] : [batch.undo(), batch.claim()],
    )
    expect(answers.filter((answer) => answer === 'ok')).toHaveLength(1)
    const { claimed, claims, undone, withdrawals } = await standing(batch)
    expect([claimed, claims === 1, !undone, withdrawals === 0]).toEqual(Array(4).fill(claimed))
    expect([0, 2]).toContain(withdrawals)
  }
})
