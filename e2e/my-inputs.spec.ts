import { expect, test } from '@playwright/test'
import { closeDatabase, db } from '@/lib/platform/db'
import { buildDocument } from '@/prisma/builders/documents'
import { buildInput } from '@/prisma/builders/inputs'
import { buildMember, buildOrganisation, buildSession } from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'
import { buildUptake } from '@/prisma/builders/uptake'

test.afterAll(closeDatabase)

/** An author one of whose two points was answered, within a reply phase; a second input was withdrawn. */
async function stage() {
  const { round, streams } = await buildRound({ open: false })
  const organisation = await buildOrganisation()
  const author = await buildMember({ organisations: [{ id: organisation.id, role: 'submitter' }] })
  const drafter = await buildMember({ organisations: [{ id: organisation.id, role: 'drafter' }] })
  const input = await buildInput({
    stream: streams.norms,
    organisation,
    author,
    points: [{ statement: 'Say how norms work.' }, { statement: 'Name a contact.' }],
  })
  const gone = await buildInput({ stream: streams.norms, organisation, author })
  await db().withdrawal.create({ data: { inputId: gone.id, withdrawnById: author.id } })
  const { revisions } = await buildDocument({
    round,
    revisions: [
      { name: 'Zero draft', paragraphs: [{ number: '1', text: 'Norms work.' }], published: true },
    ],
  })
  const [[point], [revision]] = [input.points, revisions]
  if (!point || !revision) throw new Error('the builders built less than was asked')
  await buildUptake({ point, revision, published: true })
  return { author, drafter, input, gone }
}

for (const javaScriptEnabled of [true, false])
  test(`my inputs say what is answered, awaited and possible, script ${javaScriptEnabled}`, async ({
    browser,
    baseURL: base,
  }) => {
    const baseURL = base ?? ''
    const { author, drafter, input, gone } = await stage()
    const open = async (memberId: string) => {
      const context = await browser.newContext({ javaScriptEnabled, baseURL })
      const value = await buildSession({ memberId })
      await context.addCookies([{ name: 'session', value, url: baseURL }])
      const page = await context.newPage()
      await page.goto('/en/me')
      return page
    }
    const page = await open(author.id)
    const rows = page.getByRole('main').getByRole('listitem')
    const row = rows.filter({ hasText: 'Public. 1 of 2 points answered.' })
    await expect(row).toContainText(input.reference)
    await expect(row.getByRole('link', { name: /^Your reply is awaited until \d/ })).toBeVisible()
    const past = rows.filter({ hasText: gone.reference })
    await expect(past).toContainText('Withdrawn.')
    await expect(past.getByRole('link', { name: 'Withdraw', exact: true })).toHaveCount(0)
    await row.getByRole('link', { name: 'Revise or correct' }).click()
    await expect(page).toHaveURL(/#own-input$/)
    await page.goto('/en/me')
    await row.getByRole('link', { name: 'Withdraw', exact: true }).click()
    await expect(page).toHaveURL(new RegExp(`${input.reference}/withdraw$`))

    const colleague = await open(drafter.id)
    const seen = colleague.getByRole('main').getByRole('listitem').filter({
      hasText: 'Public. 1 of 2 points answered.',
    })
    await expect(seen.getByRole('link', { name: 'Revise or correct' })).toBeVisible()
    await expect(seen.getByRole('link', { name: 'Withdraw', exact: true })).toHaveCount(0)
    await expect(seen.getByText('Your reply is awaited')).toHaveCount(0)
  })
