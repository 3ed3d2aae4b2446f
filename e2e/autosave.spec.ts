import { expect, type Page, test } from '@playwright/test'
import { closeDatabase, db } from '@/lib/platform/db'
import { buildDelegation, buildDraft } from '@/prisma/builders/drafts'
import { buildSession } from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'
import { windowOf } from './fixtures'
import { press } from './pages'

test.afterAll(closeDatabase)

const url = () => test.info().project.use.baseURL ?? 'http://localhost:3000'

async function shared() {
  const { round, streams } = await buildRound()
  const us = await buildDelegation()
  const { organisation, submitter: member } = us
  const { draft } = await buildDraft({ stream: streams.norms, organisation, member })
  const stored = async () =>
    JSON.stringify((await db().draft.findUniqueOrThrow({ where: { id: draft } })).content)
  return { ...us, draft, stored, path: `/en/rounds/${round.slug}/drafts/${draft}` }
}

const point = (page: Page) => page.getByLabel('Your point', { exact: true })
const said = (page: Page, text: string | RegExp) =>
  expect(page.getByRole('status').filter({ hasText: text })).toBeVisible({ timeout: 20_000 })
const kept = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('uptake:draft:')))

test('a page saves itself, and a save by hand after it is no conflict', async ({ browser }) => {
  const { submitter, path, stored } = await shared()
  const page = await windowOf(browser, submitter.id)
  await page.goto(`${path}/points/3`)
  await point(page).fill('Written without a button.')
  await said(page, /^Saved \d\d:\d\d$/)
  expect(await stored()).toContain('Written without a button.')
  await page.reload()
  await expect(point(page)).toHaveValue('Written without a button.')
  await point(page).fill('And written on.')
  await said(page, /^Saved \d\d:\d\d$/)
  await point(page).fill('And finished.')
  await press(page, 'Save and continue')
  await expect(page).toHaveURL(/done=saved/)
  expect(await stored()).toContain('And finished.')
  expect(await stored()).not.toContain('And written on.')
  // The version that a point is removed from follows what the page saved by itself.
  await page.goto(`${path}/points/3`)
  await point(page).fill('Not wanted after all.')
  await said(page, /^Saved \d\d:\d\d$/)
  await press(page, 'Remove this point')
  await expect(page).toHaveURL(/done=pointRemoved/)
  expect(await stored()).not.toContain('Not wanted after all.')
})

test('what is typed offline is kept over a reload, saved later, and gone from the browser', async ({
  browser,
}) => {
  const { submitter, path, stored } = await shared()
  const page = await windowOf(browser, submitter.id)
  await page.goto(`${path}/points/1`)
  await page.context().setOffline(true)
  await point(page).fill('Typed on a train.')
  await said(page, 'kept in this browser')
  expect(await stored()).not.toContain('Typed on a train.')
  await page.context().setOffline(false)
  await said(page, /^Saved \d\d:\d\d$/)
  expect(await stored()).toContain('Typed on a train.')
  expect(await kept(page)).toEqual([])
  await page.route('**/api/drafts/**', (route) => route.abort())
  await point(page).fill('Typed while the server was away.')
  await said(page, 'kept in this browser')
  await page.unroute('**/api/drafts/**')
  await page.context().clearCookies()
  await page.reload()
  await expect(page).toHaveURL(/sign-in/)
  const value = await buildSession({ memberId: submitter.id })
  await page.context().addCookies([{ name: 'session', value, url: url() }])
  await page.goto(`${path}/points/1`)
  await expect(point(page)).toHaveValue('Typed while the server was away.')
  await said(page, /^Saved \d\d:\d\d$/)
  expect(await stored()).toContain('Typed while the server was away.')
  expect(await kept(page)).toEqual([])
})

test('kept text is shown to nobody else, and goes when its writer signs out', async ({
  browser,
}) => {
  const { submitter, drafter, path } = await shared()
  const page = await windowOf(browser, submitter.id)
  await page.goto(`${path}/points/1`)
  await page.context().clearCookies()
  await point(page).fill('For my eyes.')
  await said(page, 'you are signed out')
  expect(await kept(page)).toHaveLength(1)
  const enter = async (memberId: string) => {
    const value = await buildSession({ memberId })
    await page.context().addCookies([{ name: 'session', value, url: url() }])
  }
  await enter(drafter.id)
  await page.goto(`${path}/points/1`)
  await expect(point(page)).toHaveValue('Name a point of contact.')
  await page.goto('/en/sign-out')
  await press(page, 'Sign out')
  await expect(page).not.toHaveURL(/sign-out/)
  expect(await kept(page)).toEqual([])
})

test('over what another wrote nothing saves itself', async ({ browser }) => {
  const { submitter, drafter, path, stored } = await shared()
  const [mine, theirs] = [
    await windowOf(browser, submitter.id),
    await windowOf(browser, drafter.id, false),
  ]
  for (const page of [mine, theirs]) await page.goto(`${path}/points/1`)
  await point(theirs).fill('Name two points of contact.')
  await press(theirs, 'Save for later')
  await point(mine).fill('Name three points of contact.')
  await said(mine, 'Not saved: somebody else changed this page')
  expect(await stored()).toContain('Name two points of contact.')
  expect(await press(mine, 'Save and continue')).toBe(409)
  await expect(mine.getByRole('group', { name: 'Your point' })).toContainText('two')
  await press(mine, 'Save and continue')
  await expect(mine).toHaveURL(/done=saved/)
  expect(await stored()).toContain('Name three points of contact.')
})

test('what saved itself is previewed and checked, and what another changed is settled once', async ({
  browser,
}) => {
  const { submitter, drafter, path } = await shared()
  const [mine, theirs] = [
    await windowOf(browser, submitter.id),
    await windowOf(browser, drafter.id, false),
  ]
  const wording = (page: Page) => page.getByLabel('Proposed wording (optional)', { exact: true })
  await mine.goto(`${path}/points/1`)
  await point(mine).fill('Name **three** points of contact.')
  await said(mine, /^Saved \d\d:\d\d$/)
  await press(mine, 'Preview')
  const preview = mine.getByRole('region', { name: 'Preview of your point' })
  await expect(preview).toContainText('Name three points of contact.')
  await expect(preview.getByRole('strong')).toHaveText('three')
  await theirs.goto(`${path}/points/1`)
  await expect(point(theirs)).toHaveValue('Name **three** points of contact.')
  await wording(theirs).fill('Each State names three.')
  await press(theirs, 'Save for later')
  expect(await press(mine, 'Save and continue')).toBe(409)
  const theirsFirst = mine.getByRole('group', { name: 'Proposed wording' })
  await theirsFirst.getByRole('radio', { name: 'Take the saved one' }).check()
  expect(await press(mine, 'Save and continue')).not.toBe(409)
  await expect(mine).toHaveURL(/done=saved/)
  await mine.goto(`${path}/check`)
  const checked = mine.getByRole('main')
  await expect(checked.getByRole('strong').filter({ hasText: 'three' })).toBeVisible()
  await expect(checked).toContainText('Each State names three.')
  await mine.goto(`${path}/points/1`)
  await expect(mine.getByRole('region', { name: 'Compare what both of you wrote' })).toHaveCount(0)
  await press(mine, 'Save and continue')
  await expect(mine).toHaveURL(/done=saved/)
})

for (const script of [true, false])
  test.describe(script ? 'with a script' : 'without a script', () => {
    test('two who changed one page compare, and each field stands as chosen', async ({
      browser,
    }) => {
      const { submitter, drafter, path, stored } = await shared()
      const [mine, theirs] = [
        await windowOf(browser, submitter.id, script),
        await windowOf(browser, drafter.id, script),
      ]
      for (const page of [mine, theirs]) await page.goto(`${path}/points/1`)
      const wording = (page: Page) =>
        page.getByLabel('Proposed wording (optional)', { exact: true })
      await wording(theirs).fill('Each State names two.')
      await point(theirs).fill('Name a point of contact soon.')
      await press(theirs, 'Save for later')
      await expect(theirs).toHaveURL(/done=saved/)
      await wording(mine).fill('Each State may name one.')
      await point(mine).fill('Name a point of contact now.')
      expect(await press(mine, 'Save and continue')).toBe(409)
      const comparison = mine.getByRole('region', { name: 'Compare what both of you wrote' })
      await expect(comparison).toContainText('The saved text is by The drafter')
      const first = comparison.getByRole('group', { name: 'Your point' })
      await expect(first).toContainText('[taken out: soon]')
      await expect(first).toContainText('[added: now]')
      await expect(point(mine)).toHaveValue('Name a point of contact now.')
      await first.getByRole('radio', { name: 'Take the saved one' }).check()
      await press(mine, 'Save and continue')
      await expect(mine).toHaveURL(/done=saved/)
      expect(await stored()).toContain('Name a point of contact soon.')
      expect(await stored()).toContain('Each State may name one.')
    })
  })
