import { expect, test } from '@playwright/test'
import { closeDatabase, db } from '@/lib/platform/db'
import { readSheet, type SheetFormat, writeSheets } from '@/lib/platform/sheet'
import { recordedLine } from '@/prisma/builders/batches'
import {
  buildMember,
  buildModerator,
  buildOrganisation,
  buildOrganiser,
} from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'
import { windowOf } from './fixtures'

test.afterAll(closeDatabase)

const url = () => test.info().project.use.baseURL ?? 'http://localhost:3000'

async function stage() {
  const built = await buildRound()
  const organisation = await buildOrganisation()
  const tie = [{ id: organisation.id, role: 'focal_point' as const }]
  const focal = await buildMember({ name: 'The Focal Point', organisations: tie })
  const moderator = await buildModerator({ streamIds: [built.streams.norms.id] })
  return { ...built, slug: built.round.slug, organisation, focal, moderator }
}

/** The template with lines filled in: two points of one input, a bad line, and one that stays out. */
async function filled(format: SheetFormat, template: Buffer, organisation: string) {
  const sheet = await readSheet(new Uint8Array(template))
  if (!sheet.ok) throw new Error(sheet.code)
  const [head = [], explained = []] = sheet.value.rows
  const known = { organisation, organisation_type: '' }
  const lines = [
    recordedLine(1, { ...known, input: 'a', title: 'Read from a file' }),
    recordedLine(1, { input: 'a', organisation: '', organisation_type: '', statement: '=1+1' }),
    recordedLine(2, { ...known, input: 'b', statement: 'See attached' }),
    recordedLine(3, { ...known, input: 'c', title: 'Unticked' }),
  ].map(({ cells }, index) => ({ ...cells, ...(index === 1 ? { title: '' } : {}) }))
  const rows = lines.map((cells) => head.map((column) => cells[column as keyof typeof cells] ?? ''))
  const bytes = await writeSheets(format, [{ name: 'Inputs', rows: [head, explained, ...rows] }])
  return { name: `lines.${format}`, mimeType: '', buffer: Buffer.from(bytes) }
}

for (const [script, format] of [
  [true, 'xlsx'],
  [false, 'csv'],
  [false, 'ods'],
] as const)
  test(`a moderator records a file, ${script ? 'with' : 'without'} a script, as ${format}`, async ({
    browser,
  }) => {
    const { slug, organisation, focal, moderator } = await stage()
    const page = await windowOf(browser, moderator.id, script)
    await page.goto(`/en/moderate/${slug}/on-behalf`)
    await page.getByRole('button', { name: 'Read the file' }).click()
    await expect(page.getByRole('alert').getByText('Choose a file')).toBeVisible()
    await page
      .getByLabel('File', { exact: true })
      .setInputFiles({ name: 'x.xlsx', mimeType: '', buffer: Buffer.from('PK no archive') })
    await page.getByRole('button', { name: 'Read the file' }).click()
    await expect(page.getByRole('alert').getByText('can’t be read')).toBeVisible()

    const link = page.getByRole('link', { name: `Template as ${format.toUpperCase()}` })
    const template = await page.request.get((await link.getAttribute('href')) ?? '')
    expect(template.headers()['content-disposition']).toContain(`.${format}`)
    await page
      .getByLabel('File', { exact: true })
      .setInputFiles(await filled(format, await template.body(), organisation.name))
    await page.getByRole('button', { name: 'Read the file' }).click()
    await expect(page.getByText('2 inputs can be stored; 1 problem was found')).toBeVisible()
    await expect(page.getByRole('row').filter({ hasText: 'points to another' })).toContainText('5')
    await expect(page.getByText('kept as text and not run: rows 4')).toBeVisible()
    expect(await db().input.count({ where: { organisationId: organisation.id } })).toBe(0)

    await page.getByRole('checkbox', { name: 'c: Unticked' }).uncheck()
    await page.getByRole('button', { name: 'Store the chosen inputs' }).click()
    await expect(page.getByText('The inputs are recorded.')).toBeVisible()
    const address = new URL(page.url()).pathname
    const result = page.getByRole('link', { name: `Result file as ${format.toUpperCase()}` })
    const file = await page.request.get((await result.getAttribute('href')) ?? '')
    const told = await readSheet(new Uint8Array(await file.body()))
    const [head = [], first = [], , bad = []] = told.ok ? told.value.rows : []
    const reference = first[head.indexOf('reference')] ?? ''
    expect(bad[head.indexOf('problem')]).toContain('statement: This points to another document')
    await page.getByRole('link', { name: reference }).click()
    await expect(page.getByText('not submitted by the author')).toBeVisible()
    await expect(page.getByText('Nairobi')).toBeVisible()

    const named = await windowOf(browser, focal.id, script)
    await named.goto('/en/me')
    await expect(named.getByRole('heading', { name: 'Recorded on your behalf' })).toBeVisible()
    await named.getByRole('link', { name: 'Read from a file' }).click()
    await named.getByRole('button', { name: 'Claim this input' }).click()
    await expect(named.getByText('This input is yours now.')).toBeVisible()
    await page.goto(address)
    await expect(page.getByText('it can no longer be taken back as a whole')).toBeVisible()

    await named.getByLabel('Why, in your words').fill('We said something else.')
    await named.getByRole('button', { name: 'Disown this input' }).click()
    await expect(named.getByText('Confirm this to go on').first()).toBeVisible()
    await expect(named.getByLabel('Why, in your words')).toHaveValue('We said something else.')
    await named.getByRole('checkbox', { name: 'Say that it does not represent us' }).check()
    await named.getByRole('button', { name: 'Disown this input' }).click()
    await expect(named.getByText('no longer names you')).toBeVisible()
    const visitors = await browser.newContext({ baseURL: url() })
    const seen = await (await visitors.request.get(`/en/rounds/${slug}/inputs/${reference}`)).text()
    expect(seen).toContain('A participant (disowned)')
    expect(seen).not.toContain(organisation.name)
  })

for (const script of [true, false])
  test(`a moderator records one input and takes it back, ${script ? 'with' : 'without'} a script`, async ({
    browser,
  }) => {
    const { slug, organisation, moderator } = await stage()
    const page = await windowOf(browser, moderator.id, script)
    await page.goto(`/en/moderate/${slug}/on-behalf`)
    await page.getByRole('link', { name: 'Record one input' }).click()
    await page.getByLabel('Organisation', { exact: true }).fill(organisation.name)
    await page.getByLabel('Channel', { exact: true }).selectOption('regional_consultation')
    await page.getByLabel('Day on which it was given').fill('03/04/2026')
    await page.getByLabel('How it was taken down').selectOption('paraphrase')
    await page.getByLabel('Title', { exact: true }).fill('Said in the room')
    await page.getByLabel('Point', { exact: true }).fill('Name points of contact.')
    await page.getByRole('button', { name: 'Add another point' }).click()
    await expect(page.getByLabel('Point', { exact: true })).toHaveValue('Name points of contact.')
    await page.getByLabel('Point (2)').fill('Share what works.')
    const second = page.getByRole('region', { name: 'Point 2' })
    await second.getByRole('checkbox').first().check()
    await second.getByRole('combobox', { name: /What the point asks/ }).selectOption('gap')
    await page.getByRole('button', { name: 'Continue to the check' }).click()
    await expect(page.getByText('Day and month could be either').first()).toBeVisible()
    await expect(page.getByLabel('Title', { exact: true })).toHaveValue('Said in the room')
    await page.getByLabel('Day on which it was given').fill('2026-11-20')
    await page.getByLabel('Source', { exact: true }).fill('Summary record')
    await page.getByRole('button', { name: 'Continue to the check' }).click()
    await expect(page.getByRole('heading', { name: 'Check before it is stored' })).toBeVisible()
    await expect(page.getByText('Fill a gap')).toBeVisible()
    await page.getByRole('link', { name: 'Change', exact: true }).click()
    await expect(page.getByLabel('Point (2)')).toHaveValue('Share what works.')
    await expect(second.getByRole('checkbox').first()).toBeChecked()
    await expect(page.getByLabel('Source', { exact: true })).toHaveValue('Summary record')
    await page.getByLabel('Title', { exact: true }).fill('Said in the hall')
    await page.getByRole('button', { name: 'Continue to the check' }).click()
    await page.getByRole('button', { name: 'Store this input' }).click()
    await expect(page.getByText('The input is recorded.')).toBeVisible()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Said in the hall')
    const input = new URL(page.url()).pathname

    await page.goto(`/en/moderate/${slug}/on-behalf`)
    await page.getByRole('link', { name: 'Typed into the form' }).click()
    await page.getByRole('button', { name: 'Take it back' }).click()
    await expect(page.getByText('Confirm this to go on').first()).toBeVisible()
    await page.getByRole('checkbox', { name: 'Take all inputs of this batch back' }).check()
    await page.getByRole('button', { name: 'Take it back' }).click()
    await expect(page.getByText('The whole batch is taken back.')).toBeVisible()
    await page.goto(input)
    await expect(page.getByText('recorded in error and taken back')).toBeVisible()
    await expect(page.getByText('Said in the hall')).toHaveCount(0)
  })

test('an organiser, without a script, records what was given at their consultation, and a moderator releases it', async ({
  browser,
}) => {
  const { slug, organisation, moderator, round, streams } = await stage()
  const organiser = await buildOrganiser({
    roundId: round.id,
    consultation: 'Consultation of the Lakes',
    place: 'Entebbe',
  })
  const page = await windowOf(browser, organiser.id, false)
  await page.goto('/en/me')
  await page.getByRole('link', { name: 'Recording' }).click()
  await page.getByRole('link', { name: round.title }).click()
  await expect(
    page.getByText('You record as the organiser of “Consultation of the Lakes”'),
  ).toBeVisible()
  await expect(page.getByRole('link', { name: 'Held inputs' })).toHaveCount(0)
  await page.getByRole('link', { name: 'Record one input' }).click()
  await page.getByLabel('Pillar', { exact: true }).selectOption('norms')
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
  await expect(page.getByLabel('Source', { exact: true })).toHaveValue('Consultation of the Lakes')
  await expect(page.getByLabel('Place', { exact: false }).first()).toHaveValue('Entebbe')
  await page.getByLabel('Organisation', { exact: true }).fill(organisation.name)
  await page.getByLabel('Day on which it was given').fill('2026-11-20')
  await page.getByLabel('How it was taken down').selectOption('paraphrase')
  await page.getByLabel('Title', { exact: true }).fill('Said by the lake')
  await page.getByLabel('Point', { exact: true }).fill('Name points of contact.')
  await page.getByRole('button', { name: 'Choose another pillar' }).click()
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
  await expect(page.getByLabel('Title', { exact: true })).toHaveValue('Said by the lake')
  await page.goBack()
  await page.getByLabel('Pillar', { exact: true }).selectOption('norms')
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
  await page.getByRole('button', { name: 'Continue to the check' }).click()
  await page.getByRole('button', { name: 'Store this input' }).click()
  await expect(page.getByText('waits for a moderator)')).toBeVisible()
  const { reference } = await db().input.findFirstOrThrow({ where: { streamId: streams.norms.id } })
  const address = `/en/rounds/${slug}/inputs/${reference}`
  expect((await page.request.get(address)).status()).toBe(404)

  const releasing = await windowOf(browser, moderator.id, false)
  await releasing.goto(`/en/moderate/${slug}/held`)
  await releasing.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(releasing.getByRole('status').first()).toBeAttached()
  await page.goto(address)
  await expect(page.getByText('the organiser of “Consultation of the Lakes”')).toBeVisible()
})
