import { expect, test } from '@playwright/test'
import { closeDatabase, db } from '@/lib/platform/db'
import { buildAdmin, buildMember, buildOrganisation } from '@/prisma/builders/members'
import { windowOf } from './fixtures'

test.afterAll(closeDatabase)

const url = () => test.info().project.use.baseURL ?? 'http://localhost:3000'

for (const script of [true, false])
  test.describe(script ? 'with a script' : 'without a script', () => {
    test('a member asks to join, and the focal point accepts and hands over', async ({
      browser,
    }) => {
      const ours = await buildOrganisation()
      const tie = [{ id: ours.id, role: 'focal_point' as const }]
      const focal = await buildMember({ name: 'The Focal Point', organisations: tie })
      const asker = await buildMember({ name: 'The Asker' })
      const asking = await windowOf(browser, asker.id, script)
      await asking.goto(`/en/organisations?q=${encodeURIComponent(ours.name)}`)
      await asking.getByRole('main').getByRole('link', { name: ours.name }).click()
      await asking.getByRole('button', { name: 'Ask to join' }).click()
      await expect(asking.getByText('There is a problem')).toBeVisible()
      await asking.getByRole('radio', { name: 'Submitter' }).check()
      await asking.getByLabel('Why you').fill('I write our statements.')
      await asking.getByRole('button', { name: 'Ask to join' }).click()
      await expect(asking.getByText('Your request is sent.')).toBeVisible()

      const leading = await windowOf(browser, focal.id, script)
      await leading.goto('/en/me')
      await leading.getByRole('link', { name: '1 request to answer' }).click()
      await expect(leading.getByText('I write our statements.')).toBeVisible()
      await leading.getByRole('button', { name: /^Accept.*The Asker/ }).click()
      await expect(leading.getByText('The request is accepted')).toBeVisible()
      await leading.getByRole('radio', { name: 'The Asker' }).check()
      await leading.getByRole('button', { name: 'Hand over' }).click()
      await expect(leading.getByText('You have handed over.')).toBeVisible()
      const response = await leading.goto(`/en/organisations/${ours.id}/delegates`)
      expect(response?.status()).toBe(404)

      await asking.goto('/en/me/profile')
      await asking.getByRole('link', { name: ours.name }).click()
      await expect(asking.getByText('Focal point', { exact: true })).toBeVisible()
    })

    test('a member registers an organisation and an admin verifies it', async ({ browser }) => {
      const member = await buildMember({ name: 'The Founder' })
      const admin = await buildAdmin()
      const name = `Réseau ${script ? 'avec' : 'sans'} script ${Date.now()}`
      const page = await windowOf(browser, member.id, script)
      await page.goto(`/en/organisations/new?name=${encodeURIComponent(name)}`)
      await page.getByLabel('Type').selectOption('ecosoc_ngo')
      await page.getByRole('button', { name: 'Register' }).click()
      await expect(page.getByText('There is a problem')).toBeVisible()
      await expect(page.getByLabel('Name', { exact: true })).toHaveValue(name)
      await page.getByLabel('ECOSOC status').selectOption('special')
      await page.getByRole('button', { name: 'Register' }).click()
      await expect(page.getByText('Not verified yet').first()).toBeVisible()
      const { id } = await db().organisation.findUniqueOrThrow({ where: { name } })
      const address = `/en/organisations/${id}`
      expect((await page.request.get(address)).status()).toBe(200)
      const visitors = await browser.newContext({ baseURL: url() })
      expect((await visitors.request.get(address)).status()).toBe(404)

      const deciding = await windowOf(browser, admin.id, script)
      await deciding.goto('/en/admin/organisations')
      await deciding.getByRole('button', { name: new RegExp(`^Verify.*${name}`) }).click()
      await expect(deciding.getByText('The organisation is verified.')).toBeVisible()
      await page.goto(address)
      await expect(page.getByText('Not verified yet')).toHaveCount(0)
      await expect(page.getByRole('link', { name: 'Delegates and requests' })).toBeVisible()
      expect((await visitors.request.get(address)).status()).toBe(200)
    })
  })
