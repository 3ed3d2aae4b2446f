import { expect, test } from '@playwright/test'
import { closeDatabase } from '@/lib/platform/db'
import { buildDelegation } from '@/prisma/builders/drafts'
import { buildInput } from '@/prisma/builders/inputs'
import { buildRound } from '@/prisma/builders/rounds'
import { windowOf } from './fixtures'
import { press } from './pages'

test.afterAll(closeDatabase)

for (const script of [true, false])
  test(`who checks a new version sees what it changes, and readers do too (script: ${script})`, async ({
    browser,
  }) => {
    const { round, streams } = await buildRound()
    const { organisation, submitter } = await buildDelegation()
    const { reference } = await buildInput({
      stream: streams.norms,
      organisation,
      author: submitter,
      title: 'Points of contact',
      points: [{ statement: 'Name a point of contact soon.' }, { statement: 'Meet yearly.' }],
      files: [{ name: 'Old letter.txt', text: 'A letter.' }],
    })
    const page = await windowOf(browser, submitter.id, script)
    const main = page.getByRole('main')
    const here = `/en/rounds/${round.slug}/inputs/${reference}`
    await page.goto(here)
    await press(page, 'Write a new version')
    await expect(page).toHaveURL(/\/drafts\//)
    const draft = new URL(page.url()).pathname
    await page.goto(`${draft}/check`)
    await expect(main.getByText('Nothing changed between these versions.')).toBeVisible()
    await page.goto(`${draft}/attachments`)
    await main.getByRole('button', { name: 'Remove' }).click()
    await expect(main.getByRole('status')).toBeVisible()
    await page.goto(`${draft}/points/1?from=check`)
    await main.getByLabel('Your point', { exact: true }).fill('Name a point of contact now.')
    await press(page, 'Save and continue')

    const changes = async () => {
      await expect(main.getByText('Point 2: unchanged')).toBeVisible()
      await expect(main).toContainText('[removed: soon ]')
      await expect(main).toContainText('[added: now ]')
      await expect(main.getByRole('listitem').filter({ hasText: 'removed' })).toContainText(
        'Old letter.txt',
      )
    }
    await expect(
      main.getByRole('heading', { name: 'What changes against version 1' }),
    ).toBeVisible()
    await changes()
    await press(page, 'Submit the new version')
    await expect(main.getByText('The new version is received.')).toBeVisible()
    await page.goto(here)
    await main.getByRole('link', { name: 'What changed between versions' }).click()
    await expect(main.getByRole('heading', { name: 'From version 1 to version 2' })).toBeVisible()
    await changes()
    await main.getByLabel('From').selectOption('2')
    await main.getByRole('button', { name: 'Compare' }).click()
    await expect(main.getByText('Nothing changed between these versions.')).toBeVisible()
  })
