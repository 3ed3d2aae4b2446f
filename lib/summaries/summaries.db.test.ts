import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Attribution, Outcome } from '@/lib/generated/prisma/enums'
import { closeDatabase, db } from '@/lib/platform/db'
import { requestNotes } from '@/lib/platform/request'
import { type Viewer, viewerOfMember, visitor } from '@/lib/platform/viewer'
import { outcomeFigures } from '@/lib/uptake/data'
import { buildDocument } from '@/prisma/builders/documents'
import { buildInput } from '@/prisma/builders/inputs'
import { buildAdmin, buildMember, buildOrganisation } from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'
import { buildUptake } from '@/prisma/builders/uptake'
import { saveSummary, signSummary } from './actions'
import { hashOf } from './canonical-json'
import { compose } from './compose'
import { getSummary, getSummaryDraft, listVoices } from './data'
import { fieldsOfTexts } from './rules'

let one: Viewer
let two: Viewer

beforeAll(async () => {
  one = await viewerOfMember((await buildAdmin()).id)
  two = await viewerOfMember((await buildAdmin()).id)
})
afterAll(closeDatabase)

const ATTRIBUTIONS: Attribution[] = [
  'person_and_organisation',
  'organisation',
  'type_and_region',
  'moderators_only',
]
const OUTCOMES: Outcome[] = ['reflected', 'noted', 'not_reflected']

/** Inputs of every attribution from academics and companies, half of their points answered. */
async function filledRound() {
  const { round, streams } = await buildRound({ open: false, pillars: ['norms', 'cbm'] })
  const document = await buildDocument({
    round,
    revisions: [
      { name: 'Zero draft', paragraphs: [{ number: '1', text: 'Text.' }], published: true },
    ],
  })
  const revision = document.revisions[0]
  if (!revision) throw new Error('no revision')
  const facts = []
  for (let n = 0; n < 24; n++) {
    const type = n % 3 === 0 ? ('private_sector' as const) : ('academia' as const)
    const electoralGroup = n % 2 === 0 ? ('african' as const) : null
    const organisation = await buildOrganisation({ type, electoralGroup })
    const attribution = ATTRIBUTIONS[n % 4] ?? 'organisation'
    const pillarKey = n % 5 === 0 ? ('cbm' as const) : ('norms' as const)
    const published = n % 7 !== 0
    const points = Array.from({ length: 1 + (n % 3) }, (_, p) => ({ statement: `Point ${p}` }))
    const stream = streams[pillarKey]
    const input = await buildInput({ stream, organisation, attribution, points, published })
    const outcomes: Outcome[] = []
    for (const point of input.points.slice(0, n % 3)) {
      const outcome = OUTCOMES[n % OUTCOMES.length] ?? 'noted'
      await buildUptake({ point, revision, outcome, published: true })
      outcomes.push(outcome)
    }
    const visible = published && attribution !== 'moderators_only'
    if (visible)
      facts.push({ pillarKey, type, electoralGroup, attribution, points: points.length, outcomes })
  }
  return { round, facts }
}

const texts = (sections: Record<string, { asked: string; said: string; did: string }>) => ({
  title: 'What we heard',
  introduction: 'In short.',
  method: '',
  sections,
})
const complete = texts({
  norms: { asked: 'Which norms?', said: 'These.', did: 'Paragraph 1.' },
  cbm: { asked: 'Which CBMs?', said: 'Those.', did: 'Nothing yet.' },
})
const save = (viewer: Viewer, slug: string, version: number, change: object = {}) =>
  saveSummary.perform(viewer, {
    slug,
    version: String(version),
    base: JSON.stringify(fieldsOfTexts(complete)),
    ...complete,
    ...change,
  })

describe('figures', () => {
  it('equal a recount of what was generated', async () => {
    const { round, facts } = await filledRound()
    const pillars = [
      { key: 'norms', title: 'Norms' },
      { key: 'cbm', title: 'CBMs' },
    ]
    const figures = compose(
      await listVoices(round.id),
      await outcomeFigures(null, round.id),
      pillars,
      '2026-11-23',
    )
    const sum = (those: typeof facts) => those.reduce((total, { points }) => total + points, 0)
    expect(figures.totals).toEqual({
      inputs: facts.length,
      points: sum(facts),
      organisations: facts.length,
    })
    for (const { key } of pillars) {
      const those = facts.filter(({ pillarKey }) => pillarKey === key)
      const outcomes = those.flatMap((fact) => fact.outcomes)
      const counted = (wanted: string) => outcomes.filter((outcome) => outcome === wanted).length
      const tally = figures.pillars.find((pillar) => pillar.key === key)
      expect(tally).toMatchObject({
        inputs: those.length,
        points: sum(those),
        organisations: those.length,
      })
      for (const outcome of OUTCOMES) expect(tally?.outcomes[outcome] ?? 0).toBe(counted(outcome))
      expect(tally?.outcomes.not_reviewed ?? 0).toBe(sum(those) - outcomes.length)
      expect(tally?.verdicts.none ?? 0).toBe(outcomes.length)
    }
    // Each input of "type and region" stands in its row only if five such organisations do.
    const hidden = (fact: (typeof facts)[number]) => {
      const alike = facts.filter(
        (other) =>
          other.attribution === 'type_and_region' &&
          other.type === fact.type &&
          rowsAlike(facts, other) >= 5,
      )
      return (
        fact.attribution === 'type_and_region' && (rowsAlike(facts, fact) < 5 || alike.length < 5)
      )
    }
    for (const type of ['academia', 'private_sector'] as const)
      expect(figures.types.find(({ key }) => key === type)?.inputs ?? 0).toBe(
        facts.filter((fact) => fact.type === type && !hidden(fact)).length,
      )
    expect(figures.types.find(({ key }) => key === 'undisclosed')?.inputs ?? 0).toBe(
      facts.filter(hidden).length,
    )
  })
})

const rowsAlike = <F extends { type: string; electoralGroup: string | null }>(facts: F[], to: F) =>
  facts.filter(
    ({ type, electoralGroup }) => type === to.type && electoralGroup === to.electoralGroup,
  ).length

describe('a summary', () => {
  it('is saved under an optimistic lock and tells what changed', async () => {
    const { round } = await buildRound({ pillars: ['norms', 'cbm'] })
    expect(await save(one, round.slug, 0)).toMatchObject({ ok: true })
    expect(await save(two, round.slug, 1, { title: 'Another title' })).toMatchObject({ ok: true })
    expect(await save(one, round.slug, 1, { introduction: 'Mine.' })).toMatchObject({
      code: 'CONFLICT',
      changed: [{ field: 'title', from: 'What we heard', to: 'Another title' }],
    })
    const draft = await getSummaryDraft(one, round.slug)
    expect(draft).toMatchObject({ version: 2, texts: { introduction: 'In short.' } })
  })

  it('is started once when two start it at once', async () => {
    const { round } = await buildRound({ pillars: ['norms', 'cbm'] })
    const both = await Promise.all([save(one, round.slug, 0), save(two, round.slug, 0)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.find(({ ok }) => !ok)).toMatchObject({ code: 'CONFLICT' })
  })

  it('is published by two admins, frozen with its figures, once a version', async () => {
    const { round, facts } = await filledRound()
    await save(one, round.slug, 0)
    const { id } = await db().summary.findUniqueOrThrow({ where: { roundId: round.id } })
    const asSeen = { id, version: '1' }
    expect(await signSummary.perform(one, asSeen)).toMatchObject({ ok: true })
    expect(await signSummary.perform(one, asSeen)).toMatchObject({ code: 'ALREADY_SIGNED' })
    expect(await getSummary(visitor(), round.slug, null)).toBeNull()
    await save(one, round.slug, 1, { title: 'Changed after the signature' })
    expect(await signSummary.perform(two, asSeen)).toMatchObject({ code: 'CONFLICT' })
    const changed = { id, version: '2' }
    expect(await signSummary.perform(two, changed)).toMatchObject({ ok: true })
    expect(await getSummary(visitor(), round.slug, null)).toBeNull()
    expect(await signSummary.perform(one, changed)).toMatchObject({
      ok: true,
      value: { to: `/admin/rounds/${round.slug}/summary?done=summaryPublished` },
    })
    const published = await getSummary(visitor(), round.slug, 1)
    expect(published).toMatchObject({
      number: 1,
      signatures: 2,
      content: { title: 'Changed after the signature', version: 2 },
      figures: { totals: { inputs: facts.length } },
      numbers: [1],
    })
    expect(published && hashOf(published)).toBe(published?.hash)
    const third = await viewerOfMember((await buildAdmin()).id)
    expect(await signSummary.perform(third, changed)).toMatchObject({ code: 'ALREADY_DONE' })
    const rows = await db().summaryPublication.findMany({ where: { summaryId: id } })
    expect(rows).toHaveLength(1)
    await expect(
      db().summaryPublication.update({ where: { id: rows[0]?.id }, data: { number: 9 } }),
    ).rejects.toThrow()
    const mails = await db().outboxMail.findMany({
      where: { key: { startsWith: `summary.published:${rows[0]?.id}` } },
    })
    expect(mails).toHaveLength(24)
    expect(mails[0]?.text).toContain(`/rounds/${round.slug}/summary/1`)

    await save(two, round.slug, 2, { title: 'Second' })
    await signSummary.perform(one, { id, version: '3' })
    await signSummary.perform(two, { id, version: '3' })
    expect(await getSummary(visitor(), round.slug, null)).toMatchObject({
      number: 2,
      numbers: [2, 1],
    })
    expect((await getSummary(visitor(), round.slug, 1))?.content.title).toBe(
      'Changed after the signature',
    )
  })

  it('is not signed before it is complete', async () => {
    const { round } = await buildRound({ pillars: ['norms', 'cbm'] })
    const sections = { ...complete.sections, cbm: { asked: '', said: '', did: '' } }
    await save(one, round.slug, 0, { sections })
    const { id } = await db().summary.findUniqueOrThrow({ where: { roundId: round.id } })
    expect(await signSummary.perform(one, { id, version: '1' })).toMatchObject({
      code: 'INCOMPLETE',
    })
  })

  it('does not exist for others than admins before it is published', async () => {
    const { round } = await buildRound({ pillars: ['norms', 'cbm'] })
    const member = await viewerOfMember((await buildMember()).id)
    expect(await save(member, round.slug, 0)).toMatchObject({ code: 'NOT_FOUND' })
    expect(await getSummaryDraft(member, round.slug)).toBeNull()
  })

  it('takes three statements to compose and one to read', async () => {
    const { round } = await buildRound({ pillars: ['norms', 'cbm'] })
    const notes = { statements: 0, network: '' }
    await requestNotes.run(notes, async () => {
      await getSummaryDraft(one, round.slug)
      await listVoices(round.id)
      await outcomeFigures(one, round.id)
    })
    expect(notes.statements).toBe(3)
    await requestNotes.run(notes, () => getSummary(visitor(), round.slug, null))
    expect(notes.statements).toBe(4)
  })
})
