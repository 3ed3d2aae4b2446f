import { afterAll, beforeAll, expect, it } from 'vitest'
import { listEvents } from '@/lib/audit/data'
import { listToSign } from '@/lib/doors/to-sign'
import { listInputs } from '@/lib/inputs/data'
import { findMember, getSettings, listStaff } from '@/lib/members/data'
import { closeDatabase } from '@/lib/platform/db'
import { requestNotes } from '@/lib/platform/request'
import { type Viewer, viewerOfMember } from '@/lib/platform/viewer'
import { getRound, listRounds, listStreamFigures } from '@/lib/rounds/data'
import { latestOutcomes, outcomeFigures } from '@/lib/uptake/data'
import { bulkInputs } from '@/prisma/builders/bulk'
import { buildAdmin, buildOrganisation } from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'
import { getSummary, getSummaryDraft, listNews, listVoices } from './data'

let adminId = ''
let round = { id: '', slug: '' }
let streamId = ''

beforeAll(async () => {
  adminId = (await buildAdmin()).id
  const built = await buildRound()
  round = built.round
  streamId = built.streams.norms.id
})
afterAll(closeDatabase)

/** What each page reads, in the order in which it does; the viewer's statement comes first. */
const PAGES: Record<string, (viewer: Viewer) => Promise<unknown>> = {
  home: (viewer) => listRounds(viewer),
  round: (viewer) => getRound(viewer, round.slug),
  pillar: async (viewer) => {
    await getRound(viewer, round.slug)
    const { items } = await listInputs(viewer, { streamId })
    expect(items.length).toBe(50)
    await latestOutcomes(
      viewer,
      items.map(({ id }) => id),
    )
  },
  summary: async (viewer) => {
    await getRound(viewer, round.slug)
    await getSummary(viewer, round.slug, null)
  },
  'compose a summary': async (viewer) => {
    await getSummaryDraft(viewer, round.slug)
    await listVoices(round.id)
    await outcomeFigures(viewer, round.id)
  },
  administration: async (viewer) => {
    await listRounds(viewer)
    await listToSign(viewer)
  },
  'administer a round': async (viewer) => {
    await getRound(viewer, round.slug)
    await listStreamFigures(viewer, round.id)
  },
  members: async (viewer) => {
    await listStaff(viewer, null)
    await findMember(viewer, 'nobody@example.org')
    await listRounds(viewer)
  },
  settings: () => getSettings(),
  'audit log': (viewer) => listEvents(viewer),
  feed: () => listNews(),
}

it.each([50, 4950])(
  'every page takes at most four statements, with %i inputs more',
  async (count) => {
    const organisations = [await buildOrganisation()]
    await bulkInputs({ stream: { id: streamId }, organisations, count })
    const taken: Record<string, number> = {}
    for (const [page, reads] of Object.entries(PAGES)) {
      const notes = { statements: 0, network: '' }
      await requestNotes.run(notes, async () => reads(await viewerOfMember(adminId)))
      taken[page] = notes.statements
    }
    expect(taken).toEqual({
      home: 2,
      round: 2,
      pillar: 4,
      summary: 3,
      'compose a summary': 4,
      administration: 3,
      'administer a round': 3,
      members: 4,
      settings: 2,
      'audit log': 2,
      feed: 2,
    })
  },
)
