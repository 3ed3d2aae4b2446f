import pg from 'pg'
import { afterAll, expect, test, vi } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import { viewerOfMember } from '@/lib/platform/viewer'
import { buildDelegation, buildDraft, buildDrafts } from '@/prisma/builders/drafts'
import { buildRound } from '@/prisma/builders/rounds'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))

const { submitInput } = await import('./submit-actions')

const code = async (act: Promise<{ ok: boolean; code?: string }>) => (await act).code ?? 'ok'
afterAll(closeDatabase)

const MANY = 500

test('of 500 submissions around a closing not one is late, and each that is refused keeps its draft', async () => {
  const closing = await buildRound({ pillars: ['cbm'] })
  const stream = closing.streams.cbm
  const streamId = stream.id
  const { organisation, submitter: member } = await buildDelegation()
  const submitter = await viewerOfMember(member.id)
  const drafts = await buildDrafts({ stream, organisation, member }, MANY)
  // A connection of its own, so that closing does not queue behind the submissions.
  const closer = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await closer.connect()
  const sent = drafts.map(({ form }) => code(submitInput.perform(submitter, form)))
  await Promise.any(sent)
  await closer.query('BEGIN')
  await closer.query('SELECT FROM phases WHERE stream_id = $1 FOR UPDATE', [streamId])
  const { rows } = await closer.query<{ at: Date }>(
    `UPDATE phases SET closes_at = clock_timestamp()
      WHERE stream_id = $1 AND kind = 'submission' RETURNING closes_at AS at`,
    [streamId],
  )
  await new Promise((resolve) => setTimeout(resolve, 150))
  await closer.query('COMMIT')
  await closer.end()
  const closedAt = rows[0]?.at ?? new Date(0)
  const codes = await Promise.all(sent)
  const last = await buildDraft({ stream, organisation, member })
  codes.push(await code(submitInput.perform(submitter, last)))
  const stored = await db().input.findMany({ where: { streamId } })
  expect(stored.filter(({ submittedAt }) => submittedAt >= closedAt)).toEqual([])
  expect(stored.length).toBeGreaterThan(0)
  expect(codes.filter((answer) => answer === 'ok')).toHaveLength(stored.length)
  expect(codes.filter((answer) => answer === 'CLOSED')).toHaveLength(MANY + 1 - stored.length)
  const kept = await db().draft.findMany({ where: { streamId, submittedAt: null } })
  expect(kept).toHaveLength(MANY + 1 - stored.length)
  const contents = new Map(drafts.map(({ form, content }) => [form.draft, content]))
  for (const { id, content, discardedAt } of kept) {
    expect(discardedAt).toBeNull()
    if (id !== last.draft) expect(content).toEqual(contents.get(id))
  }
}, 120_000)
