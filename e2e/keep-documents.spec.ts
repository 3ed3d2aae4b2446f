import { expect, type Page, test } from '@playwright/test'
import { closeDatabase } from '@/lib/platform/db'
import { buildDocument } from '@/prisma/builders/documents'
import { buildInput } from '@/prisma/builders/inputs'
import { buildAdmin, buildModerator } from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'
import { buildUptake } from '@/prisma/builders/uptake'
import { faults } from './faults'
import { windowOf } from './fixtures'
import { press, seeDone } from './pages'

test.afterAll(closeDatabase)

async function stage() {
  const { round, streams } = await buildRound()
  const moderator = await buildModerator({ streamIds: [streams.norms.id] })
  const reader = await buildAdmin()
  const document = await buildDocument({
    round,
    title: 'Draft elements',
    revisions: [
      {
        name: 'Zero draft',
        published: true,
        paragraphs: [
          { number: '1', text: 'States meet every year.', lineage: 'meet' },
          { number: '2', text: 'States report.', lineage: 'report' },
        ],
      },
      {
        name: 'Rev.1',
        published: true,
        paragraphs: [
          { number: '1', text: 'States meet at times.', lineage: 'meet' },
          { number: '2', text: 'Others report.', lineage: 'other' },
        ],
      },
    ],
  })
  const input = await buildInput({ stream: streams.norms })
  const [point] = input.points
  const [, rev1] = document.revisions
  if (!point || !rev1) throw new Error('the builders built less than was asked')
  const links = [rev1.paragraphs[0]?.lineageId ?? '']
  await buildUptake({ point, revision: rev1, outcome: 'reflected', links, published: true })
  return { round, moderator, reader, document, input }
}

const expectSound = async (page: Page) => expect(await faults(page)).toEqual([])

for (const script of [true, false])
  test(`a moderator keeps a document’s facts, languages and ties, ${script ? 'with' : 'without'} a script`, async ({
    browser,
  }) => {
    const { round, moderator, reader, document, input } = await stage()
    const page = await windowOf(browser, moderator.id, script)
    const visitor = await browser.newPage()
    await page.goto(`/en/moderate/${round.slug}/documents`)
    await page.getByText('Change symbol and process').click()
    await page.getByLabel('Process (optional)').first().fill('OEWG 2021–2025')
    await press(page, 'Store')
    await seeDone(page, 'The document is changed.')
    const text = `/rounds/${round.slug}/documents/${document.slug}?revision=rev-1`
    await visitor.goto(`/en${text}`)
    await expect(visitor.getByText('OEWG 2021–2025')).toBeVisible()

    const keptAs = page.getByRole('listitem').filter({ hasText: /^Rev\.1/ })
    await keptAs.getByRole('link', { name: 'what is known of it' }).click()
    await page.getByLabel('Adopted by (optional)').fill('The plenary')
    await press(page, 'Store')
    await seeDone(page, 'What is known of the revision is changed.')
    await visitor.reload()
    await expect(visitor.getByText('The plenary')).toBeVisible()

    await page
      .getByRole('listitem')
      .filter({ hasText: /^Rev\.1/ })
      .getByRole('link', { name: 'languages: English' })
      .click()
    await page.getByLabel('Language', { exact: true }).selectOption('Français')
    await page.getByLabel('Kind of translation').selectOption('Official translation')
    await page.getByLabel('Translated by (optional)').fill('The Secretariat')
    const file = page.getByLabel('File', { exact: true })
    await file.setInputFiles({
      name: 'rev-1.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('1. Les États se réunissent parfois.\n\n3. D’autres font rapport.'),
    })
    await page.getByRole('button', { name: 'Read this file' }).click()
    await expect(page.getByText('2 of the original is not in the translation:')).toBeVisible()
    await expect(page.getByText('3 of the translation is not in the original:')).toBeVisible()
    await expect(page.getByLabel('Language', { exact: true })).toHaveValue('fr')
    if (script) await expectSound(page)
    const field = page.getByLabel('Text', { exact: true })
    await field.fill((await field.inputValue()).replace('3.', '2.'))
    await press(page, 'See what belongs to what')
    await expect(page.getByRole('row').filter({ hasText: 'Others report' })).toContainText(
      'D’autres font rapport.',
    )
    await press(page, 'Store this translation')
    await seeDone(page, 'The translation is stored.')
    await expect(page.getByText('1 translation waits to be confirmed')).toBeVisible()
    await visitor.goto(`/en${text}`)
    await expect(visitor.getByRole('link', { name: 'Français' })).toHaveCount(1)
    const admin = await windowOf(browser, reader.id, script)
    await admin.goto(`/en/admin/rounds/${round.slug}`)
    await admin.getByRole('link', { name: 'Read it, confirm or withdraw it' }).click()
    await expect(admin.getByRole('row').filter({ hasText: 'Others report' })).toContainText(
      'D’autres font rapport.',
    )
    if (script) await expectSound(admin)
    await press(admin, 'Confirm this translation')
    await seeDone(admin, 'The translation is confirmed.')
    await visitor.goto(`/en${text}`)
    await visitor.getByRole('link', { name: 'Français' }).last().click()
    await expect(visitor.getByText('official translation by The Secretariat')).toBeVisible()
    const translated = visitor.getByText('Les États se réunissent parfois.')
    await expect(translated).toHaveAttribute('data-depth', '0')
    await expect(visitor.getByRole('link', { name: '1.', exact: true })).toHaveAttribute(
      'href',
      `/en${text}&text=fr#p-1`,
    )
    await expect(visitor.getByText('States meet at times.')).toHaveCount(0)
    await press(admin, 'Withdraw this translation')
    await expect(admin.getByText('Fill this in').first()).toBeVisible()
    await admin.getByLabel('Reason').fill('Paragraph 2 says the contrary.')
    await press(admin, 'Withdraw this translation')
    await seeDone(admin, 'The translation is withdrawn.')
    await visitor.goto(`/en${text}&text=fr`)
    await expect(visitor.getByText('States meet at times.')).toBeVisible()
    await visitor.getByText('One translation was withdrawn').click()
    await expect(visitor.getByText('Paragraph 2 says the contrary.')).toBeVisible()

    await page
      .getByRole('listitem')
      .filter({ hasText: /^Rev\.1/ })
      .getByRole('link', { name: 'what its paragraphs go on from' })
      .click()
    await page.getByRole('link', { name: 'Correct what 1 goes on from' }).click()
    const from = page.getByLabel('Goes on from, in Zero draft')
    await expect(from).toHaveValue('1')
    await from.fill('7')
    await page.getByRole('button', { name: 'See what this does' }).click()
    await expect(page.getByText('no paragraph of this number')).toBeVisible()
    await from.fill('')
    await page.getByRole('button', { name: 'See what this does' }).click()
    await expect(page.getByText('1 published record, or one that waits')).toBeVisible()
    await expect(page.getByText(`${input.reference}, point 1`)).toBeVisible()
    if (script) await expectSound(page)
    await page.getByLabel('Why').fill('It is about something else.')
    await press(page, 'Correct this tie')
    await seeDone(page, 'The tie is corrected.')
    await expect(page.getByText('1 of Rev.1 goes on from none; before from 1.')).toBeVisible()
    await visitor.goto(`/en${text}&compare=zero-draft`)
    await expect(
      visitor.getByRole('listitem').filter({ hasText: 'States meet at times' }),
    ).toContainText('New')
  })
