// Over 250 lines: one walk through a queue, with the same page without a script.
import { randomUUID } from 'node:crypto'
import { expect, type Page, test } from '@playwright/test'
import { closeDatabase, db } from '@/lib/platform/db'
import { choiceText } from '@/lib/uptake/chosen-address'
import { MOST_CHOSEN } from '@/lib/uptake/queue-views'
import { bulkInputs } from '@/prisma/builders/bulk'
import { buildDocument } from '@/prisma/builders/documents'
import { buildInput } from '@/prisma/builders/inputs'
import { buildModerator, buildOrganisation } from '@/prisma/builders/members'
import { queuedPoints } from '@/prisma/builders/queue'
import { buildRound } from '@/prisma/builders/rounds'
import { buildUptake } from '@/prisma/builders/uptake'
import { loadLarge } from '@/prisma/demo/large/load'
import { windowOf } from './fixtures'
import { press, seeDone } from './pages'

test.afterAll(closeDatabase)

const WORDING = 'States keep a public record of how each norm is put into practice.'

/** A queue whose first point has a wording that the text has taken over. */
async function stage() {
  const { round, streams } = await buildRound({ open: false })
  const stream = streams.norms
  const organisation = await buildOrganisation()
  await buildInput({
    submittedAt: new Date(Date.now() - 3 * 86_400_000),
    stream,
    organisation,
    points: [{ statement: 'Record what is done.', proposedWording: WORDING.toUpperCase() }],
  })
  await bulkInputs({ stream, organisations: [organisation], count: 6 })
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
  const colleague = await buildModerator({ streamIds: [stream.id] })
  const points = await queuedPoints(stream.id)
  await db().note.create({
    data: {
      ...{ pointId: points[1]?.id ?? '', memberId: colleague.id },
      text: 'Ask the colleague first.',
    },
  })
  const pathOf = (id = '', locale = 'en', revision = 'zero-draft') =>
    `/${locale}/moderate/${round.slug}/records/${id}?stream=norms&document=${document.slug}&revision=${revision}`
  const [zero] = document.revisions
  if (!zero) throw new Error('a document without its revision')
  return { moderator, colleague, points, zero, pathOf }
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

/** Waits for another point than the one before, in the browser itself: 150 times a second look would be long. */
const arrived = async (page: Page, before: string) => {
  const shown = await page.waitForFunction((before) => {
    const name = document.querySelector('#bench-point h2')?.textContent ?? ''
    const keys = [...document.querySelectorAll('main button')].some(
      (one) => one.textContent === 'Keys',
    )
    const linked = document.querySelector('#paragraphs li') !== null
    return name !== before && keys && { name, linked }
  }, before)
  return (await shown.jsonValue()) as { name: string; linked: boolean }
}

/** A key of another keyboard, at the place of a Latin one. */
const elsewhere = (page: Page, key: string, code: string) =>
  page.evaluate(
    ([key, code]) =>
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, code, bubbles: true })),
    [key, code] as const,
  )

test('points are decided by keys alone, and what is typed is neither lost nor saved unseen', async ({
  browser,
}) => {
  test.slow()
  const { moderator, colleague, points, zero, pathOf } = await stage()
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

  await test.step('a note is no decision, and is kept and read where one stands', async () => {
    const note = page.getByLabel('Note', { exact: true })
    const shared = page.getByRole('region', { name: 'Notes among moderators' })
    await onwards(page, () => key('j'))
    await expect(shared.getByText('Ask the colleague first.')).toBeVisible()
    await key('m')
    await page.keyboard.type('j, and 1')
    await key('Escape')
    await expect(heading(page)).toBeFocused()
    await onwards(page, () => key('k'))
    await expect(heading(page)).toHaveText(first)
    await expect(note).toHaveValue('')
    await onwards(page, () => key('j'))
    await expect(note).toHaveValue('j, and 1')
    await key('m')
    await key('Control+Enter')
    await says(page, 'The note is added.')
    await expect(shared.getByRole('listitem').filter({ hasText: 'j, and 1' })).toBeVisible()
    await expect(note).toHaveValue('')
    await key('Escape')
    await key('a')
    await says(page, 'It is said who takes care of it.')
    await expect(page.getByText('You take care of this point.')).toBeVisible()
    await expect(
      page.getByRole('listitem').filter({ hasText: 'Yours to take care of' }),
    ).toBeVisible()
    const held = { pointId: points[1]?.id ?? '', memberId: moderator.id }
    expect(await db().note.count({ where: held })).toBe(1)
    expect(await db().assignment.count({ where: held })).toBe(1)
    await onwards(page, () => key('k'))
    await expect(alert(page)).toHaveCount(0)
    await expect(page.getByText('Nobody takes care of this point.')).toBeVisible()
    expect(await records()).toEqual([])
  })

  await test.step('in Arabic, from right to left', async () => {
    await page.goto(pathOf(points[0]?.id, 'ar'))
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
    await atWork(page)
    await onwards(page, () => elsewhere(page, 'ت', 'KeyJ'))
    await expect(heading(page)).toBeFocused()
    await key('ArrowDown')
    const box = page.locator('input[name="paragraphs"]:focus')
    expect(await box.evaluate((one) => getComputedStyle(one).outlineStyle)).not.toBe('none')
    // The point stands at the start, which is the right once the page's words are Arabic as well.
    await page.locator('#bench-point').evaluate((one) => {
      const words = one.closest<HTMLElement>('[dir="ltr"]')
      if (words) words.dir = 'rtl'
    })
    const [pane, text] = await Promise.all([
      page.locator('#bench-point').boundingBox(),
      page.locator('#bench-document').boundingBox(),
    ])
    expect(pane?.x ?? 0).toBeGreaterThan(text?.x ?? 0)
    await key('Enter')
    await expect(box).toBeChecked()
    await key('Enter')
    await onwards(page, () => elsewhere(page, 'ن', 'KeyK'))
    await page.goto(pathOf(points[0]?.id))
    await atWork(page)
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
    await expect(together).toHaveAttribute(
      'href',
      new RegExp(`&points=${choiceText([points[1]?.id ?? ''])}$`),
    )
    // As many as may be decided at once, whatever servers take as an address.
    const many = Array.from({ length: MOST_CHOSEN - 1 }, () => randomUUID())
    const address = (await together.getAttribute('href')) ?? ''
    for (const script of [true, false]) {
      const tab = await windowOf(browser, moderator.id, script)
      const whole = choiceText([...many, points[1]?.id ?? ''])
      await tab.goto(address.replace(/points=.*/, `points=${whole}`))
      const main = tab.getByRole('main')
      await expect(main.getByRole('group', { name: '1 point' })).toBeVisible()
      await main.getByLabel('Noted', { exact: true }).check()
      await main.getByLabel('Reason', { exact: true }).fill('Heard.')
      await press(tab, 'Show what would be recorded')
      await expect(main.getByText('Nothing is recorded yet. 1 point becomes')).toBeVisible()
      await tab.close()
    }
    await key('x')
    await expect(together).toBeHidden()
    await key('x')
    await expect(together).toBeVisible()
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
    const id = /records\/([\w-]+)/.exec(page.url())?.[1] ?? ''
    await onwards(page, () => key('j'))
    await expect(page.getByRole('link', { name: 'Decide the chosen point' })).toBeVisible()
    await page.reload()
    await atWork(page)
    await says(page, 'What you typed on a point')
    // The chosen one was decided since.
    await expect(page.getByRole('link', { name: 'Decide the chosen point' })).toBeHidden()
    const reason = page.getByLabel('Reason', { exact: true })
    await onwards(page, () => key('k'))
    await expect(heading(page)).toHaveText(here)
    await expect(reason).toHaveValue(/no money/)
    await onwards(page, () => key('j'))
    await buildUptake({
      ...{ point: { id }, revision: zero, decidedBy: colleague },
      reason: 'Written by a colleague.',
    })
    await page.reload()
    await atWork(page)
    await onwards(page, () => key('k'))
    await expect(alert(page)).toContainText(
      'Reason was filled in meanwhile: “Written by a colleague.”',
    )
    await expect(reason).toHaveValue(/no money/)
    expect((await records()).find(({ pointId }) => pointId === id)).toMatchObject({ version: 1 })
    await onwards(page, () => key('Control+Enter'))
    await says(page, `${here}: Partly reflected.`)
    expect((await records()).find(({ pointId }) => pointId === id)).toMatchObject({
      ...{ version: 2, outcome: 'partly_reflected', reason: 'There is no money in it yet.' },
    })
  })

  await test.step('keys at the same place of another keyboard, others, and none', async () => {
    const here = (await heading(page).textContent()) ?? ''
    await onwards(page, () => elsewhere(page, 'о', 'KeyJ'))
    await onwards(page, () => elsewhere(page, 'л', 'KeyK'))
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

  await test.step('what an earlier revision said is typed over, what is typed goes on where it ends', async () => {
    const carried = (await records()).find(({ reason }) => reason?.startsWith('Heard; j'))
    await page.goto(pathOf(carried?.pointId, 'en', 'rev-1'))
    await atWork(page)
    const reason = page.getByLabel('Reason', { exact: true })
    await expect(reason).toHaveValue('Heard; j and 1 are letters here.')
    await key('3')
    await page.keyboard.type('Heard again')
    await expect(reason).toHaveValue('Heard again')
    await key('Escape')
    await key('4')
    await page.keyboard.type(', and not taken up')
    await expect(reason).toHaveValue('Heard again, and not taken up')
  })

  await test.step('what was sent back says why beside the decision, and the point stays in sight', async () => {
    const [record] = (await records()).filter(({ decidedById }) => decidedById === moderator.id)
    await db().review.create({
      data: {
        ...{ recordId: record?.id ?? '', recordVersion: record?.version ?? 0 },
        ...{ reviewerId: colleague.id, finding: 'returned', comment: 'Which one\nis meant?' },
      },
    })
    const size = page.viewportSize()
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.goto(pathOf(record?.pointId))
    await atWork(page)
    const bar = page.locator('#decision')
    await expect(bar.getByText('A second reader returned this record.')).toBeVisible()
    await expect(bar.getByText('Which one is meant?')).toBeInViewport({ ratio: 1 })
    await key('3')
    await page.keyboard.press('ControlOrMeta+a')
    await key('Delete')
    await key('Control+Enter')
    await expect(alert(page)).toBeFocused()
    await expect(alert(page)).toBeInViewport({ ratio: 1 })
    const point = page.locator('#bench-point [data-pane]')
    expect((await point.boundingBox())?.height).toBeGreaterThan(240)
    await page.setViewportSize(size ?? { width: 1280, height: 720 })
  })

  await test.step('on a small screen the work begins on the first, at every point', async () => {
    const size = page.viewportSize()
    await page.setViewportSize({ width: 320, height: 640 })
    await page.goto(pathOf(points[0]?.id))
    await atWork(page)
    await expect(heading(page)).toBeInViewport({ ratio: 1 })
    await page.getByRole('main').getByRole('button', { name: 'Save', exact: true }).focus()
    await onwards(page, () => key('j'))
    await expect(heading(page)).toBeInViewport({ ratio: 1 })
    await page.setViewportSize(size ?? { width: 1280, height: 720 })
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

test('the large demonstration is walked by keys alone from its first to its last undecided point', async ({
  browser,
}) => {
  test.setTimeout(180_000)
  const large = await loadLarge({ mark: `k${test.info().workerIndex}` })
  const revision = large?.revisions.at(-1)
  if (!large || !revision) throw new Error('nothing was loaded')
  const moderator = await buildModerator({ streamIds: [large.stream.id] })
  const decided = () => db().uptakeRecord.count({ where: { revisionId: revision.id } })
  const [before, all] = await Promise.all([
    decided(),
    db().point.count({ where: { input: { streamId: large.stream.id } } }),
  ])
  const left = all - before
  // Past the end of what a page holds, more than once.
  expect(left).toBeGreaterThan(150)

  const page = await windowOf(browser, moderator.id)
  await page.goto(
    `/en/moderate/${large.round.slug}?document=${large.document.slug}&revision=${revision.slug}&state=undecided&order=paragraph`,
  )
  await page.locator('ol.ruled a').first().focus()
  await page.keyboard.press('Enter')
  await atWork(page)
  let here = await arrived(page, '')
  for (let at = 0; at < left; at += 1) {
    const reasoned = at % 8 === 0
    if (reasoned) {
      await page.keyboard.press('5')
      await page.keyboard.insertText('For another place.')
      // What an earlier revision was linked to is linked already.
    } else if (!here.linked) await page.keyboard.press('Enter')
    await page.keyboard.press(reasoned ? 'Control+Enter' : '1')
    if (at < left - 1) here = await arrived(page, here.name)
  }
  await says(page, 'Nothing undecided is left')
  expect(await decided()).toBe(all)
  const acts = { memberId: moderator.id, revisionId: revision.id }
  expect(await db().decisionAct.count({ where: acts })).toBe(left)
})
