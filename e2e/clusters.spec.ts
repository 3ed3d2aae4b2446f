import { expect, type Page, test } from '@playwright/test'
import { closeDatabase, db } from '@/lib/platform/db'
import { buildModerator } from '@/prisma/builders/members'
import { type Large, loadLarge } from '@/prisma/demo/large/load'
import { faults } from './faults'
import { windowOf } from './fixtures'
import { press, seeDone } from './pages'

let large: Large
test.beforeAll(async () => {
  const loaded = await loadLarge({
    ...{ inputs: 60, points: 120, paragraphs: 60, revisions: 2 },
    // A worker that goes on after a failure loads one of its own.
    mark: `w${test.info().workerIndex}`,
  })
  if (!loaded) throw new Error('nothing was loaded')
  large = loaded
})
test.afterAll(closeDatabase)

const main = (page: Page) => page.getByRole('main')
const ticked = (page: Page) => main(page).locator('input[name="seen"]:checked')
const decidedBy = (memberId: string) =>
  db().uptakeRecord.count({ where: { decidedById: memberId } })

for (const [which, script] of [true, false].entries())
  test(`a moderator answers similar points together, ${script ? 'with' : 'without'} a script`, async ({
    browser,
  }) => {
    const moderator = await buildModerator({ streamIds: [large.stream.id] })
    const page = await windowOf(browser, moderator.id, script)
    await page.goto(`/en/moderate/${large.round.slug}`)
    await main(page).getByRole('link', { name: 'Similar points' }).click()
    await expect(main(page).getByText(/^As of .+ UTC, among 120 points\.$/)).toBeVisible()
    // Each of the two takes a campaign of its own.
    await main(page)
      .getByRole('link', { name: /^\d+ similar points$/ })
      .nth(which)
      .click()
    await expect(main(page).getByRole('heading', { level: 1 })).toHaveText(/^\d+ similar points$/)
    const all = await ticked(page).count()
    expect(all).toBeGreaterThan(2)
    await expect(
      main(page).getByText('% alike').or(main(page).locator('ins, del')).first(),
    ).toBeVisible()

    await ticked(page).last().uncheck()
    await main(page).getByLabel('Noted', { exact: true }).check()
    await press(page, 'Show what would be recorded')
    await expect(
      main(page)
        .getByRole('alert')
        .getByRole('link', { name: /Reason/ }),
    ).toBeVisible()
    await main(page)
      .getByLabel('Reason', { exact: true })
      .fill('Heard, and taken up by the thematic group.')
    await press(page, 'Show what would be recorded')
    await expect(
      main(page).getByText(`Nothing is recorded yet. ${all - 1} points become “Noted”`),
    ).toBeVisible()
    expect(await decidedBy(moderator.id)).toBe(0)
    await main(page).getByLabel('Reason', { exact: true }).fill('Heard.')
    await press(page, `Record ${all - 1} decisions`)
    await expect(
      main(page).getByText('Nothing is recorded yet.').and(main(page).getByRole('status')),
    ).toBeVisible()
    expect(await decidedBy(moderator.id)).toBe(0)
    if (script) expect(await faults(page)).toEqual([])
    await press(page, `Record ${all - 1} decisions`)
    await seeDone(page, 'Recorded. Another moderator reviews each record.')
    await expect(ticked(page)).toHaveCount(1)
    expect(await decidedBy(moderator.id)).toBe(all - 1)
    await press(page, 'Take it back')
    await seeDone(page, 'Taken back.')
    expect(await decidedBy(moderator.id)).toBe(0)

    await page.goBack()
    const foreign = await db().pointCluster.findFirstOrThrow({
      where: { streamId: large.stream.id, point: { language: { not: 'en' } } },
    })
    const cluster = page.url()
    await page.goto(`/en/moderate/${large.round.slug}/clusters/${foreign.pointId}`)
    await expect(main(page).getByText(/^These points are in another language/)).toBeVisible()
    await expect(main(page).getByText('No paragraph has much in common')).toHaveCount(0)
    await page.goto(cluster)
    await main(page).getByLabel('Point', { exact: true }).selectOption({ index: 1 })
    await press(page, 'Take it out')
    await expect(ticked(page)).toHaveCount(all - 1)
    await press(page, 'Let it be looked for again')
    await expect(ticked(page)).toHaveCount(all)
  })
