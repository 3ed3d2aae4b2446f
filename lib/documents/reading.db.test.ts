import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeDatabase } from '@/lib/platform/db'
import { viewerOfMember, visitor } from '@/lib/platform/viewer'
import { buildDocument } from '@/prisma/builders/documents'
import { buildModerator } from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'
import { getDocument } from './data'

let scene: Awaited<ReturnType<typeof stage>>
async function stage() {
  const { round, streams } = await buildRound()
  const moderator = await viewerOfMember(
    (await buildModerator({ streamIds: [streams.norms.id] })).id,
  )
  const document = await buildDocument({
    round,
    revisions: [
      {
        name: 'Zero draft',
        published: true,
        paragraphs: [
          { number: '1', text: 'States meet once.', lineage: 'meet' },
          { number: '2', text: 'States report.', lineage: 'report' },
        ],
      },
      {
        name: 'Rev.1',
        paragraphs: [
          { number: '1', text: 'States meet and report twice.', lineage: ['meet', 'report'] },
        ],
      },
      {
        name: 'Rev.2',
        published: true,
        paragraphs: [
          { number: '1', text: 'New.', lineage: 'new' },
          { number: '2', text: 'States meet and report.', lineage: ['meet', 'report'] },
        ],
      },
    ],
  })
  return { moderator, where: { round: round.slug, document: document.slug } }
}
beforeAll(async () => {
  scene = await stage()
})
afterAll(closeDatabase)

describe('earlier wording', () => {
  const wordings = async (viewer = visitor(), more = {}) => {
    const found = await getDocument(viewer, { ...scene.where, ...more })
    const paragraph = found?.paragraphs.find(({ number }) => number === '2')
    return (found?.earlier[paragraph?.id ?? ''] ?? []).map(({ revisions, places }) => [
      revisions.map(({ name }) => name).join(),
      ...places.map(({ text }) => text),
    ])
  }

  it('is told along the lineages of a paragraph, all that were merged, once each', async () => {
    expect(await wordings(scene.moderator)).toEqual([
      ['Rev.1', 'States meet and report twice.'],
      ['Zero draft', 'States meet once.', 'States report.'],
    ])
  })

  it('says nothing of a revision that the reader may not read, and nothing of later ones', async () => {
    expect(await wordings()).toEqual([['Zero draft', 'States meet once.', 'States report.']])
    expect(await wordings(visitor(), { revision: 'zero-draft' })).toEqual([])
  })
})
