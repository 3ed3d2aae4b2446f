import { expect, type Page, test } from '@playwright/test'
import { closeDatabase, db } from '@/lib/platform/db'
import { readSheet, type SheetFormat, writeSheets } from '@/lib/platform/sheet'
import { buildDocument } from '@/prisma/builders/documents'
import { buildInput } from '@/prisma/builders/inputs'
import { buildModerator } from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'
import { buildUptake } from '@/prisma/builders/uptake'
import { faults } from './faults'
import { windowOf } from './fixtures'

test.afterAll(closeDatabase)

async function stage() {
  const { round, streams } = await buildRound()
  const points = [
    'Keep a directory.',
    'Fund fellowships.',
    'Name points of contact.',
    'Meet yearly.',
  ]
  const input = await buildInput({
    stream: streams.norms,
    points: points.map((statement) => ({ statement })),
  })
  const document = await buildDocument({
    round,
    title: 'Outcome document',
    revisions: [
      {
        name: 'Zero draft',
        paragraphs: [
          { number: '1', text: 'States keep a directory.' },
          { number: '2', text: 'States meet.' },
        ],
      },
    ],
  })
  const [zero] = document.revisions
  const [first, second] = input.points
  if (!zero || !first || !second) throw new Error('the stage is incomplete')
  const moderator = await buildModerator({ streamIds: [streams.norms.id] })
  return { slug: round.slug, input, zero, first, second, moderator }
}

/** The file behind a link as rows, and the same written again once `fill` has changed them by their columns. */
async function filled(
  page: Page,
  format: SheetFormat,
  fill: (cell: (point: number, column: string, text: string) => void) => void,
) {
  const link = page.getByRole('link', { name: `Zero draft as ${format.toUpperCase()}` })
  const file = await page.request.get((await link.getAttribute('href')) ?? '')
  expect(file.headers()['content-disposition']).toContain(`zero-draft.${format}`)
  const sheet = await readSheet(new Uint8Array(await file.body()))
  const [head = [], ...rows] = sheet.ok ? sheet.value.rows : []
  fill((point, column, text) => {
    const row = rows.find((one) => one[head.indexOf('reference')]?.endsWith(`#${point}`))
    if (row) row[head.indexOf(column)] = text
  })
  const bytes = await writeSheets(format, [{ name: 'Points', rows: [head, ...rows] }])
  return { name: `filled.${format}`, mimeType: '', buffer: Buffer.from(bytes) }
}

const outcomes = async (input: { id: string }) => {
  const records = await db().uptakeRecord.findMany({
    where: { point: { inputId: input.id }, supersededBy: null },
    orderBy: { point: { number: 'asc' } },
  })
  return records.map(({ outcome }) => outcome)
}

test('decisions go out and come back as a file, without a script, and are taken back as one', async ({
  browser,
}) => {
  const { slug, input, zero, second, moderator } = await stage()
  const page = await windowOf(browser, moderator.id, false)
  await page.goto(`/en/moderate/${slug}`)
  await page.getByRole('link', { name: 'Files', exact: true }).click()
  await page.getByRole('button', { name: 'Read the file' }).click()
  await expect(page.getByRole('alert').getByText('Choose a file')).toBeVisible()
  const file = await filled(page, 'csv', (cell) => {
    cell(1, 'outcome', 'Reflected')
    cell(1, 'paragraphs', 'para 1 and 2')
    cell(2, 'outcome', 'noted')
    cell(2, 'reason', 'Heard; "weighed".')
    cell(3, 'outcome', 'Heard')
    cell(4, 'outcome', 'noted')
    cell(4, 'reason', 'Heard.')
    cell(4, 'statement', 'Keep a directory.')
  })
  await buildUptake({ point: second, revision: zero, outcome: 'out_of_scope' })
  await page.getByLabel('File', { exact: true }).setInputFiles(file)
  await page.getByRole('button', { name: 'Read the file' }).click()

  await expect(
    page.getByText('1 row is ready to be stored; 2 are to be settled by you'),
  ).toBeVisible()
  await page.getByRole('link', { name: /^Refused ?1$/ }).click()
  await expect(page.getByText('“Heard” is no outcome')).toBeVisible()
  expect(await outcomes(input)).toEqual(['out_of_scope'])
  await page.getByRole('button', { name: 'Apply' }).click()
  await expect(page.getByText('Choose one').first()).toBeVisible()
  await expect(page.getByText('Was the sheet sorted in part?').first()).toBeVisible()
  await page.getByRole('radio', { name: 'Take the file’s', exact: true }).check()
  const another = page.getByRole('group', { name: /^Row 5, / })
  await another.getByRole('radio', { name: 'Leave it as it stands' }).check()
  await page.getByRole('checkbox', { name: 'Store the others without the row' }).check()
  await page.getByRole('button', { name: 'Apply' }).click()
  await expect(page.getByText('2 decisions were stored.')).toBeVisible()
  expect(await outcomes(input)).toEqual(['reflected', 'noted'])
  await page.getByRole('button', { name: 'Take them back' }).click()
  await expect(page.getByText('Taken back.')).toBeVisible()
  expect(await outcomes(input)).toEqual(['out_of_scope'])
})

test('what changes between the preview and its application is shown anew', async ({ browser }) => {
  const { slug, input, zero, first, moderator } = await stage()
  const page = await windowOf(browser, moderator.id)
  await page.goto(`/en/moderate/${slug}/files`)
  const file = await filled(page, 'xlsx', (cell) => {
    for (const point of [1, 4]) {
      cell(point, 'outcome', 'Not reflected')
      cell(point, 'reason', 'No agreement.')
    }
  })
  await page.getByLabel('File', { exact: true }).setInputFiles(file)
  await page.getByRole('button', { name: 'Read the file' }).click()
  await expect(page.getByText('2 rows are ready to be stored; none is')).toBeVisible()
  await buildUptake({ point: first, revision: zero, outcome: 'noted' })
  await page.getByRole('button', { name: 'Apply' }).click()
  const leave = page.getByRole('radio', { name: 'Leave it as it stands' })
  await leave.check()
  expect(await faults(page)).toEqual([])
  await page.getByRole('button', { name: 'Apply' }).click()
  await expect(page.getByText('1 decision was stored.')).toBeVisible()
  expect(await outcomes(input)).toEqual(['noted', 'not_reflected'])
})

test('a comment table in the form of ISO’s template is recorded, without a script, and its answers decided', async ({
  browser,
}) => {
  const { slug, moderator } = await stage()
  const page = await windowOf(browser, moderator.id, false)
  await page.goto(`/en/moderate/${slug}/files`)
  await page.getByRole('link', { name: 'Record inputs and answers' }).click()
  const rows = [
    'MB/NC;Line number;Clause/Subclause;Paragraph/Figure/Table;Type of comment;Comments;Proposed change;Observations of the secretariat',
    'An Institute;17;;2;ed;"Meet every year &amp; say so.";=annually;Accepted in principle. Every second year.',
    'An Institute;18;;;ge;"Two\nlines";;Not accepted: no agreement.',
    'An Institute;19;;;ge;;;',
  ]
  const file = { name: 'n12.csv', mimeType: '', buffer: Buffer.from(rows.join('\n')) }
  await page.getByLabel('Table', { exact: true }).setInputFiles(file)
  await page.getByRole('button', { name: 'Read the table' }).click()
  await expect(page.getByText('Comment table (ISO template)')).toBeVisible()
  await expect(page.getByText('separated by semicolons')).toBeVisible()
  await expect(page.getByLabel('What was said')).toHaveValue('5')
  await page.getByLabel('Channel', { exact: true }).selectOption('regional_consultation')
  await page.getByLabel('Day on which it was given').fill('20.11.2026')
  await page.getByLabel('What kind of organisation').selectOption('academia')
  await page.getByRole('button', { name: 'Continue to the check' }).click()
  await expect(page.getByText('Fill this in').first()).toBeVisible()
  await page.getByLabel('Source', { exact: true }).fill('Document N 12')
  await page.getByRole('button', { name: 'Continue to the check' }).click()
  await expect(page.getByText('1 input can be stored; no problem was found')).toBeVisible()
  await expect(page.getByText('Rows that say nothing were left out: 4')).toBeVisible()
  await expect(
    page.getByText('were turned into the characters they stand for: rows 2'),
  ).toBeVisible()
  await expect(page.getByText('2 rows hold an answer; none is to an input')).toBeVisible()
  await page.getByRole('button', { name: 'Store the chosen inputs' }).click()
  await page.getByRole('button', { name: 'Look through the answers' }).click()
  await expect(page.getByText('1 row is ready to be stored; none is')).toBeVisible()
  await page.getByRole('link', { name: /^Refused ?1$/ }).click()
  await expect(page.getByText('Paragraphs: Choose the paragraphs')).toBeVisible()
  const mend = page.getByRole('link', { name: 'Rows to complete as CSV' })
  const rest = await (await page.request.get((await mend.getAttribute('href')) ?? '')).text()
  expect(rest).toContain('Partly reflected,Every second year.')
  await page.getByRole('checkbox', { name: 'Store the others without the row' }).check()
  await page.getByRole('button', { name: 'Apply' }).click()
  await expect(page.getByText('1 decision was stored.')).toBeVisible()

  await page.goto(`/en/moderate/${slug}/on-behalf`)
  await page.getByLabel('Table', { exact: true }).setInputFiles(file)
  await page.getByRole('button', { name: 'Read the table' }).click()
  await expect(page.getByText('As you chose for a table with the same headings')).toBeVisible()
  await expect(page.getByLabel('Channel', { exact: true })).toHaveValue('regional_consultation')
  await page.getByLabel('Source', { exact: true }).fill('Document N 12')
  await page.getByRole('button', { name: 'Continue to the check' }).click()
  await expect(page.getByText('Recorded before from this source, and not again')).toBeVisible()
})
