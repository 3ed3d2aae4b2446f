import { expect, test } from '@playwright/test'
import { closeDatabase, db } from '@/lib/platform/db'
import { tell } from '@/lib/platform/tell'
import { unsubscribeToken } from '@/lib/platform/unsubscribe'
import { buildAdmin, buildAuditor, buildMember } from '@/prisma/builders/members'
import { mailAfter, windowOf } from './fixtures'
import { press, seeDone } from './pages'

test.afterAll(closeDatabase)

const url = () => test.info().project.use.baseURL ?? 'http://localhost:3000'

const about = ({ id, email }: { id: string; email: string }, n: number) => ({
  key: `test:${id}:${n}`,
  recipient: email,
  locale: 'en',
  subject: `What became of your input: Round ${n}`,
  text: `It is published. ${n}`,
  kind: 'uptake_published' as const,
  memberId: id,
  about: `Round ${n}`,
  path: '/me',
})

for (const script of [true, false])
  test.describe(script ? 'with a script' : 'without a script', () => {
    test('a member reads the list, marks it, and chooses what is sent by mail', async ({
      browser,
    }) => {
      const member = await buildMember()
      const page = await windowOf(browser, member.id, script)
      await page.goto('/en/me/notifications')
      await expect(page.getByText('You have not been told of anything yet.')).toBeVisible()
      await db().$transaction((tx) => tell(tx, [about(member, 1), about(member, 2)]))
      await page.goto('/en/me')
      await page.getByRole('main').getByRole('link', { name: 'Notifications (2 unread)' }).click()
      const lines = page.getByRole('main').getByRole('listitem').filter({ hasText: 'Round' })
      await expect(lines).toHaveCount(2)
      await expect(lines.first()).toContainText('Unread: What became of your input: Round 2')
      await page.getByRole('button', { name: 'Mark all as read' }).click()
      await seeDone(page, 'All that was shown is marked as read.')
      await expect(lines.first()).not.toContainText('Unread')
      await expect(
        page.getByRole('navigation', { name: 'Account' }).getByRole('link', {
          name: 'Notifications',
          exact: true,
        }),
      ).toBeVisible()

      await page.getByRole('link', { name: 'Choose what is sent by mail' }).click()
      const kind = page.getByRole('group', { name: /^What became of your inputs is published/ })
      await expect(kind.getByRole('radio', { name: 'By mail at once' })).toBeChecked()
      await kind.getByRole('radio', { name: 'In the list only, no mail' }).check()
      await page.getByLabel('Time zone').selectOption('Africa/Nairobi')
      await press(page, 'Save')
      await seeDone(page, 'Saved.')
      await expect(kind.getByRole('radio', { name: 'In the list only, no mail' })).toBeChecked()
      await expect(page.getByLabel('Time zone')).toHaveValue('Africa/Nairobi')
      await db().$transaction((tx) => tell(tx, [about(member, 3)]))
      expect(await db().outboxMail.count({ where: { key: `test:${member.id}:3` } })).toBe(0)
    })

    test('a mail carries the link that ends mails of its kind, without signing in', async ({
      browser,
      request,
    }) => {
      const member = await buildMember()
      const { text } = await mailAfter(member.email, () =>
        db().$transaction((tx) => tell(tx, [about(member, 1)])),
      )
      const link = /http\S+\/unsubscribe\/\S+/.exec(text)?.[0] ?? ''
      const wishes = () => db().notificationPreference.findMany({ where: { memberId: member.id } })
      const page = await windowOf(browser, null, script)
      await page.goto(link)
      await expect(page.getByText('Mails to m***@example.org')).toBeVisible()
      expect(await wishes()).toEqual([])
      await page.getByRole('button', { name: 'Send no more of these mails' }).click()
      await seeDone(page, 'No more of these mails are sent to m***@example.org.')
      await expect(page.getByRole('button', { name: 'Send no more of these mails' })).toHaveCount(0)
      expect(await wishes()).toMatchObject([{ kind: 'uptake_published', delivery: 'list' }])

      const token = unsubscribeToken(member.id, 'summary_published')
      const address = `${url()}/api/unsubscribe/${token}`
      const refused = await request.post(address, { form: { 'List-Unsubscribe': 'Perhaps' } })
      expect(refused.status()).toBe(403)
      for (const form of [
        { form: { 'List-Unsubscribe': 'One-Click' } },
        { multipart: { 'List-Unsubscribe': 'One-Click' } },
      ])
        expect((await request.post(address, form)).status()).toBe(200)
      expect(await wishes()).toHaveLength(2)
    })

    test('an admin sees which mails failed, has one tried again and gives another up', async ({
      browser,
    }) => {
      const [admin, auditor] = [await buildAdmin(), await buildAuditor()]
      const stamp = `${Date.now()}${script}`
      const failed = (kind: string) => ({
        key: `${kind}:${stamp}`,
        recipient: `secret-${stamp}@example.org`,
        subject: 'A secret subject',
        text: 'A secret text',
        attempts: 3,
        lastError: 'ECONNECTION',
        nextAttemptAt: new Date(Date.now() + 3_600_000),
      })
      const [again, gone] = [`again${stamp}`, `gone${stamp}`]
      await db().outboxMail.createMany({ data: [failed(again), failed(gone)] })
      const page = await windowOf(browser, admin.id, script)
      await page.goto('/en/admin')
      await page.getByRole('main').getByRole('link', { name: 'Mail', exact: true }).click()
      expect(await page.content()).not.toMatch(/A secret|secret-/)
      await page.getByRole('button', { name: new RegExp(`^Give up.*${gone}`) }).click()
      await seeDone(page, 'The mail is given up.')
      await expect(page.getByRole('row').filter({ hasText: gone })).toContainText('Given up')
      await expect(page.getByRole('button', { name: new RegExp(`^Give up.*${gone}`) })).toHaveCount(
        0,
      )
      await mailAfter(`secret-${stamp}@example.org`, async () => {
        await page.getByRole('button', { name: new RegExp(`^Try again now.*${again}`) }).click()
        await seeDone(page, 'The mail is tried again now.')
      })
      const reading = await windowOf(browser, auditor.id, script)
      await reading.goto('/en/admin/mails')
      await expect(reading.getByRole('row').filter({ hasText: gone })).toBeVisible()
      await expect(reading.getByRole('button', { name: /^Try again now/ })).toHaveCount(0)
    })
  })
