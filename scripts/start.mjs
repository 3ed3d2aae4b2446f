// `npm start`: everything that Uptake needs, on a machine with Node and npm alone.
import './node-version.mjs'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { build, generate } from './build.mjs'
import { root } from './command.mjs'
import { dataFolder, quiet, secret } from './environment.mjs'
import { Failure } from './failure.mjs'
import { install } from './install.mjs'
import { fail, runToTheEnd, say } from './lifetime.mjs'
import { onlyOne } from './only-one.mjs'
import { webPort } from './ports.mjs'
import { serve } from './serve.mjs'
import { welcome } from './welcome.mjs'

const dev = process.argv.includes('--dev')

runToTheEnd(async () => {
  if (existsSync(join(root, '.env'))) process.loadEnvFile(join(root, '.env'))
  const folder = dataFolder()
  onlyOne(folder)
  const port = await webPort(process.env.PORT)
  await install()

  const url = process.env.NEXTAUTH_URL ?? `http://localhost:${port}`
  const [database, mailbox] = await Promise.all([
    openDatabase(folder),
    openMailbox(folder),
    generate(),
  ])
  const embedded = !process.env.DATABASE_URL || !process.env.SMTP_URL
  const env = {
    ...quiet,
    PORT: String(port),
    DATABASE_URL: database,
    ...mailbox,
    NEXTAUTH_URL: url,
    NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET ?? secret(folder, 'secret'),
    UPTAKE_DEMO: process.env.UPTAKE_DEMO ?? (embedded ? '1' : '0'),
  }
  const demo = env.UPTAKE_DEMO === '1'
  env.STAFF_SECOND_FACTOR = process.env.STAFF_SECOND_FACTOR ?? (demo ? 'off' : 'required')
  await Promise.all([fill(env, demo), dev || build(env)])
  say('starting the web server')
  const server = await serve({ env, dev, log: dev ? undefined : join(folder, 'server.log') })
  server.exited.then(() => fail(new Failure('The web server ended; its words stand above.')))
  const withoutFactor = env.STAFF_SECOND_FACTOR === 'off'
  console.log(welcome({ url, mailbox: mailbox.MAILBOX_URL, demo, withoutFactor }))
})

/** The address of the database: the one given, or an embedded one's. */
async function openDatabase(folder) {
  const { reachDatabase } = await import('./reach-database.mjs')
  if (process.env.DATABASE_URL) {
    await reachDatabase(process.env.DATABASE_URL)
    return process.env.DATABASE_URL
  }
  const { createDatabase, startDatabase } = await import('./database.mjs')
  const database = await startDatabase({ folder: join(folder, 'postgres'), port: 54_329 })
  await createDatabase(database, 'uptake')
  say(`database started, its data in ${database.folder}`)
  return database.url('uptake')
}

async function openMailbox(folder) {
  if (process.env.SMTP_URL) return { SMTP_URL: process.env.SMTP_URL }
  const { startMailbox } = await import('./mailbox.mjs')
  return startMailbox({ folder: join(folder, 'mail'), smtpPort: 1025, webPort: 8025 })
}

async function fill(env, demo) {
  const { migrate, seed } = await import('./migrate.mjs')
  await migrate(env.DATABASE_URL)
  say('database up to date')
  if (demo) await seed(env.DATABASE_URL, env)
}
