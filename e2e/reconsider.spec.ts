// Over 250 lines: one journey, each step needs what those before it left behind.
import { expect, test } from '@playwright/test'
import { closeDatabase, db } from '@/lib/platform/db'
import { buildDocument } from '@/prisma/builders/documents'
import { buildInput } from '@/prisma/builders/inputs'
import {
  buildAdmin,
  buildMember,
  buildModerator,
  buildOrganisation,
} from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'
import { buildUptake } from '@/prisma/builders/uptake'
import { mailAfter, windowOf } from './fixtures'
import { answer, decide, press, seeDone } from './pages'

test.use({ actionTimeout: 30_000 })
test.afterAll(closeDatabase)

/** Three points answered in the zero draft, and a first revision that keeps, changes and drops a paragraph. */
async function buildScene() {
  const { round, streams } = await buildRound({ open: false })
  const organisation = await buildOrganisation()
  const author = await buildMember({ organisations: [organisation] })
  const statements = ['Keep the directory.', 'Fund fellowships.', 'Name the points of contact.']
  const input = await buildInput({
    stream: streams.norms,
    organisation,
    author,
    points: statements.map((statement) => ({ statement })),
  })
  const { revisions } = await buildDocument({
    round,
    title: 'Draft elements',
    revisions: [
      {
        name: 'Zero draft',
        paragraphs: [
          { number: '1', text: 'States keep the directory.' },
          { number: '2', text: 'A fund pays for fellowships of one year.' },
          { number: '3', text: 'Points of contact are named.' },
        ],
      },
      {
        name: 'Rev.1',
        paragraphs: [
          { number: '1', text: 'A new beginning.', lineage: 'new' },
          { number: '2', text: 'States keep the directory.', lineage: '1' },
          { number: '3', text: 'A fund may pay for fellowships.', lineage: '2' },
        ],
      },
    ],
  })
  const [zero] = revisions
  const streamIds = [streams.norms.id]
  const [recorder, reviewer] = [
    await buildModerator({ streamIds }),
    await buildModerator({ streamIds }),
  ]
  for (const [at, point] of input.points.entries())
    await buildUptake({
      point,
      revision: zero ?? { id: '' },
      outcome: 'partly_reflected',
      links: [zero?.paragraphs[at]?.lineageId ?? ''],
      published: true,
    })
  return { round, input, author, recorder, reviewer }
}

/** Rev.2, which says of the directory what Rev.1 did, typed with a space that does not break. */
async function addRevision(roundId: string) {
  const document = await db().outcomeDocument.findFirstOrThrow({ where: { roundId } })
  const held = await db().paragraph.findFirstOrThrow({
    where: { revision: { documentId: document.id }, text: 'States keep the directory.' },
    include: { lineages: true },
  })
  const { id: revisionId } = await db().revision.create({
    data: {
      ...{ documentId: document.id, ordinal: 3, slug: 'rev-2', name: 'Rev.2' },
      textHash: 'a'.repeat(64),
    },
  })
  const paragraph = await db().paragraph.create({
    data: {
      ...{ revisionId, ordinal: 1, kind: 'paragraph', number: '1', label: '1', depth: 0 },
      ...{ text: held.text.replace('States ', 'States\u00a0'), language: 'en' },
    },
  })
  for (const { lineageId } of held.lineages)
    await db().lineageTie.create({
      data: { lineageId, paragraphId: paragraph.id, method: 'identical', confidence: 1 },
    })
}

test('from one revision to the next, to a request that the record be reconsidered', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  const { round, input, author, recorder, reviewer } = await buildScene()
  const { reference } = input
  const desk = `/en/moderate/${round.slug}`
  const page = `/en/rounds/${round.slug}/inputs/${reference}`
  // Everything here is done without scripts.
  const recording = await windowOf(browser, recorder.id, false)
  const reviewing = await windowOf(browser, reviewer.id, false)
  const visiting = await windowOf(browser, null, false)
  const asking = await windowOf(browser, author.id, false)

  await test.step('proposals are told apart, and an unchanged one is accepted', async () => {
    await recording.goto(`${desk}/carry`)
    await recording.getByRole('link', { name: 'Draft elements, Rev.1' }).click()
    await press(recording, 'Accept those ticked')
    await expect(recording.getByRole('link', { name: 'Tick at least one' })).toBeVisible()
    await recording.getByRole('checkbox', { name: `${reference}, point 1` }).check()
    await press(recording, 'Accept those ticked')
    await seeDone(recording, 'What you accepted is recorded.')
    await recording.getByRole('link', { name: 'Paragraph changed' }).click()
    await recording.getByRole('link', { name: `${reference}, point 2` }).click()
    await expect(recording.getByText('Paragraph 2 changed.')).toBeVisible()
    await expect(recording.getByLabel('Partly reflected', { exact: true })).toBeChecked()
    await recording.goto(`${desk}/carry`)
    await recording.getByRole('link', { name: 'Draft elements, Rev.1' }).click()
    await recording.getByRole('link', { name: /^Ended/ }).click()
    await recording.getByRole('checkbox', { name: `${reference}, point 3` }).check()
    await press(recording, 'Record those ticked as dropped')
    await seeDone(recording, 'What you accepted is recorded.')
    await visiting.goto(page)
    await expect(visiting.getByText('Rev.1')).toHaveCount(0)
  })

  await test.step('a reviewer asks, is answered and agrees', async () => {
    await reviewing.goto(`${desk}/review`)
    await reviewing.getByRole('link', { name: `Review ${reference}, point 1` }).click()
    await reviewing.getByLabel('Write to the other moderators').fill('Is it the same directory?')
    await mailAfter(recorder.email ?? '', () => press(reviewing, 'Add to the conversation'))
    await recording.goto('/en/me/notifications')
    await recording.getByRole('link', { name: /Somebody wrote about a record/ }).click()
    await expect(recording.getByText('Is it the same directory?')).toBeVisible()
    await recording.getByLabel('Write to the other moderators').fill('Word for word.')
    await press(recording, 'Add to the conversation')
    await reviewing.goto(`${desk}/review`)
    await expect(reviewing.getByText('2 comments')).toBeVisible()
    await reviewing.getByRole('link', { name: `Review ${reference}, point 1` }).click()
    await reviewing.getByLabel('Agree', { exact: true }).check()
    await press(reviewing, 'Send review')
    // What counts as dropped is returned, and stood by where it is decided.
    const readOn = async () => {
      await reviewing.goto(`${desk}/review`)
      await reviewing.getByRole('link', { name: `Review ${reference}, point 3` }).click()
    }
    await readOn()
    const third = reviewing.url()
    await reviewing.getByLabel('Return with a comment').check()
    await reviewing.getByRole('textbox', { name: /^Comment/ }).fill('Read on.')
    await press(reviewing, 'Send review')
    await recording.goto(third)
    await expect(recording.getByText('A second reader returned this record.')).toBeVisible()
    await expect(recording.getByLabel('Dropped', { exact: true })).toBeChecked()
    await press(recording, 'Save')
    await seeDone(recording, 'The record is saved.')
    await readOn()
    await reviewing.getByLabel('Agree', { exact: true }).check()
    await press(reviewing, 'Send review')
  })

  await test.step('its publication says what it changed, and tells the author point by point', async () => {
    await recording.goto(`${desk}/publications`)
    await recording.getByRole('link', { name: 'See every record and propose' }).click()
    await press(recording, 'Propose publication')
    const [one, two] = [await buildAdmin(), await buildAdmin()]
    const [first, second] = [await windowOf(browser, one.id), await windowOf(browser, two.id)]
    const batch = await db().publication.findFirstOrThrow({
      where: { publishedAt: null, revision: { document: { roundId: round.id } } },
    })
    const sign = (admin: typeof first) => press(admin, 'Sign for publication')
    for (const admin of [first, second]) {
      await admin.goto(`/en/admin/publications/${batch.id}`)
      const changes = admin.getByRole('table', { name: 'Point by point' })
      await expect(changes.getByRole('row', { name: /Dropped from the text/ })).toHaveCount(1)
    }
    await sign(first)
    const mail = await mailAfter(author.email ?? '', () => sign(second))
    expect(mail.text).toContain(`${reference}#1: Partly reflected: `)
    expect(mail.text).toContain(`${reference}#3: Dropped: `)
    await visiting.goto(`/en/rounds/${round.slug}`)
    await visiting.getByRole('link', { name: 'What each publication of uptake changed' }).click()
    await visiting.getByRole('link', { name: /Rev\.1: publication 1/ }).click()
    const rows = visiting.getByRole('table', { name: 'Point by point' }).getByRole('row')
    await expect(rows.filter({ hasText: 'The same outcome as before' })).toContainText('point 1')
    await expect(rows.filter({ hasText: 'Dropped from the text' })).toHaveCount(1)
  })

  await test.step('the author disagrees and asks once; another moderator says why it is kept', async () => {
    await asking.goto(page)
    await answer(asking, {
      point: 1,
      revision: 'Rev.1',
      verdict: 'Not reflected',
      wouldNeed: 'Say who keeps it.',
    })
    await press(asking, 'Ask for reconsideration')
    await expect(asking.getByText('There is a problem')).toBeVisible()
    await asking.getByLabel('Why the record should be looked at again').fill('Nobody is named.')
    await press(asking, 'Ask for reconsideration')
    await seeDone(asking, 'Your request is recorded.')
    await expect(asking.getByRole('button', { name: 'Ask for reconsideration' })).toHaveCount(0)
    await recording.goto(`${desk}/disagreement`)
    await recording.getByRole('link', { name: `${reference}, point 1` }).click()
    await expect(recording.getByText(/^Another moderator, of another organisation/)).toBeVisible()
    await reviewing.goto(`${desk}/disagreement?type=state`)
    await expect(reviewing.getByText('No open request')).toBeVisible()
    await reviewing.goto(`${desk}/disagreement`)
    await expect(reviewing.getByText('1 open request')).toBeVisible()
    await reviewing.getByRole('link', { name: `${reference}, point 1` }).click()
    await reviewing.getByLabel('Why it is kept as it is').fill('Keeping is what was asked.')
    await mailAfter(author.email ?? '', () => press(reviewing, 'Keep it as it is'))
    await seeDone(reviewing, 'The record is kept as it is.')
    await visiting.goto(page)
    const trail = visiting.getByRole('table', { name: 'Draft elements' })
    await expect(trail.getByRole('row', { name: /Point 1/ })).toContainText(
      /Nobody is named\..*Kept as it is.*Keeping is what was asked\./s,
    )
  })

  await test.step('the next revision asks again, with what was answered to the last', async () => {
    await addRevision(round.id)
    await recording.goto(`${desk}/carry`)
    await recording.getByRole('link', { name: 'Draft elements, Rev.2' }).click()
    await recording.getByRole('link', { name: /^Ended/ }).click()
    await recording.getByRole('link', { name: `${reference}, point 3` }).click()
    await expect(
      recording.getByRole('heading', { name: 'Dropped in Rev.1, and not back' }),
    ).toBeVisible()
    await recording.goBack()
    await recording.getByRole('link', { name: /^Disputed/ }).click()
    await recording.getByRole('link', { name: `${reference}, point 1` }).click()
    await expect(recording.getByText(/^Paragraph 2 is unchanged; but the author/)).toBeVisible()
    const earlier = recording.getByRole('region', { name: 'In earlier revisions' })
    await expect(earlier).toContainText(
      /The author’s answer: Not reflected.*Say who keeps it\..*Nobody is named\..*Keeping is what was asked\./s,
    )
  })

  await test.step('a correction shows its second reader what is public and what the author answered', async () => {
    await recording.goto(`${desk}/disagreement`)
    await recording.getByRole('link', { name: `${reference}, point 1` }).click()
    await decide(recording, { outcome: 'Noted', reason: 'Read again.' })
    await press(recording, 'Save')
    await seeDone(recording, 'The record is saved.')
    await reviewing.goto(`${desk}/review?corrections=only&paragraph=9`)
    await expect(reviewing.getByText('Nothing of this waits for your review.')).toBeVisible()
    await reviewing.getByRole('link', { name: 'Take off “Linked paragraph: 9”' }).click()
    const corrects = reviewing.getByRole('region', { name: 'Corrects a published record.' })
    const change = /Corrects publication 1.*Partly reflected, to become .*Noted/s
    await expect(corrects).toContainText(change)
    await reviewing.getByRole('link', { name: `Review ${reference}, point 1` }).click()
    await expect(corrects).toContainText(change)
    const verdict = reviewing.getByRole('region', { name: 'The author’s answer' })
    await expect(verdict).toContainText(
      /To publication 1 of .*Partly reflected.*The record above is a correction of it/s,
    )
    await decide(recording, { outcome: 'Out of scope', reason: 'Read again.' })
    await press(recording, 'Save')
    await reviewing.getByLabel('Agree', { exact: true }).check()
    expect(await press(reviewing, 'Send and next to review')).toBe(409)
    await expect(reviewing.getByRole('alert')).toContainText(
      'Outcome was changed meanwhile from “Noted” to “Out of scope”',
    )
    await press(reviewing, 'Send and next to review')
    await seeDone(reviewing, 'Your review is sent. No other record waits for you here.')
    await expect(reviewing.getByText('Nothing of this waits for your review.')).toBeVisible()
  })
})
