import { expect, type Page, test } from '@playwright/test'
import { closeDatabase } from '@/lib/platform/db'
import { ACCESS } from './access-table'
import { faults } from './faults'
import { buildWorld, enter, type World } from './world'

test.describe.configure({ mode: 'parallel' })

let world: World
test.beforeAll(async () => {
  world = await buildWorld()
})
test.afterAll(closeDatabase)

/** What reaches beyond the window and makes it scroll sideways. */
const overflow = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    return [...document.querySelectorAll('main *, header *, footer *')]
      .filter((element) => {
        const { left, right } = element.getBoundingClientRect()
        return right > clientWidth + 1 || left < -1
      })
      .map((element) => element.outerHTML.slice(0, 120))
      .slice(-3)
  })

/** At both widths nothing reaches beyond the window; `axe` also looks at one of them, in one colour scheme. */
async function expectFit(page: Page, axe: { width: number; colorScheme: 'light' | 'dark' }) {
  for (const width of [axe.width === 320 ? 1280 : 320, axe.width]) {
    await page.setViewportSize({ width, height: 900 })
    expect(await overflow(page), `${page.url()} ${width} px`).toEqual([])
  }
  await page.emulateMedia({ colorScheme: axe.colorScheme })
  expect(await faults(page), `${page.url()} ${JSON.stringify(axe)}`).toEqual([])
}

// Each language, width and colour scheme is looked at by axe once for every page, not each with each: that
// alone took a third of all journeys' time.
for (const [route, [row]] of Object.entries(ACCESS)) {
  const role = row?.allowed[0]
  if (route.startsWith('api/') || !role) continue
  test(`/${route}, as ${role}`, async ({ page }) => {
    await enter(page.context(), world, role)
    await page.goto(row.path(world))
    await expectFit(page, { width: 1280, colorScheme: 'light' })
    await page.goto(row.path(world).replace('/en', '/ar'))
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
    await expectFit(page, { width: 320, colorScheme: 'dark' })
  })
}

for (const locale of ['en', 'ar'])
  test(`the first key leads past the masthead (${locale})`, async ({ page }) => {
    await page.goto(`/${locale}/rounds/${world.round.slug}`)
    await page.keyboard.press('Tab')
    const skip = page.locator(':focus')
    await expect(skip).toHaveAttribute('href', '#main')
    await expect(skip).toBeInViewport()
    await page.keyboard.press('Enter')
    await expect(page.locator('#main')).toBeFocused()
  })
