import { expect, type Page, test } from '@playwright/test'
import { closeDatabase, db } from '@/lib/platform/db'
import { buildDocument } from '@/prisma/builders/documents'
import { buildDraft, completeContent } from '@/prisma/builders/drafts'
import {
  buildAdmin,
  buildMember,
  buildModerator,
  buildOrganisation,
} from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'
import { windowOf } from './fixtures'
import { press, seeDone } from './pages'

test.afterAll(closeDatabase)

const main = (page: Page) => page.getByRole('main')

for (const script of [true, false])
  test.describe(script ? 'with a script' : 'without a script', () => {
    test('an admin sets the limits of a round before it is announced', async ({ browser }) => {
      const { round } = await buildRound({ announced: false })
      const page = await windowOf(browser, (await buildAdmin()).id, script)
      await page.goto(`/en/admin/rounds/${round.slug}`)
      await main(page).getByLabel('Words of a point').fill('5001')
      await main(page).getByLabel('Points of an input').fill('3')
      await press(page, 'Save')
      await expect(
        main(page).getByRole('link', { name: /Words of a point.*from 1 to 5,000/ }),
      ).toBeVisible()
      await expect(main(page).getByLabel('Points of an input')).toHaveValue('3')
      await main(page).getByLabel('Words of a point').fill('300')
      await press(page, 'Save')
      await seeDone(page, 'Saved.')
      await expect(main(page).getByLabel('Words of a point')).toHaveValue('300')
      await expect(main(page).getByLabel('Points of an input')).toHaveValue('3')
    })

    test('a point is kept to the limits and tagged, and moderators read the tags', async ({
      browser,
    }) => {
      const { round, streams } = await buildRound({ statementWords: 5, mostPoints: 1 })
      const document = await buildDocument({
        round,
        symbol: 'A/AC.1/2026/CRP.4',
        revisions: [
          {
            name: 'Zero draft',
            published: true,
            paragraphs: [{ number: '1.', text: 'States cooperate.' }],
          },
        ],
      })
      const organisation = await buildOrganisation()
      const member = await buildMember({ organisations: [organisation] })
      const content = { ...completeContent, points: [] }
      const stream = streams.norms
      const { draft } = await buildDraft({ stream, organisation, member, content })
      const page = await windowOf(browser, member.id, script)
      await page.goto(`/en/rounds/${round.slug}/drafts/${draft}/points/1`)
      await expect(main(page).getByText('At most 5 words and 4,000 characters.')).toBeVisible()
      await expect(main(page).getByText('At most 4,000 characters.')).toBeVisible()
      const symbols = page.locator('datalist option[value="A/AC.1/2026/CRP.4"]')
      await expect(symbols).toHaveCount(1)
      const statement = main(page).getByLabel('Your point')
      await statement.fill('one two three four five six seven')
      if (script) await expect(main(page).getByText('7 of 5 words')).toBeVisible()
      await main(page).getByLabel('Kind of ask').selectOption('Fill a gap')
      await main(page).getByLabel('What implementation would take').fill('A fund for travel')
      await main(page).getByLabel('Linked document').fill('A/AC.1/2026/CRP.4')
      await press(page, 'Save and continue')
      const told = 'This is 2 words over the limit of 5 words'
      await expect(main(page).getByRole('link', { name: told })).toBeVisible()
      await expect(statement).toHaveValue('one two three four five six seven')
      await expect(statement).toHaveAccessibleDescription(new RegExp(told))
      await expect(main(page).getByLabel('Kind of ask')).toHaveValue('gap')
      await press(page, 'Save for later')
      await page.goto(`/en/rounds/${round.slug}/drafts/${draft}/check`)
      await main(page)
        .getByRole('link', { name: new RegExp(told) })
        .click()
      await statement.fill('one two three')
      await press(page, 'Save and continue')
      await expect(main(page).getByText('Fill a gap')).toBeVisible()
      await expect(main(page).getByText('A fund for travel')).toBeVisible()
      await press(page, 'Submit')
      await expect(main(page).getByText('"implementation":"A fund for travel"')).toBeAttached()
      const input = await db().input.findFirstOrThrow({
        where: { streamId: stream.id },
        include: { points: true },
      })
      await page.goto(`/en/rounds/${round.slug}/inputs/${input.reference}`)
      const moderator = await buildModerator({ streamIds: [stream.id] })
      const desk = await windowOf(browser, moderator.id, script)
      await desk.goto(
        `/en/moderate/${round.slug}/records/${input.points[0]?.id}?document=${document.slug}&revision=${document.revisions[0]?.slug}`,
      )
      for (const reader of [page, desk]) {
        await expect(main(reader).getByText('Kind of ask: Fill a gap')).toBeVisible()
        await expect(main(reader).getByText('A fund for travel')).toBeVisible()
        await expect(main(reader).getByText('Linked document: A/AC.1/2026/CRP.4')).toBeVisible()
      }
    })
  })
