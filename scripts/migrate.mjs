import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { node, root } from './command.mjs'
import { diskSentence, Failure } from './failure.mjs'

const ours = () =>
  readdirSync(join(root, 'prisma/migrations'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)

/** The migrations that a database has seen; a missing table is a database that has seen none. */
async function history(url) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query(
      `SELECT migration_name AS name, finished_at IS NOT NULL AS finished
       FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
    )
    return rows
  } catch (error) {
    if (error.code === '42P01') return []
    throw error
  } finally {
    await client.end()
  }
}

/**
 * What a database lacks, by the names of its migrations and ours.
 * @throws {Failure} when it is of a newer version, or a migration failed on it half-way
 */
export function pendingMigrations(names, rows) {
  const unknown = rows.find((row) => !names.includes(row.name))
  if (unknown) {
    throw new Failure(
      `The database is of a newer version of Uptake than this checkout (it has the migration ${unknown.name}): update the checkout, or use another database.`,
    )
  }
  const failed = rows.find((row) => !row.finished)
  if (failed) {
    throw new Failure(
      `The migration ${failed.name} failed on this database earlier: restore a backup, or mend it and mark it with "npx prisma migrate resolve".`,
    )
  }
  return names.filter((name) => !rows.some((row) => row.name === name))
}

/** The sentence for a migration that failed, with the reason out of what Prisma printed. */
export function migrationSentence(name, output) {
  const reason = /ERROR: (.+)/.exec(output)?.[1] ?? output.trim().split('\n').at(-1)
  return `The migration ${name} failed, and nothing was started: ${reason}`
}

/** Brings the database at `url` up to this checkout; touches nothing when it is there already. */
export async function migrate(url) {
  if (pendingMigrations(ours(), await history(url)).length === 0) return
  const prisma = [join(root, 'node_modules/prisma/build/index.js'), 'migrate', 'deploy']
  try {
    await node('Prisma could not migrate the database.', prisma, { DATABASE_URL: url })
  } catch (error) {
    const output = error.output ?? ''
    if (diskSentence(output, url) || !/P3018|P3009|ERROR: /.test(output)) throw error
    const failed = (await history(url)).find((row) => !row.finished)
    throw new Failure(migrationSentence(failed?.name ?? '(unknown)', output))
  }
}

/** Loads the demonstration rounds; the seed itself leaves a database alone that holds anything. */
export const seed = (url, env) =>
  node('The demonstration rounds could not be loaded.', ['--import', 'tsx', 'prisma/seed.ts'], {
    ...env,
    DATABASE_URL: url,
  })
