import { expect, test } from '@playwright/test'
import { closeDatabase, db } from '@/lib/platform/db'
import { press } from './pages'
import { buildWorld, enter } from './world'

test.afterAll(closeDatabase)

test('without a script, what was typed outlives the session, and too much is told', async ({
  browser,
}) => {
  const world = await buildWorld()
  const baseURL = test.info().project.use.baseURL
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL })
  await enter(context, world, 'drafter')
  const page = await context.newPage()
  await page.goto(`/en/rounds/${world.round.slug}/drafts/${world.draft.id}/about`)
  await page.getByRole('main').getByLabel('Title').fill('x'.repeat(1_100_000))
  expect(await press(page, 'Save and continue')).toBe(413)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This is too much at once')
  await expect(page.getByText('at most 1 MB')).toBeVisible()
  await page.goto(`/en/rounds/${world.round.slug}/drafts/${world.draft.id}/about`)
  await page.getByRole('main').getByLabel('Title').fill('Typed before the session ended <b>')
  await db().session.updateMany({
    where: { memberId: world.members.drafter.id },
    data: { expiresAt: new Date(0) },
  })
  expect(await press(page, 'Save and continue')).toBe(401)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You are signed out')
  await expect(page.getByText('Typed before the session ended <b>')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Sign in in another window' })).toBeVisible()
})
