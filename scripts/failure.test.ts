import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './command.mjs'
import { diskSentence, Failure, onDisk } from './failure.mjs'
import { migrationSentence, pendingMigrations } from './migrate.mjs'
import { databaseSentence } from './reach-database.mjs'

const address = new URL('postgresql://ana:s3cret@db.example:5433/rounds')

test.each([
  ['ECONNREFUSED', 'nothing answers at db.example:5433'],
  ['ENOTFOUND', 'the host db.example is not known'],
  ['28P01', 'refused the password of user "ana"'],
  ['28000', 'does not let user "ana" in'],
  ['3D000', 'the database "rounds" does not exist'],
  ['53300', 'has no connection left'],
])('a database that answers %s', (code, words) => {
  const sentence = databaseSentence({ code }, address)
  expect(sentence).toContain(words)
  expect(sentence).not.toContain('s3cret')
})

test('a refused connection to a name of two addresses is a refused connection', () => {
  const error = new AggregateError([{ code: 'ECONNREFUSED' }])
  expect(databaseSentence(error, address)).toContain('nothing answers')
})

test.each([
  ['ENOSPC: no space left on device, write', 'The disk is full'],
  ['could not extend file "base/1": No space left on device', 'The disk is full'],
  ["EACCES: permission denied, mkdir '/srv'", '/srv cannot be written by'],
  ['EROFS: read-only file system', '/srv is on a disk that is mounted read-only'],
  ['wrote only 4096 of 8192 bytes\nHINT:  Check free disk space.', 'The disk is full'],
])('a disk that says %s', (trouble, words) => {
  expect(diskSentence(trouble, '/srv')).toContain(words)
})

test('another trouble is not the disk’s', () => {
  expect(diskSentence('syntax error', '/srv')).toBeUndefined()
  const bug = new TypeError('bug')
  const work = () => {
    throw bug
  }
  expect(() => onDisk('/srv', work)).toThrow(bug)
})

test('a full disk is an expected failure', () => {
  const work = () => {
    throw Object.assign(new Error('write'), { code: 'ENOSPC' })
  }
  expect(() => onDisk('/srv', work)).toThrow(Failure)
})

const row = (name: string, finished = true) => ({ name, finished })

test('a database lacks the migrations that it has not seen', () => {
  expect(pendingMigrations(['1_a', '2_b'], [row('1_a')])).toEqual(['2_b'])
  expect(pendingMigrations(['1_a'], [row('1_a')])).toEqual([])
})

test('a migration that this checkout lacks means a newer version', () => {
  expect(() => pendingMigrations(['1_a'], [row('1_a'), row('9_z')])).toThrow(
    'The database is of a newer version of Uptake than this checkout (it has the migration 9_z)',
  )
})

test('a migration that failed half-way is named', () => {
  expect(() => pendingMigrations(['1_a'], [row('1_a', false)])).toThrow('The migration 1_a failed')
})

test('the sentence of a failed migration holds its name and the database’s reason', () => {
  const output = 'Error: ERROR: type "x" does not exist\n   0: sql_schema_connector\n'
  const sentence = 'The migration 2_b failed, and nothing was started: type "x" does not exist'
  expect(migrationSentence('2_b', output)).toBe(sentence)
})

test.each(['start', 'test', 'check'])('npm %s says that Node is too old', (name) => {
  const old =
    'data:text/javascript,Object.defineProperty(process,"versions",{value:{node:"20.18.1"}})'
  const script = join(root, 'scripts', `${name}.mjs`)
  const { status, stderr } = spawnSync(process.execPath, ['--import', old, script])
  expect(status).toBe(1)
  expect(String(stderr)).toBe('Uptake needs Node 20.19 or newer; this is Node 20.18.1.\n')
})
