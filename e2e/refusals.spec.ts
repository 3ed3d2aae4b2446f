// Over 250 lines: each refusal is tried with and without scripts, on one stage.
import { type Browser, expect, type Page, test } from '@playwright/test'
import { closeDatabase, db } from '@/lib/platform/db'
import { buildDocument } from '@/prisma/builders/documents'
import { buildInput, buildVersion } from '@/prisma/builders/inputs'
import {
  buildMember,
  buildModerator,
  buildOrganisation,
  buildSession,
} from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'
import { buildUptake } from '@/prisma/builders/uptake'
import { formOf, press, replay, seeDone } from './pages'

test.use({ actionTimeout: 30_000 })
test.afterAll(closeDatabase)

const alert = (page: Page) => page.getByRole('main').getByRole('alert')
const base = () => test.info().project.use.baseURL ?? ''

/** A browser of its own in which the member is signed in. */
async function as(browser: Browser, member: { id: string }, javaScriptEnabled = true) {
  const context = await browser.newContext({ javaScriptEnabled })
  const value = await buildSession({ memberId: member.id })
  await context.addCookies([{ name: 'session', value, url: base() }])
  return context.newPage()
}

/** A round that takes inputs, and a complete draft of an organisation's submitter in it. */
async function buildDraft() {
  const { round, streams } = await buildRound()
  const organisation = await buildOrganisation()
  const submitter = await buildMember({ organisations: [organisation] })
  const point = { proposedWording: '', paragraphReference: '', topics: [] }
  const draft = await db().draft.create({
    data: {
      streamId: streams.norms.id,
      memberId: submitter.id,
      organisationId: organisation.id,
      content: {
        title: 'As it was',
        language: 'en',
        channel: 'direct',
        attribution: 'organisation',
        points: [{ ...point, statement: 'Say how the norms are put into practice.' }],
      },
    },
  })
  const path = `/en/rounds/${round.slug}/drafts/${draft.id}`
  return { round, stream: streams.norms, organisation, submitter, draft, path }
}

const inputsOf = (stream: { id: string }) =>
  db().input.findMany({ where: { streamId: stream.id }, select: { reference: true } })

/** A round with a revision, and a point by `author` to be decided on by moderators of its stream. */
async function buildDesk() {
  const { round, streams } = await buildRound({ open: false })
  const stream = streams.norms
  const author = await buildOrganisation()
  const [one, two] = [
    await buildModerator({ streamIds: [stream.id], name: 'Moderator One' }),
    await buildModerator({ streamIds: [stream.id], name: 'Moderator Two' }),
  ]
  const interested = await buildModerator({ streamIds: [stream.id], organisationId: author.id })
  const document = await buildDocument({
    round,
    revisions: ['Zero draft', 'Rev.1'].map((name) => ({
      name,
      paragraphs: [{ number: '1', text: 'States keep a record of practice.' }],
    })),
  })
  const pointBy = async (organisation: { id: string }) => {
    const { points } = await buildInput({ stream, organisation })
    const [point] = points
    if (!point) throw new Error('an input without a point')
    return point
  }
  const [zero, rev1] = document.revisions
  if (!zero || !rev1) throw new Error('a document without its revisions')
  const pageOf = ({ id }: { id: string }) =>
    `/en/moderate/${round.slug}/records/${id}?document=${document.slug}&revision=zero-draft`
  return { round, author, one, two, interested, zero, rev1, pointBy, pageOf }
}

/** A published record on an input of an organisation, and two of its people who may reply to it. */
async function buildAnswered() {
  const { round, streams } = await buildRound({ open: false })
  const organisation = await buildOrganisation()
  const authors = [
    await buildMember({ organisations: [organisation] }),
    await buildMember({ organisations: [organisation] }),
  ] as const
  const input = await buildInput({ stream: streams.norms, organisation })
  const document = await buildDocument({
    round,
    revisions: [{ name: 'Zero draft', paragraphs: [{ number: '1', text: 'States cooperate.' }] }],
  })
  const [[point], [revision]] = [input.points, document.revisions]
  if (!point || !revision) throw new Error('an input without a point, or a document without text')
  const record = await buildUptake({ point, revision, published: true })
  return { record, authors, path: `/en/rounds/${round.slug}/inputs/${input.reference}` }
}

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test('after the deadline a draft is kept, not taken', async ({ browser }) => {
      const { stream, submitter, draft, path } = await buildDraft()
      const page = await as(browser, submitter, javaScriptEnabled)
      await page.goto(`${path}/check`)
      // The time passes while the author looks at the page.
      await db().phase.updateMany({
        where: { streamId: stream.id, kind: 'submission' },
        data: { closesAt: new Date() },
      })
      expect(await press(page, 'Submit')).toBe(409)
      await expect(alert(page)).toContainText('The time to submit has passed. Your draft is kept.')
      expect(await inputsOf(stream)).toEqual([])
      await page.goto('/en/me')
      await page.getByRole('link', { name: 'As it was' }).click()
      await expect(page).toHaveURL(path)
      expect(await db().draft.findUniqueOrThrow({ where: { id: draft.id } })).toMatchObject({
        submittedAt: null,
        discardedAt: null,
      })
    })

    test('a draft changed in another tab is not written over unseen', async ({ browser }) => {
      const { submitter, draft, path } = await buildDraft()
      const page = await as(browser, submitter, javaScriptEnabled)
      const other = await page.context().newPage()
      for (const tab of [page, other]) await tab.goto(`${path}/about`)
      await other.getByLabel('Title', { exact: true }).fill('As it is now')
      await press(other, 'Save and continue')
      const title = page.getByLabel('Title', { exact: true })
      await title.fill('As I would have it')
      expect(await press(page, 'Save and continue')).toBe(409)
      await expect(alert(page)).toContainText('Somebody else changed this meanwhile.')
      await expect(page.getByRole('group', { name: 'Title' })).toContainText('As it is now')
      await expect(title).toHaveValue('As I would have it')
      const stored = async () =>
        (await db().draft.findUniqueOrThrow({ where: { id: draft.id } })).content
      expect(await stored()).toMatchObject({ title: 'As it is now' })
      await press(page, 'Save and continue')
      await expect(page).toHaveURL(/done=saved/)
      expect(await stored()).toMatchObject({ title: 'As I would have it' })
    })

    test('a record changed by another moderator is not written over unseen', async ({
      browser,
    }) => {
      const desk = await buildDesk()
      const point = await desk.pointBy(desk.author)
      const page = await as(browser, desk.one, javaScriptEnabled)
      const other = await as(browser, desk.two, javaScriptEnabled)
      for (const [tab, outcome, reason] of [
        [page, 'Not reflected', 'It found no support.'],
        [other, 'Noted', 'It was weighed.'],
      ] as const) {
        await tab.goto(desk.pageOf(point))
        await tab.getByLabel(outcome, { exact: true }).check()
        await tab.getByLabel('Reason', { exact: true }).fill(reason)
      }
      await press(other, 'Save')
      await seeDone(other, 'The record is saved.')
      expect(await press(page, 'Save')).toBe(409)
      await expect(alert(page)).toContainText('Somebody else changed this meanwhile.')
      await expect(alert(page)).toContainText('“It was weighed.”')
      await expect(page.getByLabel('Not reflected', { exact: true })).toBeChecked()
      await expect(page.getByLabel('Reason', { exact: true })).toHaveValue('It found no support.')
      const record = () => db().uptakeRecord.findFirstOrThrow({ where: { pointId: point.id } })
      expect(await record()).toMatchObject({ outcome: 'noted', version: 1 })
      await press(page, 'Save')
      await seeDone(page, 'The record is saved.')
      expect(await record()).toMatchObject({ outcome: 'not_reflected', version: 2 })
    })

    test('a reply sent by a colleague meanwhile is told, and not replaced unread', async ({
      browser,
    }) => {
      const { record, authors, path } = await buildAnswered()
      const [page, other] = [
        await as(browser, authors[0], javaScriptEnabled),
        await as(browser, authors[1], javaScriptEnabled),
      ]
      for (const [tab, verdict, wouldNeed] of [
        [page, 'Partly reflected', 'Name a date.'],
        [other, 'Not reflected', 'Put it back.'],
      ] as const) {
        await tab.goto(path)
        await tab.getByLabel(verdict, { exact: true }).check()
        await tab.getByLabel('What would need to change').fill(wouldNeed)
      }
      await press(other, 'Send reply')
      await seeDone(other, 'Your reply is recorded')
      expect(await press(page, 'Send reply')).toBe(409)
      await expect(alert(page)).toContainText('Somebody else changed this meanwhile.')
      const theirs = page.getByRole('note').filter({ hasText: 'A colleague has replied' })
      await expect(theirs).toContainText('Not reflected')
      await expect(theirs).toContainText('Put it back.')
      await expect(page.getByLabel('Partly reflected', { exact: true })).toBeChecked()
      await expect(page.getByLabel('What would need to change')).toHaveValue('Name a date.')
      const answers = () =>
        db().verdict.findMany({ where: { recordId: record.id }, orderBy: { id: 'asc' } })
      expect(await answers()).toMatchObject([{ answer: 'not' }])
      // Read once more around the form, the page knows of the colleague's.
      await expect(page.locator(`[name="reply.${record.id}.seen"]`)).toHaveValue('1')
      await press(page, 'Send reply')
      await seeDone(page, 'Your reply is recorded')
      expect(await answers()).toMatchObject([{ answer: 'not' }, { answer: 'partly' }])
    })
  })

test('without a script, what a moderator typed outlives that its input was replaced or withdrawn', async ({
  browser,
}) => {
  const desk = await buildDesk()
  const point = await desk.pointBy(desk.author)
  const { inputId } = await db().point.findUniqueOrThrow({ where: { id: point.id } })
  await buildUptake({ point, revision: desk.zero })
  const page = await as(browser, desk.two, false)
  const review = async (words: string) => {
    await page.goto(desk.pageOf(point))
    await page.getByLabel('Return with a comment').check()
    await page.getByRole('textbox', { name: /^Comment/ }).fill(words)
    return () => press(page, 'Send review')
  }
  const replaced = await review('Typed while its author wrote anew.')
  await buildVersion({ input: { id: inputId } })
  expect(await replaced()).toBe(409)
  await expect(alert(page)).toContainText('a newer version of this input')
  await expect(page.getByRole('textbox', { name: /^Comment/ })).toHaveValue(
    'Typed while its author wrote anew.',
  )
  await expect(page.getByLabel('Return with a comment')).toBeChecked()

  await db().withdrawal.create({ data: { inputId, withdrawnById: desk.one.id } })
  expect(await press(page, 'Send review')).toBe(404)
  await expect(page.getByText('This input was withdrawn.')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nothing was stored')
  await expect(page.getByText('Typed while its author wrote anew.')).toBeVisible()
  expect(await db().review.count({ where: { record: { pointId: point.id } } })).toBe(0)
})

test('a double click submits once', async ({ browser }) => {
  const { stream, submitter, path } = await buildDraft()
  const page = await as(browser, submitter)
  await page.goto(`${path}/check`)
  await page.getByRole('button', { name: 'Submit', exact: true }).dblclick()
  await expect(page).toHaveURL(/\/receipt\?done=submitted$/)
  const [input, ...others] = await inputsOf(stream)
  expect(others).toEqual([])
  await expect(page.getByRole('main')).toContainText(input?.reference ?? 'no input')
  expect(await db().outboxMail.count({ where: { recipient: submitter.email } })).toBe(1)
})

test('a form sent again leads to the same receipt', async ({ browser }) => {
  const { stream, submitter, path } = await buildDraft()
  const page = await as(browser, submitter, false)
  await page.goto(`${path}/check`)
  const form = await formOf(page, 'Submit')
  const answers = await Promise.all([1, 2, 3].map(() => replay(page, `${path}/check`, form)))
  const late = await replay(page, `${path}/check`, form)
  const receipts = [...answers, late].map((answer) => answer.headers().location?.split('?')[0])
  expect([...answers, late].map((answer) => answer.status())).toEqual([303, 303, 303, 303])
  const [input, ...others] = await inputsOf(stream)
  expect(others).toEqual([])
  expect(new Set(receipts).size).toBe(1)
  expect(receipts[0]).toContain(`/inputs/${input?.reference}/receipt`)
  expect(await db().outboxMail.count({ where: { recipient: submitter.email } })).toBe(1)
  // Of another version of the draft nothing is taken; what was submitted has its receipt.
  const stale = await replay(page, `${path}/check`, { ...form, version: '7' })
  expect(stale.status()).toBe(303)
  expect(stale.headers().location?.split('?')[0]).toBe(receipts[0])
  expect(await inputsOf(stream)).toHaveLength(1)
})

test('a draft is started once, however often its form is sent', async ({ browser }) => {
  const { round, stream, submitter, organisation } = await buildDraft()
  const page = await as(browser, submitter, false)
  const path = `/en/rounds/${round.slug}/inputs/new`
  await page.goto(path)
  const form = { ...(await formOf(page, 'Start')), pillar: 'norms', behalf: organisation.id }
  const answers = await Promise.all([1, 2, 3].map(() => replay(page, path, form)))
  expect(new Set(answers.map((answer) => answer.headers().location)).size).toBe(1)
  // One that stood there before, and one that was started.
  expect(await db().draft.count({ where: { streamId: stream.id } })).toBe(2)
})

test('nobody acts in a role they lack, not even with the form of who has it', async ({
  browser,
}) => {
  const { stream, organisation, submitter, path } = await buildDraft()
  const page = await as(browser, submitter, false)
  await page.goto(`${path}/check`)
  const form = await formOf(page, 'Submit')
  const drafter = await as(
    browser,
    await buildMember({ organisations: [{ id: organisation.id, role: 'drafter' }] }),
    false,
  )
  await drafter.goto(`${path}/check`)
  await expect(drafter.getByRole('button', { name: 'Submit', exact: true })).toHaveCount(0)
  await expect(drafter.getByText('but not submit for it')).toBeVisible()
  const stranger = await as(browser, await buildMember(), false)
  expect((await stranger.goto(`${path}/check`))?.status()).toBe(404)
  for (const other of [drafter, stranger])
    expect((await replay(other, `${path}/check`, form)).status()).toBe(404)
  expect(await inputsOf(stream)).toEqual([])
})

test('a moderator decides nothing about an input of their own organisation', async ({
  browser,
}) => {
  const desk = await buildDesk()
  const [own, another] = [
    await desk.pointBy(desk.author),
    await desk.pointBy(await buildOrganisation()),
  ]
  const page = await as(browser, desk.interested, false)
  await page.goto(desk.pageOf(another))
  const form = {
    ...(await formOf(page, 'Save')),
    outcome: 'noted',
    reason: 'It was weighed.',
    carriedTo: '',
  }
  await page.goto(desk.pageOf(own))
  await expect(page.getByText('You can’t record or review uptake on this input')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save' })).toHaveCount(0)
  const answer = await replay(page, desk.pageOf(another), { ...form, point: own.id })
  expect(answer.status()).toBe(403)
  expect(await answer.text()).toContain('This is an input of your own organisation')
  expect(await db().uptakeRecord.count({ where: { pointId: own.id } })).toBe(0)
})

test('a record that nobody has reviewed is not published', async ({ browser }) => {
  const desk = await buildDesk()
  const point = await desk.pointBy(desk.author)
  const decided = { point, outcome: 'noted', decidedBy: desk.one } as const
  await buildUptake({ ...decided, revision: desk.zero })
  await buildUptake({ ...decided, revision: desk.rev1, reviewedBy: desk.two })
  const page = await as(browser, desk.one, false)
  const path = `/en/moderate/${desk.round.slug}/publications`
  await page.goto(path)
  await page.getByRole('link', { name: 'See every record and propose' }).click()
  const form = await formOf(page, 'Propose publication')
  expect(form.revision).toBe(desk.rev1.id)
  const answer = await replay(page, page.url(), { ...form, revision: desk.zero.id })
  expect(answer.status()).toBe(409)
  expect(await answer.text()).toContain('Nothing in this revision is agreed')
  expect(await db().publication.count({ where: { revisionId: desk.zero.id } })).toBe(0)
})
