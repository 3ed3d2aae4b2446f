import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import { buildOrganisation } from '@/prisma/builders/members'
import { run } from './command.mjs'
import { runningDatabase } from './database.mjs'

const folder = mkdtempSync(join(tmpdir(), 'uptake-large-'))
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await closeDatabase()
})

it('gives nobody a role in a database that is not the demonstration’s', async () => {
  await buildOrganisation()
  const env = { ...process.env, UPTAKE_DATA: folder }
  await expect(run('', process.execPath, ['scripts/demo-large.mjs'], { env })).rejects.toThrow(
    /holds data of its own and not the demonstration/,
  )
  expect(await db().round.count()).toBe(0)
  expect(await db().member.count()).toBe(0)
})

it('finds the PostgreSQL that npm start runs by its own file, once that is ready', () => {
  const data = join(folder, 'postgres')
  expect(runningDatabase(data)).toBeUndefined()
  mkdirSync(data)
  writeFileSync(join(folder, 'database-password'), 'secret\n')
  const lines = (state: string) => ['1', data, '0', '54330', '', '127.0.0.1', '0', state].join('\n')
  writeFileSync(join(data, 'postmaster.pid'), lines('starting'))
  expect(runningDatabase(data)).toBeUndefined()
  writeFileSync(join(data, 'postmaster.pid'), lines('ready   '))
  expect(runningDatabase(data)?.url('uptake')).toBe(
    'postgresql://uptake:secret@127.0.0.1:54330/uptake',
  )
})
