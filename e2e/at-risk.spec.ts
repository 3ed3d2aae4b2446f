import { expect, type Page, test } from '@playwright/test'
import { closeDatabase, db } from '@/lib/platform/db'
import { buildInput } from '@/prisma/builders/inputs'
import { buildMember, buildOrganisation } from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'
import { unique } from '@/prisma/builders/unique'
import { mailAfter, mailsTo, windowOf } from './fixtures'

test.afterAll(closeDatabase)

const url = () => test.info().project.use.baseURL ?? 'http://localhost:3000'

const main = (page: Page) => page.getByRole('main')
const press = (page: Page, name: string) =>
  main(page).getByRole('button', { name, exact: true }).click()
const asVisitor = async (path: string) => {
  const answer = await fetch(url() + path)
  return { status: answer.status, text: await answer.text() }
}

/** A round with an organisation of an author, a colleague and a focal point. */
async function stage() {
  const { round, streams } = await buildRound()
  const ours = await buildOrganisation()
  const member = (name: string, role: 'submitter' | 'focal_point' = 'submitter') =>
    buildMember({ name, organisations: [{ id: ours.id, role }] })
  return {
    address: `/en/rounds/${round.slug}`,
    stream: streams.norms,
    ours,
    author: await member('Ada Author'),
    colleague: await member('A Colleague'),
    focal: await member('A Focal Point', 'focal_point'),
  }
}

const draftOf = (what: object) => ({
  title: 'A note',
  language: 'en',
  channel: 'direct',
  attribution: '',
  points: [{ statement: 'A point.', proposedWording: '', paragraphReference: '', topics: [] }],
  ...what,
})

for (const script of [true, false])
  test.describe(script ? 'with a script' : 'without a script', () => {
    test('a member withdraws everything, and it is gone at once', async ({ browser }) => {
      const { address, stream, ours, author, colleague } = await stage()
      const title = `Gone ${unique()}`
      const wish = { stream, organisation: ours, author, title }
      const input = await buildInput(wish)
      await buildInput({ ...wish, attribution: 'moderators_only' })
      const where = { streamId: stream.id, organisationId: ours.id }
      const content = draftOf({})
      await db().draft.create({
        data: {
          ...where,
          memberId: colleague.id,
          inputId: input.id,
          submittedAt: new Date(),
          content,
        },
      })
      await db().draft.create({ data: { ...where, memberId: author.id, content } })
      const [page, pillar] = [`${address}/inputs/${input.reference}`, `${address}/pillars/norms`]
      // Kept by the server from here on, until it is told that the round changed.
      for (const path of [page, pillar]) expect((await asVisitor(path)).text).toContain(title)

      const window = await windowOf(browser, author.id, script)
      await window.goto('/en/me')
      await main(window).getByRole('link', { name: 'Withdraw everything and leave' }).click()
      await expect(window.getByText('2 inputs and 1 draft')).toBeVisible()
      await press(window, 'Withdraw everything and sign out')
      await expect(window.getByText('There is a problem')).toBeVisible()
      await window.getByRole('checkbox', { name: 'I withdraw everything for good' }).check()
      const mail = await mailAfter(colleague.email, async () => {
        await press(window, 'Withdraw everything and sign out')
        await expect(window.getByText('Everything you wrote here is withdrawn')).toBeVisible()
      })
      expect(mail.subject).toBe('An input was withdrawn')
      expect(mail.text).toContain(input.reference)
      expect(mail.text).not.toMatch(/Ada|Gone/)
      expect(await mailsTo(author.email)).toEqual([])

      expect((await asVisitor(page)).status).toBe(404)
      expect((await asVisitor(pillar)).text).not.toContain(title)
      await window.goto('/en/me')
      await expect(window).toHaveURL(/\/en\/sign-in\?/)
    })

    test('a member takes a pseudonym, and sees who sees what', async ({ browser }) => {
      const { address, stream, ours, author } = await stage()
      const draft = await db().draft.create({
        data: {
          streamId: stream.id,
          organisationId: ours.id,
          memberId: author.id,
          content: draftOf({}),
        },
      })
      const window = await windowOf(browser, author.id, script)
      await window.goto('/en/me/profile')
      const mail = window.getByRole('checkbox', { name: 'Send me mail about my inputs' })
      await expect(mail).toBeChecked()
      const name = window.getByLabel('Your name')
      await name.fill('')
      await window.getByRole('checkbox', { name: 'This is a pseudonym' }).check()
      await press(window, 'Save')
      await expect(window.getByText('There is a problem')).toBeVisible()
      await name.fill('Grey Heron')
      await press(window, 'Save')
      await expect(window.getByText('No mail is sent to you from now on')).toBeVisible()
      await expect(mail).not.toBeChecked()
      await mail.check()
      await press(window, 'Save the choice of mail')
      await expect(window.getByText('Saved.', { exact: true })).toBeVisible()
      await expect(mail).toBeChecked()

      await window.goto(`${address}/drafts/${draft.id}/attribution`)
      const row = (level: string) => window.getByRole('row').filter({ hasText: level })
      await expect(row('Your name and your organisation')).toContainText(
        `“Grey Heron, ${ours.name}”`,
      )
      const group = row('Only what kind of organisation')
      // Fewer than five such organisations have spoken.
      await expect(group.getByRole('cell').first()).toContainText('“A participant”')
      await expect(group.getByRole('cell').nth(1)).toContainText('Grey Heron')
      await expect(row('for the moderators of this pillar only')).toContainText('Nothing: neither')
      await expect(window.getByRole('main')).not.toContainText('Ada')
    })

    test('an author lets a focal point read what is for moderators only', async ({ browser }) => {
      const { address, stream, ours, author, focal } = await stage()
      const title = `For few ${unique()}`
      const { reference } = await buildInput({
        stream,
        organisation: ours,
        author,
        title,
        attribution: 'moderators_only',
        published: false,
      })
      const page = `${address}/inputs/${reference}`
      const theirs = await windowOf(browser, focal.id, script)
      expect((await theirs.goto(page))?.status()).toBe(404)
      const window = await windowOf(browser, author.id, script)
      await window.goto(`${page}/attribution`)
      await window
        .getByRole('checkbox', { name: 'The focal points of my organisation may read it' })
        .check()
      await press(window, 'Save')
      await expect(window.getByText('can read this input now')).toBeVisible()
      await theirs.goto('/en/me')
      await expect(main(theirs)).not.toContainText(title)
      await theirs.goto(page)
      await expect(theirs.getByRole('heading', { name: title })).toBeVisible()
      await expect(theirs.getByText('That you opened it has been logged')).toBeVisible()
      await expect(theirs.getByRole('link', { name: 'Withdraw' })).toHaveCount(0)
    })
  })
