import { expect, type Page, test } from '@playwright/test'
import { Secret, TOTP } from 'otpauth'
import { closeDatabase } from '@/lib/platform/db'
import { buildAdmin, buildSession } from '@/prisma/builders/members'
import { faults } from './faults'

test.afterAll(closeDatabase)

const factorPage = '/en/me/second-factor'

/** Makes the page that of a fresh session of a member. */
async function enterAnew(page: Page, memberId: string) {
  const url = process.env.BASE_URL ?? 'http://localhost:3000'
  const value = await buildSession({ memberId })
  await page.context().clearCookies()
  await page.context().addCookies([{ name: 'session', value, url }])
}

/** Nothing beyond the window; and no fault of axe, which needs the page's scripts to run at all. */
async function expectFit(page: Page, scripts: boolean) {
  const overflow = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    expect(await overflow()).toBe(0)
    if (scripts) expect(await faults(page)).toEqual([])
  }
}

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled })

    test('a second factor is set up, given once per session, and replaced by paper', async ({
      page,
    }) => {
      const { id } = await buildAdmin()
      await enterAnew(page, id)
      await page.goto(`${factorPage}?callbackUrl=/en/admin/members`)
      await expectFit(page, javaScriptEnabled)
      const shownKey = () => page.locator('dd bdi').textContent()
      const key = (await shownKey())?.replaceAll(' ', '') ?? ''
      const [paper = '', ...more] = await page.locator('main li bdi').allInnerTexts()
      expect(more).toHaveLength(7)
      const image = page.getByRole('img', { name: 'Image of the key' })
      expect(await image.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0)

      await page.getByLabel('Code of six digits').fill('12345')
      await page.getByRole('button', { name: 'Finish' }).click()
      await expect(page.getByRole('main').getByRole('alert')).toContainText('This code is wrong')
      expect((await shownKey())?.replaceAll(' ', '')).toBe(key)
      const code = new TOTP({ secret: Secret.fromBase32(key) }).generate()
      await page.getByLabel('Code of six digits').fill(code)
      await page.getByRole('button', { name: 'Finish' }).click()
      await expect(page).toHaveURL(/^[^?]+\/en\/admin\/members$/)
      await page.goto(factorPage)
      await expect(page.getByText('You have given your second factor')).toBeVisible()

      await enterAnew(page, id)
      await page.goto(factorPage)
      await expectFit(page, javaScriptEnabled)
      const give = async (typed: string) => {
        await page.getByLabel('Code', { exact: true }).fill(typed)
        await page.getByRole('button', { name: 'Go on' }).click()
      }
      await give(code)
      await expect(page.getByRole('main').getByRole('alert')).toContainText('was used before')
      await give(paper)
      await expect(page).toHaveURL(/\/en\/me$/)
      await page.goto(factorPage)
      await expect(page.locator('dl')).toContainText('Recovery codes left7')
    })
  })
