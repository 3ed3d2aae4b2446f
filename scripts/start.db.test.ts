import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { freePort } from './ports.mjs'
import { processesIn, startTrial, trialCheckout } from './trial-checkout'

const trial = trialCheckout()
afterAll(trial.remove)

const start = async (env: Record<string, string> = {}) =>
  startTrial(trial.folder, { PORT: String(await freePort()), ...env })
const nothingLeft = async () => {
  // The engine that migrates ends by itself once its pipe closes, a moment after who started it.
  await vi.waitFor(() => expect(processesIn(trial.folder)).toEqual([]), 5000)
  expect(existsSync(join(trial.folder, '.data/running.json'))).toBe(false)
  expect(existsSync(join(trial.folder, '.data/postgres/postmaster.pid'))).toBe(false)
}

test('Ctrl-C in the middle of start-up stops all of it', async () => {
  const run = await start()
  await run.seen('database started')
  expect(processesIn(trial.folder).length).toBeGreaterThan(1)
  run.child.kill('SIGINT')
  expect(await run.ended).toBe(130)
  await nothingLeft()
})

test('it serves, says how to sign in, refuses a second start, and each signal stops all of it', async () => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    const port = String(await freePort())
    const run = await start({ PORT: port })
    await run.seen('Ctrl-C stops all of it.')
    expect(run.printed.out).toContain(`http://localhost:${port}/en/sign-in`)
    expect(run.printed.out).toContain('mod@example.org  moderator')
    expect(await (await fetch(`http://localhost:${port}/en`)).text()).toBe('1')

    const second = await start()
    expect(await second.ended).toBe(1)
    expect(second.printed.err).toMatch(/^Uptake already runs from this folder \(process \d+\).*\n$/)

    run.child.kill(signal)
    expect(await run.ended).toBe(0)
    expect(run.printed.err).toBe('')
    await nothingLeft()
  }
})

test('after kill -9 the next start takes over what was left', async () => {
  const killed = await start()
  await killed.seen('Ctrl-C stops all of it.')
  killed.child.kill('SIGKILL')
  await killed.ended
  expect(processesIn(trial.folder)).not.toEqual([])
  const next = await start()
  await next.seen('Ctrl-C stops all of it.')
  next.child.kill('SIGINT')
  expect(await next.ended).toBe(0)
  await nothingLeft()
})

test('after kill -9 of PostgreSQL too', async () => {
  const run = await start()
  await run.seen('Ctrl-C stops all of it.')
  const pidFile = readFileSync(join(trial.folder, '.data/postgres/postmaster.pid'), 'utf8')
  process.kill(Number(pidFile.split('\n')[0]), 'SIGKILL')
  run.child.kill('SIGKILL')
  await run.ended
  const next = await start()
  await next.seen('Ctrl-C stops all of it.')
  next.child.kill('SIGINT')
  expect(await next.ended).toBe(0)
  await nothingLeft()
})

test('a postmaster.pid of a process that is no PostgreSQL does not hold it up', async () => {
  const pidFile = join(trial.folder, '.data/postgres/postmaster.pid')
  writeFileSync(pidFile, `${process.pid}\n/elsewhere\n0\n1\n\n\n`)
  const run = await start()
  await run.seen('Ctrl-C stops all of it.')
  run.child.kill('SIGINT')
  expect(await run.ended).toBe(0)
})

test('a port in use is one sentence that names PORT=', async () => {
  const busy = createServer().listen(0)
  const { port } = busy.address() as { port: number }
  const run = await start({ PORT: String(port) })
  expect(await run.ended).toBe(1)
  expect(run.printed.err).toBe(
    `Port ${port} is in use: free it, or use another, PORT=3000 npm start.\n`,
  )
  busy.close()
  const none = await start({ PORT: 'http' })
  expect(await none.ended).toBe(1)
  expect(none.printed.err).toMatch(/^PORT="http" is not a port: .+\n$/)
})

const other = (change: (url: URL) => void) => {
  const url = new URL(process.env.DATABASE_URL ?? '')
  change(url)
  return url.href
}

test.each([
  ['no address', () => 'uptake', 'is not an address'],
  ['another scheme', () => 'mysql://localhost/uptake', 'is not an address'],
  [
    'a closed port',
    () =>
      other((url) => {
        url.port = '1'
      }),
    'nothing answers at 127.0.0.1:1',
  ],
  [
    'an unknown host',
    () =>
      other((url) => {
        url.hostname = 'nowhere.invalid'
      }),
    'the host nowhere.invalid is not known',
  ],
  [
    'a wrong password',
    () =>
      other((url) => {
        url.password = 'wrong'
      }),
    'refused the password',
  ],
])('a DATABASE_URL with %s is one sentence', async (_, url, words) => {
  const run = await start({ DATABASE_URL: url() })
  expect(await run.ended).toBe(1)
  expect(run.printed.err.trim().split('\n')).toHaveLength(1)
  expect(run.printed.err).toContain(words)
  await nothingLeft()
})

test('a database that is missing is created', async () => {
  const url = other((address) => {
    address.pathname += '_created'
  })
  const run = await start({ DATABASE_URL: url })
  await run.seen('database up to date')
  run.child.kill('SIGINT')
  await run.ended
  await nothingLeft()
})

test('a failed migration is one sentence', async () => {
  const migration = join(trial.folder, 'prisma/migrations/20990101000000_broken')
  mkdirSync(migration)
  writeFileSync(join(migration, 'migration.sql'), 'CREATE TABLE broken (a nosuchtype);')
  trial.markBuilt()
  const run = await start()
  expect(await run.ended).toBe(1)
  expect(run.printed.err).toBe(
    'The migration 20990101000000_broken failed, and nothing was started: type "nosuchtype" does not exist\n',
  )
  await nothingLeft()
})

test('mails of earlier runs and a password are kept for the owner alone', () => {
  const files = readdirSync(join(trial.folder, '.data'))
  expect(files).toEqual(expect.arrayContaining(['database-password', 'mail', 'postgres', 'secret']))
})
