import { expect, test } from '@playwright/test'
import { closeDatabase } from '@/lib/platform/db'
import { buildDocument } from '@/prisma/builders/documents'
import { buildInput } from '@/prisma/builders/inputs'
import { buildMember, buildModerator, buildOrganisation } from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'
import { buildUptake } from '@/prisma/builders/uptake'
import { windowOf } from './fixtures'
import { press, seeDone } from './pages'

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
  const { revisions, ...document } = await buildDocument({
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
  const [recorder, reviewer] = [
    await buildModerator({ streamIds: [streams.norms.id] }),
    await buildModerator({ streamIds: [streams.norms.id] }),
  ]
  for (const [at, point] of input.points.entries())
    await buildUptake({
      point,
      revision: zero ?? { id: '' },
      outcome: 'partly_reflected',
      links: [zero?.paragraphs[at]?.lineageId ?? ''],
      published: true,
    })
  return { round, input, document, author, recorder, reviewer }
}

test('from one revision to the next, to a reply and its reconsideration', async ({ browser }) => {
  const { round, input, recorder } = await buildScene()
  const desk = `/en/moderate/${round.slug}`
  // Everything here is done without scripts.
  const recording = await windowOf(browser, recorder.id, false)

  await test.step('proposals are told apart, and an unchanged one is accepted', async () => {
    await recording.goto(`${desk}/carry`)
    await expect(recording.getByRole('row').filter({ hasText: 'Rev.1' })).toContainText(/1.*1.*1/)
    await recording.goto(`${desk}/carry`)
    await recording.getByRole('link', { name: 'Draft elements, Rev.1' }).click()
    await press(recording, 'Accept those ticked')
    await expect(recording.getByRole('link', { name: 'Tick at least one' })).toBeVisible()
    await recording.getByRole('checkbox', { name: `${input.reference}, point 1` }).check()
    await press(recording, 'Accept those ticked')
    await seeDone(recording, 'What you accepted is recorded.')
    await recording.getByRole('link', { name: 'To check again' }).click()
    await recording.getByRole('link', { name: `${input.reference}, point 2` }).click()
    await expect(recording.getByText('Paragraph 2 changed.')).toBeVisible()
    await expect(recording.getByLabel('Partly reflected', { exact: true })).toBeChecked()
  })
})
