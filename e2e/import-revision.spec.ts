import { expect, type Page, test } from '@playwright/test'
import { closeDatabase, db } from '@/lib/platform/db'
import { buildDocument } from '@/prisma/builders/documents'
import { buildModerator } from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'
import { buildWord, paragraph, run, UN_LISTS } from '@/prisma/builders/word'
import { windowOf } from './fixtures'
import { press, seeDone } from './pages'

test.afterAll(closeDatabase)

async function stage() {
  const { round, streams } = await buildRound()
  const moderator = await buildModerator({ streamIds: [streams.norms.id] })
  const colleague = await buildModerator({ streamIds: [streams.norms.id], name: 'Bo Other' })
  const document = await buildDocument({
    round,
    revisions: [
      {
        name: 'Zero draft',
        paragraphs: [
          { number: '1', text: 'States keep their entries in the directory up to date.' },
          { number: '2', text: 'States fund fellowships for delegates from all regions.' },
          { number: '3', text: 'The Secretariat publishes a list of contacts.' },
        ],
      },
    ],
  })
  return {
    moderator,
    colleague,
    document,
    path: `/en/moderate/${round.slug}/documents/${document.id}`,
  }
}

const by = 'w:id="1" w:author="Chair" w:date="2026-11-01T00:00:00Z"'
const word = buildWord({
  numbering: UN_LISTS,
  body:
    paragraph('', {
      num: [1, 0],
      mark: `<w:ins ${by}/>`,
      runs: `<w:ins ${by}>${run('Nothing of the kind was said before.')}</w:ins>`,
    }) +
    paragraph('States keep their entries in the directory up to date.', { num: [1, 0] }) +
    paragraph('', {
      num: [1, 0],
      runs: `${run('Costs are ')}${run('not ', '<w:strike/>')}${run('met from what exists:')}`,
    }) +
    paragraph('by whoever incurs them.', { num: [1, 1] }),
})

async function choose(page: Page, name: string, buffer: Buffer) {
  const file = page.getByLabel('File', { exact: true })
  await file.setInputFiles({ name, mimeType: '', buffer })
  await page.getByRole('button', { name: 'Read this file' }).click()
}

for (const script of [true, false])
  test(`a moderator imports a revision, ${script ? 'with' : 'without'} a script`, async ({
    browser,
  }) => {
    const { moderator, colleague, document, path } = await stage()
    const page = await windowOf(browser, moderator.id, script)
    await page.goto(path)
    await page.getByLabel('Name', { exact: true }).fill('Rev.1')
    await page.getByLabel('Language of the text').selectOption('fr')
    await page.getByLabel('Adopted by (optional)').fill('The General Assembly')
    await choose(page, 'draft.docx', Buffer.from('%PDF-1.7 whatever it is called'))
    await expect(page.getByRole('alert').getByText('Only Word (DOCX)')).toBeVisible()
    await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Rev.1')

    // Held until the page has said that it sends: no more than that is known then.
    let send = () => {}
    const told = new Promise<void>((resolve) => {
      send = resolve
    })
    if (script)
      await page.route('**/imports?*', async (route) => {
        await told
        await route.continue()
      })
    await choose(page, 'draft.docx', word)
    if (script) await expect(page.getByText(/^Step [12] of 3: the file is being/)).toBeVisible()
    send()
    await expect(page.getByRole('heading', { name: 'holds tracked changes' })).toBeVisible()
    await expect(page.getByText('1 passage is struck out by hand.')).toBeVisible()
    await page.getByRole('link', { name: 'Reject all changes' }).click()
    await expect(page.getByText(/^2\. Costs are not met/)).toBeVisible()
    await expect(page.getByText('3 paragraphs of Rev.1.')).toBeVisible()
    await page.goBack()
    await page.getByRole('link', { name: 'Accept all changes' }).click()
    await expect(page.getByText('4 paragraphs of Rev.1. Nothing is stored yet.')).toBeVisible()
    await expect(page.getByText(/^3\. Costs are met from what exists:/)).toBeVisible()
    await expect(page.getByText('said to be in Français, Zero draft is in English')).toBeVisible()
    const instead = page.getByRole('link', { name: 'Add a translation of Zero draft instead' })
    await expect(instead).toHaveAttribute('href', /translations\?revision=/)
    const row = (text: string) => page.getByRole('row').filter({ hasText: text })
    await expect(row('States keep')).toContainText('Renumbered, was 1')
    await page.getByLabel('New (', { exact: false }).check()
    await expect(row('States keep')).toBeHidden()
    await page.getByLabel('All (4)').check()

    const tie = page.getByLabel('Goes on from, 3', { exact: true })
    await tie.fill('2, 33')
    expect(await press(page, 'Store this revision')).toBe(422)
    await expect(page.getByRole('alert').getByText('no paragraph of this number')).toBeVisible()
    await expect(tie).toHaveValue('2, 33')
    await tie.fill('2, 3')
    // What was corrected is found again when the text of another paragraph has changed.
    await press(page, 'Change the text')
    const text = page.getByLabel('Text', { exact: true })
    await text.fill((await text.inputValue()).replace('Nothing of the kind', 'Nothing like it'))
    await press(page, 'See what is recognised')
    await expect(tie).toHaveValue('2, 3')
    await expect(page.getByRole('row').filter({ has: tie })).toContainText('Merged')
    await press(page, 'Join 3(a) with the one before')
    await expect(page.getByText('3 paragraphs of Rev.1.')).toBeVisible()
    await page.getByLabel('Goes on from, 3', { exact: true }).fill('2, 3')
    // Numbers that come again are alternatives, or begin a part of their own where somebody says so.
    await press(page, 'Change the text')
    const more = `${await text.inputValue()}\n\n1. Review.\n2. Report.\n\n1. Meet.`
    // A form with a text of 1 MB is taken here; a browser would lay it out for half a minute.
    if (!script) {
      const fields = await text.evaluate((area: HTMLTextAreaElement) =>
        [...new FormData(area.form ?? undefined)].filter(([, value]) => typeof value === 'string'),
      )
      const sent = { ...Object.fromEntries(fields), text: 'Государство '.repeat(45_000) }
      const answer = await page.request.post(page.url(), {
        headers: { origin: new URL(page.url()).origin },
        multipart: { ...(sent as Record<string, string>), step: 'review' },
      })
      expect(answer.status()).toBe(200)
    }
    await text.fill(more)
    expect(await press(page, 'See what is recognised')).toBe(200)
    await expect(page.getByText('1 was there already').first()).toBeVisible()
    await expect(page.getByRole('row').filter({ hasText: 'Review.' })).toContainText('1 [B]')
    const lines = more.split('\n').length
    expect(await press(page, `A part of its own begins in line ${lines - 3}`)).toBe(200)
    expect(await press(page, `A part of its own begins in line ${lines}`)).toBe(200)
    await expect(page.getByRole('row').filter({ hasText: 'Review.' })).toContainText(
      /p2 1.*Begins a part of its own/,
    )
    await page.getByLabel('Goes on from, 3', { exact: true }).fill('2, 3')
    expect(await db().revision.count({ where: { documentId: document.id } })).toBe(1)
    const other = await windowOf(browser, colleague.id, false)
    await other.goto(path)
    await other.getByLabel('Name', { exact: true }).fill('Rev.0')
    await other
      .getByLabel('Text', { exact: true })
      .fill('8. The Secretariat publishes a list of contacts.')
    await press(other, 'See what is recognised')
    await press(other, 'Store this revision')
    await seeDone(other, 'The revision is stored.')
    await other.close()
    // What was corrected is said of that one: 3 is its 8, and 2 has ended in the draft.
    expect(await press(page, 'Store this revision')).toBe(409)
    await expect(page.getByRole('main').getByRole('alert')).toContainText(
      'Bo Other stored Rev.0 meanwhile',
    )
    await expect(tie).toHaveValue('8, Zero draft: 2')
    await expect(row('States keep')).toContainText('Restored, from Zero draft: 1')
    await press(page, 'Store this revision')
    await seeDone(page, 'The revision is stored.')

    const stored = await db().paragraph.findMany({
      where: { revision: { documentId: document.id, adoptedBy: 'The General Assembly' } },
      include: { lineages: true },
      orderBy: { ordinal: 'asc' },
    })
    expect(
      stored.map(({ label, lineages }) => [label, lineages.map(({ method }) => method)]),
    ).toEqual([
      ['1', ['origin']],
      ['2', ['identical']],
      ['3', ['manual', 'manual']],
      ['p2 1', ['origin']],
      ['p2 2', ['origin']],
      ['p3 1', ['origin']],
    ])
    expect(stored.slice(3).map(({ number }) => number)).toEqual(['1.', '2.', '1.'])
  })
