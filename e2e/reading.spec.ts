import { expect, type Page, test } from '@playwright/test'
import { closeDatabase } from '@/lib/platform/db'
import { buildDocument, type ParagraphWish } from '@/prisma/builders/documents'
import { buildAdmin } from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'
import { buildTranslation } from '@/prisma/builders/translations'
import { faults } from './faults'

test.afterAll(closeDatabase)

const p = (number: string, text: string, lineage: string | string[], more = {}): ParagraphWish => ({
  number,
  text,
  lineage,
  ...more,
})

async function stage() {
  const { round } = await buildRound()
  const revisions = [
    {
      name: 'Zero draft',
      published: true,
      paragraphs: [
        p('', 'Measures', 'h', { kind: 'heading', label: 'h1' }),
        p('1', 'States should keep their entries in the directory up to date.', 'directory'),
        p('2', 'States meet every year. The Secretariat publishes their reports.', 'meet'),
        p('3', 'States fund fellowships:', 'fund'),
        p('(a)', 'in capitals;', 'capitals', { label: '3(a)', depth: 1, kind: 'subparagraph' }),
        p('4', 'This goes without a successor.', 'gone'),
      ],
    },
    {
      name: 'Rev.1',
      published: true,
      paragraphs: [
        p('', 'Measures', 'h', { kind: 'heading', label: 'h1' }),
        p('1', 'Nothing of the kind was said before.', 'new'),
        p('2', 'States will keep their entries in the directory up to date.', 'directory'),
        p('3', 'States meet every year.', 'meet'),
        p('4', 'The Secretariat publishes their reports.', 'meet'),
        p('5', 'States fund fellowships:', 'fund'),
        p('(a)', 'in capitals;', 'capitals', { label: '5(a)', depth: 1, kind: 'subparagraph' }),
      ],
    },
    {
      name: 'Final',
      published: true,
      paragraphs: [p('1', 'States keep their entries up to date.', 'directory')],
    },
  ]
  const arabic = [
    ['Zero draft', 'ينبغي للدول أن تحدث بياناتها في دليل ICT كل عام.'],
    ['Rev.1', 'ينبغي للدول أن تحدث بياناتها في الدليل العالمي كل عام.'],
  ].map(([name = '', text = '']) => ({
    name,
    language: 'ar',
    published: true,
    paragraphs: [p('١', text, 'one')],
  }))
  const chinese = [
    ['Zero draft', '各国应当每年更新名录中的信息。'],
    ['Rev.1', '各国应当每季度更新全球名录中的信息。'],
  ].map(([name = '', text = '']) => ({
    name,
    language: 'zh',
    published: true,
    paragraphs: [p('1', text, 'one')],
  }))
  const built = []
  for (const of of [revisions, arabic, chinese])
    built.push(await buildDocument({ round, revisions: of }))
  const [first] = built
  const [by, confirmedBy] = [await buildAdmin(), await buildAdmin()]
  for (const revision of first?.revisions.slice(0, 2) ?? [])
    await buildTranslation({
      ...{ revision, by, confirmedBy, language: 'ar' },
      text: ({ text }) =>
        `تحدث الدول ${text.includes('will') ? 'الدليل العالمي' : 'بياناتها'} كل عام`,
    })
  const [english, ar, zh] = built.map(({ slug }) => `rounds/${round.slug}/documents/${slug}`)
  return { english: `/en/${english}`, arabic: `/ar/${ar}`, chinese: `/zh/${zh}` }
}

/** Nothing that axe finds, and nothing that reaches beyond a narrow or a wide window. */
async function expectSound(page: Page) {
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    const over = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(over, `${page.url()} ${width}`).toBeLessThanOrEqual(0)
  }
  expect(await faults(page)).toEqual([])
}

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false })
  test('a reader compares any two revisions, goes from change to change and finds a paragraph', async ({
    page,
  }) => {
    const { english } = await stage()
    await page.goto(english)
    await page.getByText('Earlier wording').click()
    await expect(page.getByRole('link', { name: 'Paragraph 2', exact: true })).toHaveAttribute(
      'href',
      `${english}?revision=rev-1#p-2`,
    )

    await page.getByLabel('Compare from').selectOption('Zero draft')
    await page.getByLabel('To', { exact: true }).selectOption('Rev.1')
    await page.getByRole('button', { name: 'Compare' }).click()
    const summary = page.getByRole('region', { name: '5 changes' })
    await expect(summary).toContainText('Changed: 1')
    await expect(summary).toContainText('Split: 2')
    await expect(summary).toContainText('Renumbered: 3')
    const row = (text: string) =>
      page.getByRole('listitem').filter({ has: page.locator('.outcome-text'), hasText: text })
    await expect(row('up to date')).toContainText('Renumbered, was 1')
    await expect(row('up to date').locator('del')).toHaveText('[removed: should ]')
    await expect(row('up to date').locator('ins')).toHaveText('[added: will ]')
    await expect(row('publishes their reports').locator('ins, del')).toHaveCount(0)
    await expect(row('publishes their reports')).toContainText('Split from 2')
    await expect(row('without a successor')).toContainText('Removed')
    await page.getByRole('link', { name: 'Go to the first change' }).click()
    for (const step of [2, 3, 4, 5]) {
      await page.keyboard.press('Tab')
      await expect(page.locator(':focus')).toHaveAccessibleName('Next change')
      await page.keyboard.press('Enter')
      await expect(page).toHaveURL(new RegExp(`#change-${step}$`))
    }
    await expect(page.locator('#change-5')).toContainText('Change 5 of 5')

    await page.getByLabel('Shown').selectOption('Side by side')
    await page.getByRole('button', { name: 'Compare' }).click()
    const sides = page.getByRole('table', { name: 'Zero draft beside Rev.1' })
    const cells = sides.getByRole('row').filter({ hasText: 'up to date' }).getByRole('cell')
    await expect(cells.nth(0)).toContainText(/^1\s+States .*should/)
    await expect(cells.nth(0)).not.toContainText('will')
    await expect(cells.nth(1)).toContainText(/^2\s+States .*will/)
    await expect(cells.nth(1)).not.toContainText('should')
    await expect(
      sides.getByRole('row').filter({ hasText: 'without a successor' }).getByRole('cell').nth(1),
    ).toHaveText('Not in this revision')

    await page.getByLabel('Find in this text').fill('5 (a)')
    await page.getByRole('button', { name: 'Find' }).click()
    await expect(page).toHaveURL(/revision=rev-1&compare=zero-draft&view=sides#p-5\(a\)$/)

    const languages = page.getByRole('navigation', { name: 'Languages of this text' })
    await languages.getByRole('link', { name: 'العربية' }).click()
    await expect(page).toHaveURL(/compare=zero-draft&view=sides&text=ar$/)
    await expect(page.getByText('Rev.1, العربية: official translation')).toBeVisible()
    const changed = page.getByRole('row').filter({ hasText: 'العالمي' })
    await expect(changed.locator('ins')).toContainText('الدليل العالمي')
    await page.getByLabel('Find in this text').fill('العالمي')
    await page.getByRole('button', { name: 'Find' }).click()
    await expect(page.getByRole('region', { name: '1 paragraph' }).locator('mark')).toHaveText(
      'العالمي',
    )
    await page.getByRole('link', { name: 'Paragraph 2', exact: true }).click()
    await expect(page).toHaveURL(/text=ar&.*#p-2$|text=ar#p-2$/)
    await page.getByRole('link', { name: 'Show the text alone' }).click()
    await expect(page.locator('.outcome-text').first()).toHaveAttribute('lang', 'ar')
    await languages.getByRole('link', { name: 'English' }).click()
    const heading = page.getByRole('link', { name: 'Address of this heading' })
    await expect(heading).toHaveAttribute('href', /revision=rev-1#.*h1$/)
    await page.getByLabel('Find in this text').fill('fellowship')
    await page.getByRole('button', { name: 'Find' }).click()
    const found = page.getByRole('region', { name: '1 paragraph found for “fellowship”' })
    await expect(found.locator('mark')).toHaveText('fellowships')
    await found.getByRole('link', { name: 'Paragraph 5' }).click()
    await expect(page).toHaveURL(/#p-5$/)
    // Any two, the later one first as well.
    await page.goto(`${english}?revision=zero-draft&compare=final`)
    await expect(page.getByText('What changed from Final to Zero draft.')).toBeVisible()

    await page.emulateMedia({ media: 'print' })
    await expect(page.getByText('Permanent address:')).toBeVisible()
    for (const chrome of ['Find in this text', 'Next'])
      await expect(page.getByText(chrome, { exact: true }).first()).toBeHidden()
  })
})

test('texts are sound to look at; Arabic and Chinese ones are compared word by word, each in its direction', async ({
  page,
}) => {
  const { english, arabic, chinese } = await stage()
  for (const query of ['?revision=rev-1&q=fellowship', '?revision=rev-1&compare=zero-draft']) {
    await page.goto(english + query)
    await expectSound(page)
  }
  await page.goto(`${arabic}?revision=rev-1&compare=zero-draft&view=sides`)
  const cells = page.getByRole('row').filter({ hasText: 'كل عام' }).getByRole('cell')
  await expect(cells.nth(0).locator('del')).toContainText('دليل ICT')
  await expect(cells.nth(1).locator('ins')).toContainText('الدليل العالمي')
  await expect(cells.nth(0).locator('[lang=ar]').first()).toHaveCSS('direction', 'rtl')
  const [start, end] = [await cells.nth(0).boundingBox(), await cells.nth(1).boundingBox()]
  expect(start?.x).toBeGreaterThan(end?.x ?? Number.POSITIVE_INFINITY)
  await expectSound(page)
  await page.goto(`${chinese}?revision=rev-1&compare=zero-draft`)
  const words = page.locator('.outcome-text').first()
  await expect(words.locator('ins')).toContainText(['每季度', '全球'])
  await expectSound(page)
})
