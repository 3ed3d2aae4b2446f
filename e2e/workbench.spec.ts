// Over 250 lines: one walk through a queue, with the same page without a script.
import { expect, type Page, test } from '@playwright/test'
import { closeDatabase, db } from '@/lib/platform/db'
import { bulkInputs } from '@/prisma/builders/bulk'
import { buildDocument } from '@/prisma/builders/documents'
import { buildInput } from '@/prisma/builders/inputs'
import { buildModerator, buildOrganisation } from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'
import { windowOf } from './fixtures'
import { press, seeDone } from './pages'

test.afterAll(closeDatabase)

const WORDING = 'States keep a public record of how each norm is put into practice.'

/** A queue of more points than a page of it holds, the first with a wording that the text has taken over. */
async function stage() {
  const { round, streams } = await buildRound({ open: false })
  const stream = streams.norms
  const organisation = await buildOrganisation()
  await buildInput({
    // Inputs stand in the order of their ids.
    id: crypto.randomUUID().replace(/^.{8}/, '00000000'),
    stream,
    organisation,
    points: [{ statement: 'Record what is done.', proposedWording: WORDING.toUpperCase() }],
  })
  await bulkInputs({ stream, organisations: [organisation], count: 32 })
  const texts = ['States recall the norms.', WORDING, 'A fund is set up.', 'Delegates meet yearly.']
  const document = await buildDocument({
    round,
    revisions: ['Zero draft', 'Rev.1'].map((name) => ({
      name,
      paragraphs: texts.map((text, at) => ({
        number: String(at + 1),
        text: name === 'Rev.1' && at === 2 ? 'A trust fund is set up.' : text,
      })),
    })),
  })
  const moderator = await buildModerator({ streamIds: [stream.id] })
  const points = await db().point.findMany({
    where: { input: { streamId: stream.id } },
    orderBy: [{ inputId: 'asc' }, { number: 'asc' }],
  })
  const pathOf = (id = '', locale = 'en', revision = 'zero-draft') =>
    `/${locale}/moderate/${round.slug}/records/${id}?stream=norms&document=${document.slug}&revision=${revision}`
  const [zero] = document.revisions
  if (!zero) throw new Error('a document without its revision')
  return { moderator, points, zero, pathOf }
}

const heading = (page: Page) => page.getByRole('heading', { level: 2 }).first()
const alert = (page: Page) => page.getByRole('main').getByRole('alert')
const says = (page: Page, text: string) =>
  expect(page.getByRole('status').filter({ hasText: text })).toBeVisible()

/** Waits until keys act: the button that shows them stands there from then on. */
const atWork = (page: Page) => expect(page.getByRole('button', { name: 'Keys' })).toBeVisible()

/** Does something that leads to another point, and waits for that. */
async function onwards(page: Page, act: () => Promise<unknown>) {
  const before = (await heading(page).textContent()) ?? ''
  await act()
  await expect(heading(page)).not.toHaveText(before)
  await atWork(page)
}

/** A key of a Cyrillic keyboard, at the place of a Latin one. */
const cyrillic = (page: Page, key: string, code: string) =>
  page.evaluate(
    ([key, code]) =>
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, code, bubbles: true })),
    [key, code] as const,
  )

test('a queue is decided from its first to its last undecided point by keys alone', async ({
  browser,
}) => {
  test.slow()
  const { moderator, points, zero, pathOf } = await stage()
  const page = await windowOf(browser, moderator.id)
  const key = (name: string) => page.keyboard.press(name)
  const records = () =>
    db().uptakeRecord.findMany({ where: { revisionId: zero.id }, include: { links: true } })
  await page.goto(pathOf(points[0]?.id))
  await atWork(page)
  const first = (await heading(page).textContent()) ?? ''

  await test.step('help', async () => {
    await key('?')
    const dialog = page.getByRole('dialog', { name: 'Keys' })
    await expect(dialog).toContainText('Next undecided point')
    await key('j')
    await key('Escape')
    await expect(dialog).toBeHidden()
    await expect(heading(page)).toHaveText(first)
  })

  await test.step('a note is no decision', async () => {
    await page.getByLabel('Note', { exact: true }).focus()
    await page.keyboard.type('j')
    await key('Control+Enter')
    await key('Escape')
    await expect(heading(page)).toBeFocused()
    await expect(alert(page)).toHaveCount(0)
  })

  await test.step('reflected where the wording was taken over verbatim, and taken back', async () => {
    const suggested = page.getByRole('region', { name: 'Suggested or linked' })
    await expect(suggested.getByText('Holds the proposed wording verbatim')).toBeVisible()
    await expect(suggested.locator('mark')).toHaveText(WORDING.slice(0, -1))
    await key('1')
    await expect(alert(page)).toContainText('Paragraphs')
    await key('Enter')
    await says(page, 'Paragraph 2 is linked.')
    await onwards(page, () => key('1'))
    await says(page, `The record is saved. ${first}: Reflected.`)
    expect(await records()).toMatchObject([{ outcome: 'reflected', links: [{}] }])
    await onwards(page, () => key('u'))
    await says(page, `Taken back: ${first}.`)
    await expect(heading(page)).toHaveText(first)
    expect(await records()).toEqual([])
  })

  await test.step('what could not be sent comes back to its point', async () => {
    await key('Enter')
    await page.context().setOffline(true)
    await onwards(page, () => key('1'))
    await says(page, `${first} is not saved.`)
    await page.context().setOffline(false)
    expect(await records()).toEqual([])
    await onwards(page, () => key('k'))
    await expect(alert(page)).toContainText('The server could not be reached')
    await onwards(page, () => key('1'))
    await says(page, `The record is saved. ${first}: Reflected.`)
  })

  await test.step('points chosen for a decision on several', async () => {
    await key('x')
    const together = page.getByRole('link', { name: 'Decide the chosen point' })
    await expect(together).toHaveAttribute('href', new RegExp(`&point=${points[1]?.id}$`))
    await key('x')
    await expect(together).toBeHidden()
  })

  await test.step('a reason, which what lacks it asks for', async () => {
    await key('6')
    await expect(page.getByLabel('Carried to', { exact: true })).toBeFocused()
    await key('Escape')
    await key('3')
    await expect(page.getByLabel('Reason', { exact: true })).toBeFocused()
    await key('Control+Enter')
    await expect(alert(page)).toBeFocused()
    await key('c')
    await page.keyboard.type('Heard; j and 1 are letters here.')
    await onwards(page, () => key('Control+Enter'))
  })

  await test.step('a paragraph found by its number, and what is typed stays until it is saved', async () => {
    const here = (await heading(page).textContent()) ?? ''
    await key('/')
    await page.keyboard.type('3')
    await key('Enter')
    await expect(page.getByRole('checkbox', { name: 'A fund is set up.' })).toBeFocused()
    await key('Enter')
    await says(page, 'Paragraph 3 is linked.')
    await key('2')
    await page.keyboard.type('There is no money in it yet.')
    await key('Escape')
    await onwards(page, () => key('j'))
    await page.reload()
    await atWork(page)
    await says(page, 'What you typed on a point')
    await onwards(page, () => key('k'))
    await expect(heading(page)).toHaveText(here)
    await expect(page.getByLabel('Reason', { exact: true })).toHaveValue(/no money/)
    await onwards(page, () => key('Control+Enter'))
  })

  await test.step('keys at the same place of another keyboard, others, and none', async () => {
    const here = (await heading(page).textContent()) ?? ''
    await onwards(page, () => cyrillic(page, 'о', 'KeyJ'))
    await onwards(page, () => cyrillic(page, 'л', 'KeyK'))
    await expect(heading(page)).toHaveText(here)
    const settings = await page.context().newPage()
    await settings.goto('/en/me/keys')
    await settings.getByLabel('Next point', { exact: true }).fill('k')
    await press(settings, 'Save keys')
    await expect(alert(settings)).toContainText('Another act above has this key')
    await settings.getByLabel('Next point', { exact: true }).fill('g')
    await press(settings, 'Save keys')
    await seeDone(settings, 'Saved.')
    await page.reload()
    await atWork(page)
    await key('j')
    await onwards(page, () => key('g'))
    await settings.getByLabel('Do nothing').check()
    await press(settings, 'Save keys')
    await seeDone(settings, 'Saved.')
    await page.reload()
    await atWork(page)
    const there = (await heading(page).textContent()) ?? ''
    await key('k')
    await key('g')
    await key('2')
    await expect(heading(page)).toHaveText(there)
    await expect(page.getByRole('radio', { name: 'Partly reflected' })).not.toBeChecked()
    await press(settings, 'Give the first keys back')
    await seeDone(settings, 'Saved.')
    await page.reload()
    await atWork(page)
  })

  await test.step('the rest, past the end of what a page holds', async () => {
    const last = page.getByRole('status').filter({ hasText: 'Nothing undecided is left' })
    const left = points.length - 3
    for (let at = 0; at < left; at += 1) {
      const reasoned = at % 8 === 0
      await key(reasoned ? '5' : 'Enter')
      if (reasoned) await page.keyboard.type('For another place.')
      const save = () => key(reasoned ? 'Control+Enter' : '1')
      if (at === left - 1) await save()
      else await onwards(page, save)
    }
    await expect(last).toBeVisible()
    const held = await records()
    expect(new Set(held.map(({ pointId }) => pointId)).size).toBe(points.length)
    expect(held).toHaveLength(points.length)
    expect(held.filter(({ outcome }) => outcome === 'out_of_scope').length).toBe(
      Math.ceil(left / 8),
    )
    await expect(page.getByText(`${points.length} of ${points.length} decided`)).toBeVisible()
  })

  await test.step('without a script', async () => {
    const plain = await windowOf(browser, moderator.id, false)
    await plain.goto(pathOf(points[0]?.id, 'en', 'rev-1'))
    await plain.getByLabel('Words or a paragraph’s number').fill('trust')
    await plain.getByRole('main').getByRole('button', { name: 'Search' }).click()
    await expect(plain.getByText('1 paragraph found')).toBeVisible()
    await plain.getByRole('checkbox', { name: 'A trust fund is set up.' }).check()
    await plain.getByText('What changed since Zero draft').first().click()
    await plain.getByLabel('Partly reflected', { exact: true }).check()
    await plain.getByLabel('Reason', { exact: true }).fill('')
    await press(plain, 'Save and next undecided')
    await expect(alert(plain)).toContainText('Reason')
    await expect(plain.getByRole('checkbox', { name: 'A trust fund is set up.' })).toBeChecked()
    await plain.getByLabel('Reason', { exact: true }).fill('Without the money.')
    await press(plain, 'Save and next undecided')
    await seeDone(plain, 'The record is saved.')
    await press(plain, `Undo: ${first}`)
    await seeDone(plain, 'Taken back.')
  })
})
