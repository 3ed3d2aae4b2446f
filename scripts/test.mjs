// `npm test`: all tests, each runner against a database cluster that lives for this run alone.
// For developers: npm test -- --only unit|integration|e2e [filters]
import './node-version.mjs'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, generate } from './build.mjs'
import { launch } from './command.mjs'
import { quiet, secret } from './environment.mjs'
import { Failure } from './failure.mjs'
import { install } from './install.mjs'
import { atStop, runToTheEnd, say } from './lifetime.mjs'
import { freePort } from './ports.mjs'
import { serve } from './serve.mjs'
import { failureLines, fromPlaywright, fromVitest, summaryLine } from './test-summary.mjs'

const args = process.argv.slice(2)
const only = args[0] === '--only' ? args.splice(0, 2)[1] : undefined
const kinds = ['unit', 'integration', 'e2e'].filter((kind) => !only || kind === only)

runToTheEnd(async () => {
  if (!kinds.length) throw new Failure('Usage: npm test -- [--only unit|integration|e2e] [filters]')
  await install()
  const folder = temporaryFolder()
  const projects = kinds.filter((kind) => kind !== 'e2e')
  const database = await cluster(folder, kinds)
  await generate()
  const site = kinds.includes('e2e') && (await prepareSite(folder, database))
  const counts = []
  if (projects.length) counts.push(await vitest(folder, database, projects))
  if (site) counts.push(await playwright(folder, site))
  console.log(`\n${failureLines(counts)}\n${summaryLine(counts)}`.replace(/^\n+/, '\n'))
  return counts.some(({ failed }) => failed) ? 1 : 0
})

function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'uptake-test-'))
  chmodSync(folder, 0o711)
  atStop(async () => rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function cluster(folder) {
  if (kinds.join() === 'unit') return undefined
  const { startDatabase, unsafeFast } = await import('./database.mjs')
  const database = await startDatabase({ folder: join(folder, 'postgres'), flags: unsafeFast })
  say('database started')
  return database
}

/** The built application's surroundings: demonstration rounds, mailbox, browser, a free port. */
async function prepareSite(folder, database) {
  const { createDatabase } = await import('./database.mjs')
  const { startMailbox } = await import('./mailbox.mjs')
  const { migrate, seed } = await import('./migrate.mjs')
  const { chromium } = await import('./chromium.mjs')
  const port = await freePort()
  const env = {
    ...quiet,
    PORT: String(port),
    DATABASE_URL: database.url('uptake_e2e'),
    ...(await startMailbox({ folder: join(folder, 'mail') })),
    NEXTAUTH_URL: `http://localhost:${port}`,
    NEXTAUTH_SECRET: secret(folder, 'secret'),
    UPTAKE_DEMO: '1',
    STAFF_SECOND_FACTOR: 'off',
    UPTAKE_COUNT_STATEMENTS: 'true',
  }
  const fill = async () => {
    await createDatabase(database, 'uptake_e2e')
    await migrate(env.DATABASE_URL)
    await seed(env.DATABASE_URL, env)
  }
  await Promise.all([fill(), build(env)])
  chromium()
  return env
}

/**
 * Runs a runner with its words on the terminal; resolves its exit code. What it and its tests put
 * into the temporary folder goes with ours, even when they are interrupted.
 */
const show = (folder, program, words, env) =>
  launch(process.execPath, [program, ...words], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...quiet, TMPDIR: folder, ...env },
  }).exited

async function vitest(folder, database, projects) {
  const report = join(folder, 'vitest.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const chosen = projects.map((name) => `--project=${name}`)
  const filters = only ? args : []
  const words = ['run', ...chosen, ...reporters, ...filters]
  const env = database ? { DATABASE_URL: database.url('postgres') } : {}
  return fromVitest(report, await show(folder, 'node_modules/vitest/vitest.mjs', words, env))
}

async function playwright(folder, site) {
  await serve({ env: site, log: join(folder, 'server.log') })
  say('web server started')
  const report = join(folder, 'playwright.json')
  const output = `--output=${join(folder, 'traces')}`
  const words = ['test', '--reporter=list,json', ...(process.env.CI ? [output] : []), ...args]
  const env = { ...site, BASE_URL: site.NEXTAUTH_URL, PLAYWRIGHT_JSON_OUTPUT_FILE: report }
  return fromPlaywright(
    report,
    await show(folder, 'node_modules/@playwright/test/cli.js', words, env),
  )
}
