import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeDatabase } from '@/lib/platform/db'
import { visitor } from '@/lib/platform/viewer'
import { buildDocument } from '@/prisma/builders/documents'
import { buildInput } from '@/prisma/builders/inputs'
import { buildOrganisation } from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'
import { buildUptake } from '@/prisma/builders/uptake'
import { getShapers } from './shaped-data'

let scene: Awaited<ReturnType<typeof stage>>

/** Two paragraphs that are merged in Rev.1, and one that is split in it. */
async function stage() {
  const { round, streams } = await buildRound()
  const document = await buildDocument({
    round,
    revisions: [
      {
        name: 'Zero draft',
        published: true,
        paragraphs: ['meet', 'report', 'fund'].map((lineage, at) => ({
          number: String(at + 1),
          text: `States ${lineage}.`,
          lineage,
        })),
      },
      {
        name: 'Rev.1',
        published: true,
        paragraphs: [
          { number: '1', text: 'States meet and report.', lineage: ['meet', 'report'] },
          { number: '2', text: 'States fund.', lineage: 'fund' },
          { number: '3', text: 'Others fund.', lineage: 'fund' },
        ],
      },
    ],
  })
  const [zero, rev1] = document.revisions
  if (!zero || !rev1) throw new Error('the builders built less than was asked')
  const [meet, report, fund] = zero.paragraphs.map(({ lineageId }) => lineageId)
  const stream = streams.norms
  const state = await buildOrganisation({ type: 'state' })
  const input = await buildInput({
    stream,
    organisation: state,
    points: [{ statement: 'Meet and report.' }, { statement: 'Fund.' }],
  })
  const hidden = await buildInput({ stream, attribution: 'moderators_only' })
  const small = await buildInput({ stream, attribution: 'type_and_region' })
  const [one, two] = input.points
  const [secret] = hidden.points
  const [few] = small.points
  if (!one || !two || !secret || !few) throw new Error('the builders built less than was asked')
  const links = [meet, report].flatMap((id) => id ?? [])
  for (const point of [one, secret, few])
    await buildUptake({ point, revision: zero, outcome: 'reflected', links, published: true })
  await buildUptake({
    point: two,
    revision: zero,
    outcome: 'reflected',
    links: [fund ?? '', meet ?? ''],
    published: true,
  })
  return { zero, rev1 }
}
beforeAll(async () => {
  scene = await stage()
})
afterAll(closeDatabase)

describe('margin marks', () => {
  const marks = async (revision: 'zero' | 'rev1') => {
    const { byParagraph } = await getShapers(visitor(), scene[revision].id)
    return scene[revision].paragraphs.map(({ id }) => byParagraph[id])
  }

  it('count an input once where paragraphs it shaped were merged, and in each part of a split', async () => {
    const [merged, part, other] = await marks('rev1')
    expect(merged).toMatchObject({ inputs: 2, marks: [{ outcome: 'reflected', count: 3 }] })
    for (const fund of [part, other])
      expect(fund).toMatchObject({ inputs: 1, marks: [{ outcome: 'reflected', count: 1 }] })
  })

  it('tell who from by type, each input once, and no type that its author does not tell', async () => {
    const [meet, report] = await marks('zero')
    for (const paragraph of [meet, report])
      expect(paragraph?.groups).toEqual([
        { type: 'state', inputs: 1 },
        { type: null, inputs: 1 },
      ])
    expect(meet?.listed).toHaveLength(3)
  })
})
