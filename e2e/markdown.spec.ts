import { expect, test } from '@playwright/test'
import { closeDatabase, db } from '@/lib/platform/db'
import { buildDelegation, buildDraft } from '@/prisma/builders/drafts'
import { buildRound } from '@/prisma/builders/rounds'
import { windowOf } from './fixtures'

test.afterAll(closeDatabase)

const text = `States **should** act:

3. first
7. second

(a) as written

<b>no</b> [site](https://example.org/) [no](javascript:alert)`

for (const script of [true, false])
  test(`a point is previewed and checked as it will read (script: ${script})`, async ({
    browser,
  }) => {
    const { round, streams } = await buildRound()
    const { organisation, submitter } = await buildDelegation()
    const { draft } = await buildDraft({ stream: streams.norms, organisation, member: submitter })
    const page = await windowOf(browser, submitter.id, script)
    const main = page.getByRole('main')
    await page.goto(`/en/rounds/${round.slug}/drafts/${draft}/points/1`)
    await main.getByRole('textbox', { name: 'Your point' }).fill(text)
    await main.getByRole('button', { name: 'Preview' }).click()

    const preview = main.getByRole('region', { name: 'Preview of your point' })
    await expect(preview.getByRole('strong')).toHaveText('should')
    await expect(preview.getByText('7. second', { exact: true })).toBeVisible()
    await expect(preview.getByText('(a) as written')).toBeVisible()
    await expect(preview.getByText('<b>no</b>')).toBeVisible()
    const link = preview.getByRole('link')
    await expect(link).toHaveCount(1)
    await expect(link).toHaveAttribute('href', 'https://example.org/')
    await expect(link).toHaveAttribute('rel', 'nofollow noopener')
    await expect(main.getByRole('textbox', { name: 'Your point' })).toHaveValue(text)

    await page.goto(`/en/rounds/${round.slug}/drafts/${draft}/check`)
    await expect(main.getByRole('strong').filter({ hasText: 'should' })).toBeVisible()
    await main.getByRole('button', { name: 'Submit', exact: true }).click()
    await expect(main.getByText('Your input is received.')).toBeVisible()
    const { reference } = await db().input.findFirstOrThrow({ where: { authorId: submitter.id } })
    await page.goto(`/en/rounds/${round.slug}/inputs/${reference}`)
    await expect(main.getByRole('strong').filter({ hasText: 'should' })).toBeVisible()
  })
