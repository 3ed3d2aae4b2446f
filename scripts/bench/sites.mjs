import { join } from 'node:path'
import pg from 'pg'
import { launch, node } from '../command.mjs'
import { createDatabase } from '../database.mjs'
import { quiet, secret } from '../environment.mjs'
import { Failure } from '../failure.mjs'
import { say } from '../lifetime.mjs'
import { migrate } from '../migrate.mjs'
import { freePort } from '../ports.mjs'
import { serve } from '../serve.mjs'

/** What a web server of ours needs in its environment. No mail is read, so none is taken; nobody holds a phone. */
export async function siteEnvironment(folder, url) {
  const [port, nobody] = [await freePort(), await freePort()]
  return {
    ...quiet,
    PORT: String(port),
    DATABASE_URL: url,
    NEXTAUTH_URL: `http://localhost:${port}`,
    NEXTAUTH_SECRET: secret(folder, 'secret'),
    SMTP_URL: `smtp://127.0.0.1:${nobody}`,
    STAFF_SECOND_FACTOR: 'off',
  }
}

/** A migrated database with a round of so many inputs and drafts. @returns its address and what is in it */
export async function fillDatabase(database, env, { name, inputs, drafts }) {
  await createDatabase(database, name)
  const url = database.url(name)
  await migrate(url)
  const filling = ['--import', 'tsx', 'scripts/bench/fill.ts', String(inputs), String(drafts)]
  const told = await node('The rows could not be made.', filling, { ...env, DATABASE_URL: url })
  return { url, facts: JSON.parse(told) }
}

async function serveBare(url) {
  const port = await freePort()
  const server = launch(process.execPath, ['--import', 'tsx', 'scripts/bench/bare.ts'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production', DATABASE_URL: url, PORT: String(port) },
  })
  const ready = new Promise((resolve) => server.stdout.once('data', resolve))
  if ((await Promise.race([ready, server.exited])) === 1)
    throw new Failure('The bare server ended.')
  return `http://127.0.0.1:${port}`
}

/** Uptake and the bare server over one database of `size` inputs, with `drafts` to submit. */
export async function openSites(folder, database, { size, drafts }) {
  const env = await siteEnvironment(folder, database.url('postgres'))
  const name = `bench_${size}`
  const { url, facts } = await fillDatabase(database, env, { name, inputs: size, drafts })
  say(`${size.toLocaleString('en')} inputs stored`)
  return {
    size,
    facts,
    database: url,
    bare: await serveBare(url),
    open: async () => {
      await serve({ env: { ...env, DATABASE_URL: url }, log: join(folder, `server-${size}.log`) })
      return env.NEXTAUTH_URL
    },
  }
}

/** How many rows each table that a submission writes to holds. */
export async function rowsOf(url) {
  const tables =
    'inputs input_versions points point_topics input_publications outbox_mails audit_events'.split(
      ' ',
    )
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const counts = tables.map((table) => `(SELECT count(*)::int FROM ${table}) AS ${table}`)
  const { rows } = await client.query(`SELECT ${counts.join(', ')}`)
  await client.end()
  return rows[0]
}
