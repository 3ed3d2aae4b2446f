import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { Agent } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import pg from 'pg'
import { inParallel, learnForm, submitDraft } from '../scripts/bench/form.mjs'
import { fillDatabase, siteEnvironment } from '../scripts/bench/sites.mjs'
import { startDatabase } from '../scripts/database.mjs'
import { undoAll } from '../scripts/lifetime.mjs'
import { isAlive } from '../scripts/postgres-orphan.mjs'
import { serve } from '../scripts/serve.mjs'

type Draft = { id: string; formKey: string; version: number; session: string }

const DRAFTS = 200
const WIDTH = 8
const ATTEMPTS = 50

let folder = ''

test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'uptake-durability-'))
  chmodSync(folder, 0o711)
})
test.afterAll(async () => {
  await undoAll()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

/** PostgreSQL as it runs in production: what it says is stored is on the disk. */
const startPostgres = (port?: number) => startDatabase({ folder: join(folder, 'postgres'), port })

/** Kills the server and, where the system tells of them, its children, as a power cut would. */
async function killPostgres(dataFolder: string): Promise<void> {
  const pid = Number(readFileSync(join(dataFolder, 'postmaster.pid'), 'utf8').split('\n')[0])
  const list = `/proc/${pid}/task/${pid}/children`
  const children = existsSync(list) ? readFileSync(list, 'utf8').trim().split(' ') : []
  for (const each of [pid, ...children.map(Number)]) process.kill(each, 'SIGKILL')
  await expect.poll(() => isAlive(pid), { intervals: [20] }).toBe(false)
}

test('each acknowledged submission is stored once, through kill -9 of app and PostgreSQL', async () => {
  test.setTimeout(300_000)
  const database = await startPostgres()
  const env = await siteEnvironment(folder, database.url('postgres'))
  const wish = { name: 'durability', inputs: 0, drafts: DRAFTS }
  const { url, facts } = await fillDatabase(database, env, wish)
  const drafts: Draft[] = facts.drafts
  const serveSite = () =>
    serve({ env: { ...env, DATABASE_URL: url }, log: join(folder, 'server.log'), faults: true })
  let server = await serveSite()
  const site = env.NEXTAUTH_URL
  const agent = new Agent({ keepAlive: true, maxSockets: WIDTH })
  const form = await learnForm(agent, site, drafts[0])

  const crashApp = async () => {
    process.kill(-(server.pid as number), 'SIGKILL')
    await server.exited
    server = await serveSite()
  }
  const crashPostgres = async () => {
    await killPostgres(database.folder)
    const again = await startPostgres(Number(new URL(url).port))
    expect(again.url('durability')).toBe(url)
  }
  const crashes = [crashApp, crashPostgres, crashPostgres, crashApp]
  let up = Promise.resolve()
  let cut = 0
  const receipts = new Map<string, string>()

  const submit = async (draft: Draft) => {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const answer = await submitDraft(agent, site, form, draft).catch(() => null)
      if (answer?.reference) return answer.reference
      // Whoever is cut off or told of a fault tries again with the same form.
      expect(answer?.status ?? 500).toBeGreaterThanOrEqual(500)
      cut += 1
      await up
    }
    throw new Error(`no receipt after ${ATTEMPTS} attempts`)
  }
  await inParallel(drafts, WIDTH, async (draft: Draft) => {
    receipts.set(draft.formKey, await submit(draft))
    const crash = receipts.size >= 30 * (5 - crashes.length) ? crashes.shift() : undefined
    // One after the other: a crash waits until what the one before ended runs again.
    if (crash) up = up.then(crash)
  })
  await up
  expect(crashes).toEqual([])
  expect(cut).toBeGreaterThan(0)
  test.info().annotations.push({ type: 'attempts without an answer', description: `${cut}` })

  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const stored = async () => {
    const { rows } = await client.query<{ key: string; reference: string }>(
      'SELECT form_key AS key, reference FROM inputs ORDER BY form_key',
    )
    return rows
  }
  const rows = await stored()
  expect(rows).toEqual(
    [...receipts]
      .map(([key, reference]) => ({ key, reference }))
      .sort((a, b) => (a.key < b.key ? -1 : 1)),
  )
  expect(new Set(receipts.values()).size).toBe(DRAFTS)
  const { rows: counts } = await client.query(`SELECT
    (SELECT count(*)::int FROM input_versions) AS versions, (SELECT count(*)::int FROM points) AS points,
    (SELECT count(*)::int FROM input_publications) AS publications,
    (SELECT count(*)::int FROM audit_events WHERE kind = 'input.submitted') AS events,
    (SELECT count(DISTINCT key)::int FROM outbox_mails) AS mails,
    (SELECT count(*)::int FROM drafts WHERE submitted_at IS NOT NULL AND input_id IS NOT NULL) AS drafts`)
  expect(counts[0]).toEqual({
    versions: DRAFTS,
    points: 2 * DRAFTS,
    publications: DRAFTS,
    events: DRAFTS,
    mails: DRAFTS,
    drafts: DRAFTS,
  })

  // Sent once more, each form leads to the receipt that it led to before, and stores nothing.
  await inParallel(drafts, WIDTH, async (draft: Draft) =>
    expect(await submit(draft)).toBe(receipts.get(draft.formKey)),
  )
  expect(await stored()).toEqual(rows)
  await client.end()
})
