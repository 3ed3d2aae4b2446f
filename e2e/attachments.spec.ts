import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { closeDatabase, db } from '@/lib/platform/db'
import { buildDelegation, buildDraft } from '@/prisma/builders/drafts'
import { buildRound } from '@/prisma/builders/rounds'
import { windowOf } from './fixtures'

test.afterAll(closeDatabase)

const url = () => test.info().project.use.baseURL ?? 'http://localhost:3000'
const sha256 = (content: Buffer | string) => createHash('sha256').update(content).digest('hex')

async function stage() {
  const { round, streams } = await buildRound()
  const { organisation, submitter } = await buildDelegation()
  const member = submitter
  const { draft } = await buildDraft({ stream: streams.norms, organisation, member })
  return { submitter, base: `/en/rounds/${round.slug}`, draft }
}

const file = (name: string, text: string) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(text),
})

for (const script of [true, false])
  test(`files go with an input, and its receipt can be checked (script: ${script})`, async ({
    browser,
  }) => {
    const { submitter, base, draft } = await stage()
    const page = await windowOf(browser, submitter.id, script)
    const main = page.getByRole('main')
    const add = async (...files: ReturnType<typeof file>[]) => {
      await main.getByLabel(script ? 'Files' : 'File', { exact: true }).setInputFiles(files)
      await main.getByRole('button', { name: 'Add', exact: true }).click()
    }
    await page.goto(`${base}/drafts/${draft}`)
    await main.getByRole('link', { name: 'Attachments (none)' }).click()
    await main.getByRole('button', { name: 'Add', exact: true }).click()
    await expect(main.getByRole('alert').getByText('Choose a file')).toBeVisible()

    await add(file('program.pdf', 'MZ'))
    await expect(main.getByText(/This file is not what its name says/).first()).toBeVisible()
    await add(file('Nota verbale – 照会.txt', 'The letter.'))
    const letter = main.getByRole('link', { name: 'Nota verbale – 照会.txt' })
    await expect(letter).toBeVisible()
    await expect(main.getByText(sha256('The letter.'))).toBeVisible()
    await add(file('second.txt', 'Not meant.'))
    await main.getByRole('button', { name: 'Remove second.txt' }).click()
    await expect(main.getByText('The file was removed.')).toBeVisible()
    await expect(main.getByRole('link', { name: 'second.txt' })).toHaveCount(0)

    await main.getByRole('link', { name: 'Check your answers and submit' }).click()
    await expect(letter).toBeVisible()
    await main.getByRole('button', { name: 'Submit', exact: true }).click()
    await expect(main.getByText('Your input is received.')).toBeVisible()
    await expect(letter).toBeVisible()
    const { hash, input } = await db().inputVersion.findFirstOrThrow({
      where: { input: { authorId: submitter.id } },
      include: { input: true },
    })
    await main.getByText('How to check this receipt').click()
    const text = page.waitForEvent('download')
    await main.getByRole('link', { name: 'The exact text as a file (TXT)' }).click()
    expect(sha256(readFileSync(await (await text).path()))).toBe(hash)
    const download = page.waitForEvent('download')
    await letter.click()
    const saved = await download
    expect(saved.suggestedFilename()).toBe('Nota verbale – 照会.txt')
    expect(readFileSync(await saved.path(), 'utf8')).toBe('The letter.')

    const anybody = await (await browser.newContext({ baseURL: url() })).newPage()
    const theirs = anybody.getByRole('main')
    await anybody.goto(`${base}/inputs/${input.reference}`)
    await expect(theirs.getByRole('link', { name: 'Nota verbale – 照会.txt' })).toBeVisible()
    await theirs.getByRole('link', { name: 'Check a receipt' }).click()
    await theirs.getByRole('button', { name: 'Check', exact: true }).click()
    await expect(theirs.getByText('There is a problem')).toBeVisible()
    await expect(theirs.getByLabel('Reference')).toHaveValue(input.reference)
    await theirs.getByLabel('SHA-256 of the text').fill(sha256('another'))
    await theirs.getByRole('button', { name: 'Check', exact: true }).click()
    await expect(theirs.getByText('This does not match')).toBeVisible()
    await theirs.getByLabel('SHA-256 of the text').fill(` ${hash.toUpperCase()} `)
    await theirs.getByRole('button', { name: 'Check', exact: true }).click()
    await expect(theirs.getByText('This is what was submitted', { exact: true })).toBeVisible()
  })

test('several files go at once, over a connection that breaks, each with its own end', async ({
  browser,
}) => {
  const { submitter, base, draft } = await stage()
  const page = await windowOf(browser, submitter.id, true)
  const main = page.getByRole('main')
  let broken = 0
  const sent: string[] = []
  await page.route(/attachments\?hash=.*&piece=/, async (route) => {
    sent.push(new URL(route.request().url()).searchParams.get('piece') ?? '')
    broken += 1
    if (broken === 2) return route.abort('connectionreset')
    return route.continue()
  })
  await page.goto(`${base}/drafts/${draft}/attachments`)
  const long = file('long.txt', 'x'.repeat(600_000))
  await main
    .getByLabel('Files', { exact: true })
    .setInputFiles([long, file('bad.docx', 'no'), file('short.txt', 'y')])
  await main.getByRole('button', { name: 'Add', exact: true }).click()
  const rows = main.getByRole('list', { name: 'Files on their way' }).getByRole('listitem')
  await expect(rows.filter({ hasText: 'long.txt' })).toContainText('Added')
  await expect(rows.filter({ hasText: 'bad.docx' })).toContainText('not what its name says')
  await expect(rows.filter({ hasText: 'short.txt' })).toContainText('Added')
  expect(sent.slice(0, 4)).toEqual(['0', '1', '1', '2'])
  await expect(main.getByText(sha256(long.buffer))).toBeVisible()
})

test('a file goes on where it stopped, and is served so that it can’t act', async ({ browser }) => {
  const { submitter, base, draft } = await stage()
  const page = await windowOf(browser, submitter.id, true)
  const content = Buffer.from('z'.repeat(300_000))
  const hash = sha256(content)
  await db().uploadPiece.create({
    data: {
      draftId: draft,
      hash,
      number: 0,
      content: new Uint8Array(content.subarray(0, 262_144)),
    },
  })
  const asked: string[] = []
  page.on('request', (request) => asked.push(`${request.method()} ${request.url()}`))
  await page.goto(`${base}/drafts/${draft}/attachments`)
  const main = page.getByRole('main')
  await main.getByLabel('Files', { exact: true }).setInputFiles([file('z.txt', content.toString())])
  await main.getByRole('button', { name: 'Add', exact: true }).click()
  const link = main.getByRole('link', { name: 'z.txt' })
  await expect(link).toBeVisible()
  expect(asked.filter((one) => one.startsWith('PUT'))).toEqual([
    expect.stringContaining('&piece=1'),
  ])
  const answer = await page.request.get((await link.getAttribute('href')) ?? '')
  const headers = answer.headers()
  expect(headers['content-disposition']).toMatch(/^attachment; filename="z\.txt"/)
  expect(headers['x-content-type-options']).toBe('nosniff')
  expect(headers['content-security-policy']).toContain('sandbox')
  expect(headers['cache-control']).toBe('private, no-store')
})
