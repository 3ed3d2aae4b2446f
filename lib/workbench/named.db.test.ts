import { afterAll, expect, test, vi } from 'vitest'
import { closeDatabase } from '@/lib/platform/db'
import { requestNotes } from '@/lib/platform/request'
import { namedPlaces } from '@/lib/uptake/named-places'
import { buildDocument } from '@/prisma/builders/documents'
import { buildInput } from '@/prisma/builders/inputs'
import { buildMember, buildModerator } from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'
import { buildTranslation } from '@/prisma/builders/translations'
import { as } from '@/prisma/builders/uptake-stage'
import { getBench } from './bench-data'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))
afterAll(closeDatabase)

const paragraph = (number: string, lineage: string) => ({
  ...{ number, lineage },
  text: `States ${lineage} together.`,
})

/** Of a Zero draft 1 is "share" and 2 "train"; of Rev.1, where "share" has ended, 1 is "meet" and 5 "train". */
async function stage() {
  const { round, streams } = await buildRound({ open: false })
  const document = await buildDocument({
    round,
    revisions: [
      {
        ...{ name: 'Zero draft', issuedOn: new Date('2026-03-01') },
        paragraphs: [paragraph('1', 'share'), paragraph('2', 'train')],
      },
      {
        ...{ name: 'Rev.1', issuedOn: new Date('2026-05-01') },
        paragraphs: [paragraph('1', 'meet'), paragraph('2', 'write'), paragraph('5', 'train')],
      },
    ],
  })
  const stream = streams.cbm
  const moderator = await as(buildModerator({ streamIds: [stream.id] }))
  const open = async (reference: string, submittedAt: string, language = 'en') => {
    const { points } = await buildInput({
      ...{ stream, language, submittedAt: new Date(submittedAt) },
      points: [{ statement: 'Say more.', paragraphReference: reference, language }],
    })
    const point = points[0]?.id ?? ''
    const notes = { statements: 0, network: '' }
    const at = { round: round.slug, point, document: document.slug, revision: 'rev-1' }
    const bench = await requestNotes.run(notes, () => getBench(moderator, at))
    expect(notes.statements).toBe(1)
    if (!bench) throw new Error('the moderator sees it')
    const named = bench.works[point]?.named
    const places = namedPlaces(reference, named, bench.paragraphs)
    return {
      bench,
      told: places.map((it) => [it.label, it.revision, ...it.now.map((to) => to.label)]),
    }
  }
  return { document, open }
}

test('a number is looked for in the revision that its author read, and followed by lineage', async () => {
  const { open } = await stage()
  const told = async (...of: Parameters<typeof open>) => (await open(...of)).told
  expect(await told('para. 2', '2026-04-01')).toEqual([['2', 'Zero draft', '5']])
  expect(await told('para. 2', '2026-05-01')).toEqual([['2', 'Rev.1', '2']])
  // Before any was issued the first was all that could be read, in advance.
  expect(await told('para. 2', '2026-01-01')).toEqual([['2', 'Zero draft', '5']])
  expect(await told('paras 1 and 2, Zero  draft', '2026-06-01')).toEqual([
    ['1', 'Zero draft'],
    ['2', 'Zero draft', '5'],
  ])
  expect(await told('para. 7', '2026-04-01')).toEqual([])
})

test('a further language of the text is read for points that are in it, once it was confirmed', async () => {
  const { document, open } = await stage()
  const revision = document.revisions[1]
  if (!revision) throw new Error('it has two')
  const [by, confirmedBy] = [await buildMember(), await buildMember()]
  await buildTranslation({ revision, by, language: 'es' })
  expect((await open('para. 2', '2026-04-01', 'es')).bench.otherTexts).toEqual({})
  const { id } = await buildTranslation({ revision, by, confirmedBy, language: 'es' })
  await buildTranslation({ revision, by, confirmedBy, language: 'fr' })
  expect((await open('para. 2', '2026-04-01', 'es')).bench.otherTexts).toEqual({
    es: {
      id,
      texts: Object.fromEntries(revision.paragraphs.map((it) => [it.id, `es: ${it.text}`])),
    },
  })
})
