import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startDatabase, unsafeFast } from './database.mjs'
import { undoAll } from './lifetime.mjs'
import { migrate } from './migrate.mjs'

declare module 'vitest' {
  interface ProvidedContext {
    templateUrl: string
  }
}

/** A cluster for this run alone, where `npm test` has not started one. */
async function ownCluster() {
  const folder = mkdtempSync(join(tmpdir(), 'uptake-vitest-'))
  chmodSync(folder, 0o711)
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 20 })
  process.once('exit', remove)
  const database = await startDatabase({ folder: join(folder, 'postgres'), flags: unsafeFast })
  return { url: database.url('postgres'), close: () => undoAll().then(remove) }
}

/**
 * Before all integration tests: a migrated database that each test file copies. After them, it and
 * the copies go.
 */
export default async function setup(project: TestProject) {
  const given = process.env.DATABASE_URL
  const cluster = given ? { url: given, close: async () => {} } : await ownCluster()
  const name = `uptake_test_${randomBytes(4).toString('hex')}`
  const template = new URL(cluster.url)
  template.pathname = `/${name}`
  const client = new pg.Client({ connectionString: cluster.url })
  await client.connect()
  await client.query(`CREATE DATABASE ${name}`)
  await migrate(template.href)
  project.provide('templateUrl', template.href)
  return async () => {
    const { rows } = await client.query(
      'SELECT datname FROM pg_database WHERE starts_with(datname, $1)',
      [name],
    )
    for (const { datname } of rows) await client.query(`DROP DATABASE ${datname} WITH (FORCE)`)
    await client.end()
    await cluster.close()
  }
}
