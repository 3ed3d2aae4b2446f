import { afterAll, expect, test, vi } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import { buildTable } from '@/prisma/builders/tables'
import { stage } from '@/prisma/builders/uptake-stage'
import { clean } from './cleaning'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))
afterAll(closeDatabase)

test('what was read from files is gone after a day, though no other file came', async () => {
  const { round, stream, zero, moderator } = await stage()
  const memberId = moderator.member?.id ?? ''
  const createdAt = (hours: number) => new Date(Date.now() - hours * 3_600_000)
  const keep = async (hours: number) => {
    const { id } = await buildTable({ round, sentBy: { id: memberId } })
    await db().tableImport.update({ where: { id }, data: { createdAt: createdAt(hours) } })
    const of = { memberId, createdAt: createdAt(hours), notes: [] }
    const upload = { ...of, streamId: stream.id, revisionId: zero.id, fileName: 'a.csv', rows: [] }
    const read = { ...of, documentId: zero.documentId, fields: {}, text: '' }
    return {
      tables: id,
      uploads: (await db().decisionUpload.create({ data: upload })).id,
      imports: (await db().revisionImport.create({ data: read })).id,
    }
  }
  const [old, young] = [await keep(25), await keep(23)]
  expect(await clean()).toEqual([])
  const left = async (table: 'tableImport' | 'decisionUpload' | 'revisionImport', ids: string[]) =>
    (
      await (db()[table] as ReturnType<typeof db>['tableImport']).findMany({
        where: { id: { in: ids } },
      })
    ).map(({ id }) => id)
  expect(await left('tableImport', [old.tables, young.tables])).toEqual([young.tables])
  expect(await left('decisionUpload', [old.uploads, young.uploads])).toEqual([young.uploads])
  expect(await left('revisionImport', [old.imports, young.imports])).toEqual([young.imports])
})
