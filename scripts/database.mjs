import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { launch, root, run } from './command.mjs'
import { secret } from './environment.mjs'
import { diskSentence, Failure, onDisk } from './failure.mjs'
import { freePort } from './ports.mjs'
import { endOrphan } from './postgres-orphan.mjs'
import { canEnter, ids, postgresPrograms, postgresUser } from './postgres-user.mjs'

const major = '18'

/** Settings for a cluster that may lose everything: tests. */
export const unsafeFast = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']

/**
 * Where root's PostgreSQL works when its account may not enter the checkout (one under /root, say):
 * a folder of this checkout's own in /var/tmp, with a link to it in `wanted`'s place. No link means
 * that somebody removed the data and wants to begin anew.
 */
async function spareFolder(wanted) {
  const folder = `/var/tmp/uptake-${createHash('sha256').update(root).digest('hex').slice(0, 12)}`
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  if (statSync(folder).uid !== 0) throw new Failure(`${folder} belongs to another user: remove it.`)
  chmodSync(folder, 0o755)
  const cluster = join(folder, 'postgres')
  if (lstatSync(wanted, { throwIfNoEntry: false })?.isSymbolicLink()) return cluster
  if (existsSync(wanted))
    throw new Failure(`${wanted} must be in a folder that all users may enter.`)
  await endOrphan(cluster)
  rmSync(folder, { recursive: true })
  mkdirSync(folder, { mode: 0o755 })
  symlinkSync(cluster, wanted)
  return cluster
}

/**
 * Makes an empty cluster beside `folder` and moves it there when it is whole. The locale is C.UTF-8
 * by PostgreSQL's own provider: under plain C, pg_trgm sees no Chinese, Cyrillic or Arabic.
 */
async function createCluster({ folder, programs, user, password, options }) {
  const fresh = `${folder}.new`
  const passwordFile = `${fresh}.password`
  onDisk(dirname(folder), () => {
    rmSync(fresh, { recursive: true, force: true })
    mkdirSync(fresh, { mode: 0o700 })
    writeFileSync(passwordFile, password, { mode: 0o600 })
  })
  for (const path of user ? [fresh, passwordFile] : []) chownSync(path, user.uid, user.gid)
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C.UTF-8']
  const access = ['-U', 'uptake', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`]
  const args = ['-D', fresh, ...access, '-E', 'UTF8', ...locale, '--no-sync']
  try {
    await run('PostgreSQL could not make its data folder.', join(programs, 'initdb'), args, {
      ...options,
      place: dirname(folder),
    })
    renameSync(fresh, folder)
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

/**
 * Starts the PostgreSQL that comes with the npm packages, data in `folder`, on 127.0.0.1, and stops
 * it when the command ends.
 * @param {{ folder: string, port?: number, flags?: string[] }} options the port is a preference
 * @returns `{ url(name), folder }`, where `url` gives the address of a database in it
 * @throws {Failure} when the folder is another user's or version's, or the disk refuses
 */
export async function startDatabase({ folder: wanted, port: preferred, flags = [] }) {
  let folder = existsSync(wanted) ? realpathSync(wanted) : wanted
  let user = postgresUser(folder)
  if (!canEnter(user, dirname(folder))) {
    folder = await spareFolder(wanted)
    user = postgresUser(folder)
  }
  const password = secret(dirname(folder), 'database-password')
  const programs = postgresPrograms(user, user && dirname(folder))
  const options = { ...ids(user), cwd: '/', env: { ...process.env, LC_ALL: 'C.UTF-8' } }
  if (!existsSync(folder)) await createCluster({ folder, programs, user, password, options })
  const version = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim()
  if (version !== major) {
    throw new Failure(`${folder} was made by PostgreSQL ${version}, not ${major}: move it away.`)
  }
  await endOrphan(folder)
  const port = await serve({ folder, programs, options, flags, preferred })
  return { folder, url: urlOf(password, port) }
}

const urlOf = (password, port) => (name) =>
  `postgresql://uptake:${password}@127.0.0.1:${port}/${name}`

/** The same of the PostgreSQL that another command has started in `folder`, or undefined where none is ready. */
export function runningDatabase(wanted) {
  try {
    const folder = realpathSync(wanted)
    const lines = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')
    // As PostgreSQL's own tools read it (miscadmin.h): the port in line 4, the state in line 8.
    if (lines[7]?.trim() !== 'ready') return undefined
    const password = readFileSync(join(dirname(folder), 'database-password'), 'utf8').trim()
    return { folder, url: urlOf(password, Number(lines[3])) }
  } catch {
    return undefined
  }
}

async function serve({ folder, programs, options, flags, preferred, tries = 20 }) {
  const port = await freePort(preferred)
  const own = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', ...flags]
  const args = ['-D', folder, '-p', String(port), ...own.flatMap((flag) => ['-c', flag])]
  const server = launch(
    join(programs, 'postgres'),
    args,
    {
      ...options,
      stdio: ['ignore', 'ignore', 'pipe'],
    },
    'SIGINT',
  )
  let log = ''
  const ready = new Promise((resolve) => {
    server.stderr.on('data', (chunk) => {
      log = (log + chunk).slice(-50_000)
      if (log.includes('ready to accept connections')) resolve('ready')
    })
  })
  if ((await Promise.race([ready, server.exited])) === 'ready') return port
  // The backends of a PostgreSQL that was killed take a moment to see it.
  if (log.includes('pre-existing shared memory block') && tries > 0) {
    await wait(500)
    return serve({ folder, programs, options, flags, preferred, tries: tries - 1 })
  }
  // Somebody took the port between our look and PostgreSQL's.
  if (log.includes('Address already in use')) {
    return serve({ folder, programs, options, flags, preferred: 0 })
  }
  throw new Failure(diskSentence(log, folder) ?? `PostgreSQL did not start:\n${log.trim()}`)
}

/** Creates an empty database of this name unless it is there. */
export async function createDatabase(database, name) {
  const client = new pg.Client({ connectionString: database.url('postgres') })
  await client.connect()
  const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
  if (!rowCount) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`)
  await client.end()
}
