import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import { buildInput } from '@/prisma/builders/inputs'
import { buildModerator, buildOrganisation } from '@/prisma/builders/members'
import { as, code, openPoint, stage } from '@/prisma/builders/uptake-stage'
import * as acts from './actions'
import { listToReview } from './review-data'
import type { ReviewFilter } from './review-views'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))

afterAll(closeDatabase)

let scene: Awaited<ReturnType<typeof stage>>
beforeEach(async () => {
  scene = await stage()
})

const list = async (filter: ReviewFilter = {}) =>
  (await listToReview(scene.reviewer, scene.round.slug, { filter })).records
const points = async (filter: ReviewFilter = {}) =>
  (await list(filter)).map(({ reference, number }) => `${reference}#${number}`)

describe('a correction that waits for its second reader', () => {
  const corrected = { outcome: 'noted', reason: 'Heard, not taken up.', paragraphs: [] }
  beforeEach(async () => {
    await scene.record()
    await scene.publish()
  })

  test('comes with what is public now, in the list and on its page', async () => {
    expect(await list()).toEqual([])
    await scene.record({ version: 1, ...corrected })
    const corrects = {
      ...{ outcome: 'reflected', reason: null, carriedTo: null, labels: ['1'] },
      published: { number: 1, day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
    }
    expect(await list()).toMatchObject([{ outcome: 'noted', corrects }])
    const work = await openPoint(scene.reviewer, scene.point.id, scene.zero.id)
    expect(work?.record).toMatchObject({ outcome: 'noted', labels: [], corrects })
    expect(await points({ corrections: 'only' })).toEqual([`${scene.input.reference}#1`])
  })

  test('is not what the author answered: the verdict names the record that it is about', async () => {
    const published = await db().uptakeRecord.findFirstOrThrow({
      where: { pointId: scene.point.id },
    })
    const reply = { [published.id]: { answer: 'not', wouldNeed: 'The directory.' } }
    const given = acts.giveVerdict.perform(scene.author, { formKey: randomUUID(), reply })
    expect(await code(given)).toBe('ok')
    await scene.record({ version: 1, ...corrected })
    const work = await openPoint(scene.reviewer, scene.point.id, scene.zero.id)
    expect(work?.verdict).toMatchObject({
      ...{ answer: 'not', recordId: published.id, outcome: 'reflected' },
      published: { number: 1 },
    })
    expect(work?.record?.id).not.toBe(published.id)
  })
})

describe('what waits for a review', () => {
  test('is shown as it was decided, but neither words nor reason of what is for moderators only', async () => {
    const restricted = await buildInput({
      stream: scene.stream,
      attribution: 'moderators_only',
      points: [{ statement: 'CANARY', proposedWording: 'CANARY' }],
    })
    const elsewhere = { outcome: 'carried_elsewhere', carriedTo: 'CANARY', reason: 'CANARY' }
    await scene.record({ ...elsewhere, paragraphs: scene.zero.paragraphs[1]?.id })
    await scene.record({ point: restricted.points[0]?.id, ...elsewhere, paragraphs: [] })
    const [open, hidden] = await list()
    expect(open).toMatchObject({
      ...{ moderatorsOnly: false, statement: 'Keep the directory up to date.' },
      ...{ reason: 'CANARY', carriedTo: 'CANARY', documentTitle: expect.any(String) },
      paragraphs: [{ label: '2', text: 'Fellowships.' }],
    })
    expect(hidden).toMatchObject({ moderatorsOnly: true, outcome: 'carried_elsewhere' })
    expect(JSON.stringify(hidden)).not.toContain('CANARY')
    const agree = (of: typeof open) =>
      acts.agreeUptake.perform(scene.reviewer, { agreed: `${of?.recordId}.${of?.version}` })
    expect(await agree(hidden)).toMatchObject({
      code: 'CONFLICT',
      changed: [{ field: `${restricted.reference}#1`, to: 'CONFLICT' }],
    })
    expect(await code(agree(open))).toBe('ok')
  })

  test('is found by what is asked for', async () => {
    const organisation = await buildOrganisation({ type: 'academia' })
    const academic = await buildInput({
      ...{ stream: scene.stream, organisation },
      points: [{ statement: 'Teach it in schools.' }],
    })
    const third = await as(buildModerator({ streamIds: [scene.stream.id] }))
    await scene.record()
    await scene.record({
      point: scene.other.id,
      outcome: 'noted',
      reason: 'Heard.',
      paragraphs: [],
    })
    const later = { revision: scene.one.id, paragraphs: scene.one.paragraphs[1]?.id }
    await scene.record({ point: academic.points[0]?.id, ...later }, third)
    const [one, two, three] = [
      `${scene.input.reference}#1`,
      `${scene.input.reference}#2`,
      `${academic.reference}#1`,
    ]
    expect(await points()).toEqual([one, two, three])
    const { slug } = scene.document
    const asked: [ReviewFilter, string[]][] = [
      [{ outcome: 'reflected' }, [one, three]],
      [{ revision: `${slug}/${scene.one.slug}` }, [three]],
      [{ decider: third.member?.id ?? '' }, [three]],
      [{ paragraph: '1' }, [one]],
      [{ paragraph: '2' }, [three]],
      [{ corrections: 'only' }, []],
      [{ topic: 'none' }, [one, two, three]],
      [{ type: 'academia' }, [three]],
      [{ q: 'fellowships' }, [two]],
      [{ stream: 'norms' }, [one, two, three]],
      [{ stream: 'cbm' }, []],
      [{ outcome: 'reflected', paragraph: '2' }, [three]],
    ]
    for (const [filter, found] of asked)
      expect(await points(filter), JSON.stringify(filter)).toEqual(found)
    const choices = await listToReview(scene.reviewer, scene.round.slug, {
      filter: { outcome: 'noted' },
    })
    expect(choices.deciders.map(({ id }) => id).sort()).toEqual(
      [scene.moderator.member?.id, third.member?.id].sort(),
    )
    expect(choices.revisions.map(({ revision }) => revision)).toEqual([
      scene.zero.slug,
      scene.one.slug,
    ])
    expect((await listToReview(third, scene.round.slug)).deciders).toHaveLength(1)
  })

  test('leads from one to the next within what is asked for, and round to the first', async () => {
    await scene.record()
    await scene.record({
      point: scene.other.id,
      outcome: 'noted',
      reason: 'Heard.',
      paragraphs: [],
    })
    const [first, second] = await list()
    const send = (of: typeof first, more: object = {}) =>
      acts.reviewUptake.perform(scene.reviewer, {
        ...{ record: of?.recordId, version: 1, finding: 'agreed', comment: '', next: 'next' },
        ...more,
      })
    const pass = acts.passReview.perform(scene.reviewer, { record: second?.recordId })
    expect(await pass).toMatchObject({
      value: { to: expect.stringContaining(`records/${first?.pointId}?`) },
    })
    const review = 'outcome=reflected'
    const within = acts.passReview.perform(scene.reviewer, { record: first?.recordId, review })
    expect(await within).toMatchObject({
      value: { to: `/moderate/${scene.round.slug}/review?${review}&done=no_other` },
    })
    expect(await send(second, { review })).toMatchObject({
      value: {
        to: expect.stringMatching(
          new RegExp(`records/${first?.pointId}\\?.*review=outcome%3Dreflected&done=agreed$`),
        ),
      },
    })
    expect(await send(first, { review })).toMatchObject({
      value: { to: `/moderate/${scene.round.slug}/review?${review}&done=reviewed_all` },
    })
    const alone = acts.passReview.perform(scene.reviewer, { record: first?.recordId })
    expect(await alone).toMatchObject({
      value: { to: `/moderate/${scene.round.slug}/review?done=no_other` },
    })
    const stranger = acts.passReview.perform(scene.author, { record: first?.recordId })
    expect(await code(stranger)).toBe('NOT_FOUND')
  })
})
