import sql from 'sql-template-tag'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { decideCorrection } from '@/lib/documents/correction-rules'
import { changeRevision, removeRevision } from '@/lib/documents/revision-actions'
import { addTranslation } from '@/lib/documents/translation-actions'
import { closeDatabase, db, readIn, type Transaction } from '@/lib/platform/db'
import { raced } from '@/prisma/builders/races'
import { buildUpload, notedRow } from '@/prisma/builders/uploads'
import { code, stage } from '@/prisma/builders/uptake-stage'
import { decideChosen } from './chosen-actions'
import { previewKey } from './chosen-views'
import { correctLineage } from './lineage-actions'
import { getConsequences, getLineages } from './lineage-data'
import { ownWords } from './own-words'
import { applyUpload } from './upload-actions'
import { getUpload } from './upload-data'
import { judgeUpload, previewStamp } from './upload-rules'
import { stageUpload } from './upload-staging'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))
afterAll(closeDatabase)

let scene: Awaited<ReturnType<typeof stage>>
beforeEach(async () => {
  scene = await stage()
})

/** Rev.1 while somebody takes it back: locked as that act locks it, and gone once others wait. */
const locked = (tx: Transaction) =>
  readIn(
    tx,
    sql`SELECT rv.id FROM revisions rv JOIN outcome_documents d ON d.id = rv.document_id
      WHERE rv.id = ${scene.one.id}::uuid FOR UPDATE OF d FOR UPDATE OF rv`,
  )
async function gone(tx: Transaction) {
  const ofRevision = { revisionId: scene.one.id }
  await tx.decisionUpload.deleteMany({ where: ofRevision })
  await tx.lineageTie.deleteMany({ where: { paragraph: ofRevision } })
  await tx.paragraph.deleteMany({ where: ofRevision })
  await tx.revision.delete({ where: { id: scene.one.id } })
}

const said = () => ({ outcome: 'noted', reason: 'Heard.', carriedTo: '', revision: scene.one.id })

async function correction() {
  const lineages = await getLineages(scene.moderator, scene.document.id)
  if (!lineages) throw new Error('no document')
  const wanted = { revision: 'rev-1', label: '2', from: '1' }
  const decision = decideCorrection(lineages.revisions, wanted)
  if (!decision.ok) throw new Error(decision.code)
  const { seen } = await getConsequences(scene.moderator, lineages, decision.value)
  const fields = { document: scene.document.id, ...wanted, reason: 'It says so.', seen }
  return () => correctLineage.perform(scene.moderator, fields)
}

async function chosen() {
  const { revision, ...decision } = said()
  const seen = [scene.point, scene.other].map(({ id }) => `${id}:0`)
  const previewed = previewKey({ ...decision, seen })
  const fields = { ...decision, revision, seen, previewed, step: 'record' }
  return () => decideChosen.perform(scene.moderator, fields)
}

async function upload() {
  const fields = {
    ...{ round: scene.round.slug, pillar: 'norms', document: scene.document.slug },
    ...{ revision: 'rev-1', fileName: 'a.csv', rows: [notedRow(scene.point)], notes: [] },
  }
  return () => stageUpload.perform(scene.moderator, fields)
}

/** Whoever applies a file locks the document before the file: of two who lock the other way round one fails. */
async function applied() {
  const { id } = await buildUpload({
    ...{ stream: scene.stream, revision: scene.one, rows: [notedRow(scene.point)] },
    sentBy: { id: scene.moderator.member?.id ?? '' },
  })
  const held = await getUpload(scene.moderator, id)
  if (!held) throw new Error('no upload')
  const seen = previewStamp(judgeUpload(held.rows, { ...held, ...(await ownWords()) }))
  return () => applyUpload.perform(scene.moderator, { upload: id, seen })
}

const address = () => ({ document: scene.document.id, revision: 'rev-1' })
const known = { adoptedBy: 'OEWG', adoptedOn: '', note: '' }
const french = { language: 'fr', made: 'human', text: '1. Autre chose.\n\n2. Des bourses.' }

test.each([
  ['decides', async () => () => scene.record({ ...said(), paragraphs: undefined })],
  ['decides many', chosen],
  ['corrects a tie', correction],
  ['puts a file of decisions before it', upload],
  ['applies a file of decisions', applied],
  [
    'translates',
    async () => () =>
      addTranslation.perform(scene.moderator, { ...address(), ...french, step: 'store' }),
  ],
  [
    'changes what is known of it',
    async () => () => changeRevision.perform(scene.moderator, { ...address(), ...known }),
  ],
  [
    'takes it back too',
    async () => () => removeRevision.perform(scene.moderator, { ...address(), sure: 'yes' }),
  ],
] as const)('who %s while a revision is taken back finds none', async (_, prepared) => {
  const act = await prepared()
  expect(await code(raced(locked, act, gone))).toBe('NOT_FOUND')
  expect(await db().decisionAct.count({ where: { revisionId: scene.one.id } })).toBe(0)
})
