import { type Browser, expect, type Page, test } from '@playwright/test'
import { closeDatabase, db } from '@/lib/platform/db'
import { buildDraft } from '@/prisma/builders/drafts'
import { buildAdmin, buildMember, buildOrganisation } from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'
import { mailsTo, windowOf } from './fixtures'
import { press, seeDone } from './pages'

test.afterAll(closeDatabase)

/** An organisation with a focal point who stands at a window. */
async function focalPoint(browser: Browser, script: boolean) {
  const organisation = await buildOrganisation()
  const member = await buildMember({
    organisations: [{ id: organisation.id, role: 'focal_point' }],
  })
  return { organisation, member, page: await windowOf(browser, member.id, script) }
}

const main = (page: Page) => page.getByRole('main')

async function invite(page: Page, name: string) {
  await main(page).getByLabel('Name of an organisation').fill(name)
  await main(page).getByRole('button', { name: 'Search', exact: true }).click()
  await main(page).getByRole('radio', { name }).check()
  await press(page, 'Invite')
  await seeDone(page, 'The organisation is invited.')
}

/** The focal point follows the invitation from its own page. */
async function openInvitation(page: Page, name: string) {
  await page.goto('/en/me')
  await main(page)
    .getByRole('link', { name: `${name} is invited to co-sponsor` })
    .click()
  await expect(main(page).getByText('Name a point of contact.')).toBeVisible()
}

for (const script of [true, false])
  test.describe(script ? 'with a script' : 'without a script', () => {
    test('organisations co-sponsor, decline, leave and align', async ({ browser }) => {
      test.slow()
      const { round, streams } = await buildRound()
      const ours = await buildOrganisation()
      const author = await buildMember({ name: 'The Author', organisations: [ours] })
      const { draft } = await buildDraft({
        stream: streams.norms,
        organisation: ours,
        member: author,
      })
      const [stays, leaves, declines] = [
        await focalPoint(browser, script),
        await focalPoint(browser, script),
        await focalPoint(browser, script),
      ]
      const writing = await windowOf(browser, author.id, script)
      await writing.goto(`/en/rounds/${round.slug}/drafts/${draft}`)
      await main(writing).getByRole('link', { name: 'Co-sponsors' }).click()
      for (const { organisation } of [stays, leaves, declines])
        await invite(writing, organisation.name)
      await expect
        .poll(async () => (await mailsTo(stays.member.email)).map(({ subject }) => subject))
        .toContain('An invitation to co-sponsor')

      await openInvitation(stays.page, stays.organisation.name)
      // Somebody changes the text while it is read: what was shown is not what would be confirmed.
      const { content } = await db().draft.findUniqueOrThrow({ where: { id: draft } })
      await db().draft.update({
        where: { id: draft },
        data: { content: { ...(content as object), title: 'Another title' }, version: 2 },
      })
      await press(stays.page, 'Confirm')
      await expect(main(stays.page).getByRole('alert')).toContainText('Another title')
      await press(stays.page, 'Confirm')
      await seeDone(stays.page, 'Your organisation co-sponsors this input.')
      await openInvitation(leaves.page, leaves.organisation.name)
      await press(leaves.page, 'Confirm')
      await seeDone(leaves.page, 'Your organisation co-sponsors this input.')
      await openInvitation(declines.page, declines.organisation.name)
      await press(declines.page, 'Decline')
      await seeDone(declines.page, 'You have declined the invitation.')

      await writing.goto(`/en/rounds/${round.slug}/drafts/${draft}/sponsors`)
      const row = (name: string) => main(writing).getByRole('row').filter({ hasText: name })
      await expect(row(declines.organisation.name)).toContainText('Declined')
      await expect(row(stays.organisation.name)).toContainText('Confirmed version 2')
      await writing.goto(`/en/rounds/${round.slug}/drafts/${draft}/check`)
      await press(writing, 'Submit')
      await seeDone(writing, 'Your input is received.')
      const { reference } = await db().input.findFirstOrThrow({
        where: { streamId: streams.norms.id },
      })
      const address = `/en/rounds/${round.slug}/inputs/${reference}`

      const visiting = await windowOf(browser, null, script)
      await visiting.goto(address)
      const sponsors = main(visiting).getByRole('table', { name: /^Co-sponsors/ })
      await expect(sponsors.getByRole('rowheader')).toHaveText(
        [stays, leaves].map(({ organisation: { name } }) => name).sort(),
      )
      await expect(main(visiting)).not.toContainText(declines.organisation.name)
      await visiting.goto(`/en/rounds/${round.slug}/pillars/norms`)
      await expect(main(visiting).getByText('2 co-sponsors')).toBeVisible()

      await leaves.page.goto(address)
      await main(leaves.page)
        .getByRole('link', { name: `Your organisation’s part: ${leaves.organisation.name}` })
        .click()
      await press(leaves.page, 'Leave')
      await seeDone(leaves.page, 'The co-sponsorship is ended.')
      await visiting.goto(address)
      await expect(sponsors.getByRole('rowheader')).toHaveText([stays.organisation.name])
      await main(visiting).getByText('Joining and leaving').click()
      await expect(main(visiting).getByText(`${leaves.organisation.name} left`)).toBeVisible()
      await main(visiting).getByLabel('Show co-sponsors as of').fill('2020-01-31')
      await main(visiting).getByRole('button', { name: 'Show', exact: true }).click()
      await expect(main(visiting).getByText('No co-sponsors on that day.')).toBeVisible()
      await visiting.goto(`${address}?asOf=2026-02-30`)
      await expect(main(visiting).getByText('This is no day.')).toBeVisible()

      await declines.page.goto(address)
      await main(declines.page).getByRole('link', { name: 'Declare how' }).click()
      await press(declines.page, 'Declare')
      await expect(main(declines.page).getByText('There is a problem')).toBeVisible()
      await main(declines.page).getByRole('radio', { name: 'It dissociates itself' }).check()
      await main(declines.page).getByLabel('Explanation').fill('Not point 2.')
      await press(declines.page, 'Declare')
      await seeDone(declines.page, 'The declaration is recorded')
      await visiting.goto(address)
      const item = main(visiting).getByRole('listitem').filter({ hasText: 'Not point 2.' })
      await expect(item).toContainText(`${declines.organisation.name} dissociates itself`)
      await declines.page.goto(`${address}/alignment`)
      await main(declines.page).getByRole('button', { name: /^End/ }).click()
      await seeDone(declines.page, 'The declaration is ended.')
    })

    test('a State delivers an input in the name of a group that an admin has added', async ({
      browser,
    }) => {
      const { round, streams } = await buildRound({ pillars: ['norms'] })
      const state = await buildOrganisation({ type: 'state' })
      const delegate = await buildMember({ name: 'A Delegate', organisations: [state] })
      const admin = await buildAdmin()
      const group = `Group of States ${script ? 'with' : 'without'} ${Date.now()}`
      const deciding = await windowOf(browser, admin.id, script)
      await deciding.goto('/en/admin/organisations')
      await main(deciding).getByLabel('Name of the group').fill(group)
      await press(deciding, 'Add this group')
      await seeDone(deciding, 'The group is added.')
      await expect(main(deciding).getByText(group)).toBeVisible()

      const page = await windowOf(browser, delegate.id, script)
      await page.goto(`/en/rounds/${round.slug}/inputs/new`)
      await main(page).getByLabel('In the name of a group').selectOption(group)
      await press(page, 'Start')
      await expect(main(page).getByText(`${group}, delivered by ${state.name}`)).toBeVisible()
      const stored = await db().draft.findFirstOrThrow({ where: { streamId: streams.norms.id } })
      const content = {
        title: 'Our common position',
        language: 'en',
        channel: 'direct',
        attribution: 'organisation',
        points: [{ statement: 'One.', proposedWording: '', paragraphReference: '', topics: [] }],
      }
      await db().draft.update({ where: { id: stored.id }, data: { content } })
      await page.goto(`/en/rounds/${round.slug}/drafts/${stored.id}/check`)
      await press(page, 'Submit')
      await seeDone(page, 'Your input is received.')
      const visiting = await windowOf(browser, null, script)
      await visiting.goto(`/en/rounds/${round.slug}/pillars/norms`)
      await expect(main(visiting).getByText(`${group}, delivered by ${state.name}`)).toBeVisible()
      await main(visiting).getByRole('link', { name: 'Our common position' }).click()
      const byline = `${group}, delivered by ${state.name}`
      await expect(main(visiting).getByText(byline, { exact: true })).toBeVisible()
    })
  })
