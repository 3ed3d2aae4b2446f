import { expect, type Page, test } from '@playwright/test'
import { closeDatabase, db } from '@/lib/platform/db'
import { buildInput } from '@/prisma/builders/inputs'
import { buildMember, buildOrganisation } from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'
import { windowOf } from './fixtures'
import { press, seeDone } from './pages'

test.afterAll(closeDatabase)

const main = (page: Page) => page.getByRole('main')

/** An author with an input in a closed round, whose point has a topic and a reference; and an open round. */
async function stage() {
  const past = await buildRound({ open: false, pillars: ['norms'] })
  const open = await buildRound({ pillars: ['norms', 'cbm'], statementCharacters: 10 })
  const organisation = await buildOrganisation()
  const author = await buildMember({ organisations: [organisation] })
  const topic = await db().topic.findFirstOrThrow({ where: { pillar: { key: 'norms' } } })
  const input = await buildInput({
    stream: past.streams.norms,
    organisation,
    author,
    title: 'Norms, once more',
    points: [
      {
        statement: 'Say how norms are put into practice.',
        paragraphReference: '12 bis',
        topicIds: [topic.id],
      },
    ],
  })
  return { author, input, topic, target: `${open.round.title}:` }
}

for (const script of [true, false])
  test(`an input of a closed round becomes a draft of an open one, script ${script}`, async ({
    browser,
  }) => {
    const { author, input, topic, target } = await stage()
    const page = await windowOf(browser, author.id, script)
    await page.goto('/en/me')
    const row = main(page).getByRole('listitem').filter({ hasText: input.reference })
    await row.getByRole('link', { name: 'Copy', exact: true }).click()
    await press(page, 'Copy as a draft')
    await expect(page.getByRole('alert').first()).toContainText('Choose')
    const choice = main(page).getByRole('radio', { name: target })
    await expect(choice).toHaveCount(2)
    const cbm = main(page).getByText(`topics “${topic.title}”, reference to paragraph “12 bis”`)
    await expect(cbm.first()).toBeVisible()
    await choice.last().check()
    await press(page, 'Copy as a draft')
    await seeDone(page, 'The text is copied into this draft. Nothing is submitted yet.')
    const notice = main(page).getByRole('note').filter({ hasText: input.reference })
    await expect(notice).toContainText(`point 1: topics “${topic.title}”`)
    await expect(notice).toContainText('over the limits of this round')
    await page.getByRole('link', { name: 'Point 1', exact: true }).click()
    await expect(main(page).getByLabel('Your point', { exact: true })).toHaveValue(
      'Say how norms are put into practice.',
    )
  })
