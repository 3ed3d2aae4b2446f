import { expect, type Page, test } from '@playwright/test'
import { closeDatabase, db } from '@/lib/platform/db'
import { buildDocument } from '@/prisma/builders/documents'
import { buildInput, buildVersion } from '@/prisma/builders/inputs'
import { buildModerator, buildOrganisation } from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'
import { buildUptake } from '@/prisma/builders/uptake'
import { faults } from './faults'
import { windowOf } from './fixtures'
import { seeDone } from './pages'

test.afterAll(closeDatabase)

/** A stream of five points: two of a State, one of the moderator's own organisation. */
async function stage() {
  const { round, streams } = await buildRound({ open: false })
  const stream = streams.norms
  const document = await buildDocument({
    round,
    revisions: [
      { name: 'Zero draft', paragraphs: [{ number: '1', text: 'States keep a directory.' }] },
    ],
  })
  const own = await buildOrganisation()
  const state = await buildOrganisation({ type: 'state', electoralGroup: 'african' })
  const input = (organisation: { id: string }, ...statements: string[]) =>
    buildInput({ stream, organisation, points: statements.map((statement) => ({ statement })) })
  const asked = await input(state, 'Keep the directory.', 'Pay for the directory.')
  await input(await buildOrganisation(), 'Name a focal point.', 'Name two.')
  await input(own, 'Something of our own.')
  const streamIds = [stream.id]
  const moderator = await buildModerator({ streamIds, organisationId: own.id, name: 'Amal Haddad' })
  const colleague = await buildModerator({ streamIds, name: 'Berta Colleague' })
  return { round, stream, document, asked, moderator, colleague }
}

const main = (page: Page) => page.getByRole('main')
const records = (streamId: string) => db().uptakeRecord.count({ where: { streamId } })
const hasNoFault = async (page: Page) => expect(await faults(page)).toEqual([])

test('a moderator filters, takes, notes and decides together, and a colleague sees who is where', async ({
  browser,
}) => {
  const { round, stream, document, asked, moderator, colleague } = await stage()
  const [[point], [revision]] = [asked.points, document.revisions]
  if (!point || !revision) throw new Error('the stage is incomplete')
  const page = await windowOf(browser, moderator.id)
  await page.goto(`/en/moderate/${round.slug}`)

  await main(page).getByText('Filter', { exact: true }).click()
  await main(page).getByLabel('Type of author').selectOption('state')
  await main(page).getByRole('button', { name: 'Show these points' }).click()
  await expect(main(page).getByText('2 of 5 points:')).toBeVisible()
  await main(page).getByText('Save this view').click()
  await main(page).getByLabel('Name', { exact: true }).fill('States’ points')
  await main(page).getByRole('button', { name: 'Save view' }).click()
  await seeDone(page, 'The view is saved.')
  await hasNoFault(page)
  await main(page)
    .getByRole('link', { name: /^Take off “Type of author/ })
    .click()
  await expect(main(page).getByText('points:')).toBeHidden()
  await main(page).getByRole('link', { name: 'States’ points' }).click()
  await expect(main(page).getByText('2 of 5 points:')).toBeVisible()

  await main(page).getByRole('link', { name: 'Keep the directory.' }).click()
  await main(page).getByRole('button', { name: 'Take it' }).click()
  await seeDone(page, 'It is said who takes care of it.')
  await main(page).getByLabel('Note', { exact: true }).fill('Ask the secretariat first.')
  await main(page).getByRole('button', { name: 'Add note' }).click()
  await seeDone(page, 'The note is added.')
  await expect(page).toHaveURL(/type=state/)
  await hasNoFault(page)

  const other = await windowOf(browser, colleague.id)
  await other.goto(page.url().replace(/&done=\w+/, ''))
  await expect(main(other).getByText('Ask the secretariat first.')).toBeVisible()
  await expect(main(other).getByText('Amal Haddad is on this point since')).toBeVisible()
  await expect(main(other).getByRole('button', { name: 'Remove this note' })).toHaveCount(0)

  await page.goto(`/en/moderate/${round.slug}?assigned=me`)
  await expect(main(page).getByText('1 note')).toBeVisible()
  await expect(main(page).getByText(`${asked.reference}, point 1`)).toBeVisible()
  await expect(main(page).getByText(`${asked.reference}, point 2`)).toHaveCount(0)

  await page.goto(`/en/moderate/${round.slug}`)
  await main(page).getByLabel('All 5 points on this page').check()
  await main(page).getByRole('button', { name: 'Decide or give the chosen…' }).click()
  await expect(main(page).getByRole('heading', { name: '1 point left out' })).toBeVisible()
  await main(page).getByLabel('Noted', { exact: true }).check()
  await main(page).getByLabel('Reason', { exact: true }).fill('Heard and weighed.')
  await main(page)
    .getByRole('checkbox', { name: /Pay for the directory/ })
    .uncheck()
  await main(page).getByRole('button', { name: 'Show what would be recorded' }).click()
  await expect(
    main(page).getByText('Nothing is recorded yet. 3 points become “Noted”'),
  ).toBeFocused()
  await hasNoFault(page)
  expect(await records(stream.id)).toBe(0)
  // A colleague decides one of them meanwhile: it is named and unticked, and the others go on.
  await buildUptake({ point, revision, decidedBy: colleague, outcome: 'out_of_scope' })
  await main(page).getByRole('button', { name: 'Record 3 decisions' }).click()
  const refused = main(page).getByRole('note').filter({ hasText: 'This point kept it from' })
  await expect(refused).toContainText(`${asked.reference}#1: by now it says “Out of scope”`)
  await expect(main(page).getByRole('checkbox', { name: `${asked.reference}#1` })).not.toBeChecked()
  await expect(main(page).getByLabel('Reason', { exact: true })).toHaveValue('Heard and weighed.')
  await hasNoFault(page)
  await main(page).getByRole('button', { name: 'Show what would be recorded' }).click()
  await main(page).getByRole('button', { name: 'Record 2 decisions' }).click()
  await expect(main(page).getByText('2 decisions recorded.')).toBeVisible()
  expect(await records(stream.id)).toBe(3)
  await main(page).getByRole('button', { name: 'Take it back' }).click()
  await seeDone(page, 'Taken back.')
  expect(await records(stream.id)).toBe(1)

  await main(page).getByRole('link', { name: 'Pay for the directory.' }).click()
  await replacedMeanwhile(page, asked)
  await hasNoFault(page)
})

/** The author of an input writes a newer version while a moderator decides on a point: nothing typed is lost. */
async function replacedMeanwhile(page: Page, input: { id: string }) {
  const bench = main(page)
  await bench.getByRole('radio', { name: 'Noted', exact: true }).check()
  await bench.getByLabel('Reason', { exact: true }).fill('Typed on the older one.')
  await buildVersion({ input, points: [{ statement: 'Now we ask for this.' }] })
  await bench.getByRole('button', { name: 'Save', exact: true }).click()
  const alert = bench.getByRole('alert')
  await expect(alert).toContainText('a newer version of this input')
  await expect(bench.getByLabel('Reason', { exact: true })).toHaveValue('Typed on the older one.')
  const [newer] = await Promise.all([
    page.waitForEvent('popup'),
    alert.getByRole('link', { name: 'Open the newer version' }).click(),
  ])
  await expect(main(newer).getByText('Now we ask for this.')).toBeVisible()
  await newer.close()
  await page.goto(page.url())
  await expect(bench.getByText('Nothing is decided on this one any more').first()).toBeVisible()
  await expect(bench.getByRole('button', { name: 'Save', exact: true })).toHaveCount(0)
}

test('without a script a template is kept and put into a reason, and points are decided together', async ({
  browser,
}) => {
  const { round, stream, asked, moderator } = await stage()
  const page = await windowOf(browser, moderator.id, false)
  await page.goto(`/en/moderate/${round.slug}/templates`)
  await main(page).getByLabel('Title', { exact: true }).fill('Not for this text')
  await main(page)
    .getByRole('textbox', { name: 'Text', exact: true })
    .fill('{revision} has no place for it.')
  await main(page).getByRole('button', { name: 'Save template' }).click()
  await seeDone(page, 'The template is saved.')

  await page.goto(`/en/moderate/${round.slug}`)
  await main(page).getByRole('button', { name: 'All 5 shown…' }).click()
  await main(page).getByLabel('Reason', { exact: true }).fill('Typed before.')
  await main(page).getByLabel('Template for the reason').selectOption('Not for this text')
  await main(page).getByRole('button', { name: 'Put into the reason' }).click()
  const reason = main(page).getByLabel('Reason', { exact: true })
  await expect(reason).toHaveValue('Typed before.\n\nZero draft has no place for it.')
  await main(page).getByRole('button', { name: 'Show what would be recorded' }).click()
  await expect(main(page).getByRole('alert')).toContainText('Choose one')
  await main(page).getByLabel('Out of scope').check()
  await main(page).getByRole('button', { name: 'Show what would be recorded' }).click()
  await expect(main(page).getByText('4 points become “Out of scope”')).toBeVisible()
  await main(page).getByRole('button', { name: 'Record 4 decisions' }).click()
  await expect(main(page).getByText('4 decisions recorded.')).toBeVisible()
  expect(await records(stream.id)).toBe(4)
  await main(page).getByRole('link', { name: 'All you decided last' }).click()
  await main(page).getByRole('button', { name: 'Take it back' }).click()
  await seeDone(page, 'Taken back.')
  expect(await records(stream.id)).toBe(0)

  await page.goto(`/en/moderate/${round.slug}`)
  await main(page).getByRole('link', { name: 'Pay for the directory.' }).click()
  await replacedMeanwhile(page, asked)
})
