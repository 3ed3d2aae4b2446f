import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from './command.mjs'
import { migrate } from './migrate.mjs'

const url = new URL(process.env.DATABASE_URL ?? '')
url.pathname += '_prisma'
const name = url.pathname.slice(1)
const checkout = mkdtempSync(join(tmpdir(), 'uptake-migrate-'))

async function query(connectionString: string, text: string) {
  const client = new pg.Client({ connectionString })
  await client.connect()
  return client.query(text).finally(() => client.end())
}

const prisma = (...words: string[]) =>
  promisify(execFile)(join(root, 'node_modules/.bin/prisma'), ['migrate', ...words], {
    cwd: checkout,
    env: { ...process.env, DATABASE_URL: url.href, CHECKPOINT_DISABLE: '1' },
  }).then(
    ({ stdout }) => stdout,
    (error) => error.stdout + error.stderr,
  )

beforeAll(async () => {
  for (const path of ['prisma', 'prisma.config.ts', 'scripts', 'package.json', 'tsconfig.json']) {
    cpSync(join(root, path), join(checkout, path), { recursive: true })
  }
  symlinkSync(join(root, 'node_modules'), join(checkout, 'node_modules'))
  await query(process.env.DATABASE_URL ?? '', `CREATE DATABASE ${name}`)
})
afterAll(() => rmSync(checkout, { recursive: true }))

const migrations = () => readdirSync(join(root, 'prisma/migrations')).filter((n) => /^\d/.test(n))

test('migrations run offline: status, deploy, and dev that finds no drift', async () => {
  expect(await prisma('status')).toContain('have not yet been applied')
  expect(await prisma('deploy')).toContain('successfully applied')
  expect(await prisma('status')).toContain('Database schema is up to date')
  const { rows } = await query(url.href, 'SELECT migration_name FROM _prisma_migrations')
  expect(rows.map((row) => row.migration_name).sort()).toEqual(migrations().sort())

  const made = await prisma('dev', '--create-only', '--name', 'nothing')
  expect(made).not.toMatch(/drift/i)
  const fresh = readdirSync(join(checkout, 'prisma/migrations')).filter((n) =>
    n.endsWith('_nothing'),
  )
  expect(fresh).toHaveLength(1)
  const { rows: shadows } = await query(
    url.href,
    "SELECT datname FROM pg_database WHERE starts_with(datname, 'prisma_shadow')",
  )
  expect(shadows).toEqual([])
  // Four engines are started, one after the other.
}, 180_000)

test('a database up to date is left alone, one with an unknown migration is refused', async () => {
  await migrate(url.href)
  await query(
    url.href,
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at)
     VALUES ('x', 'x', '99990101000000_later', now())`,
  )
  await expect(migrate(url.href)).rejects.toThrow('newer version of Uptake')
})
