import { expect, test } from '@playwright/test'
import { closeDatabase, db } from '@/lib/platform/db'
import { buildDelegation, buildDraft } from '@/prisma/builders/drafts'
import { buildAdmin, buildMember } from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'
import { windowOf } from './fixtures'
import { press, seeDone } from './pages'

test.afterAll(closeDatabase)

const url = () => test.info().project.use.baseURL ?? 'http://localhost:3000'

for (const script of [true, false])
  test.describe(script ? 'with a script' : 'without a script', () => {
    test('an organisation applies, is accredited, and submits what its focal point cleared', async ({
      browser,
    }) => {
      test.slow()
      const { round, streams } = await buildRound({ takesFrom: 'accredited' })
      const us = await buildDelegation()
      const draft = await buildDraft({
        stream: streams.norms,
        organisation: us.organisation,
        member: us.drafter,
      })
      const check = `/en/rounds/${round.slug}/drafts/${draft.draft}/check`

      const leading = await windowOf(browser, us.focalPoint.id, script)
      await leading.goto(`/en/organisations/${us.organisation.id}`)
      await leading.getByRole('main').getByRole('link', { name: 'Accreditations' }).click()
      await press(leading, 'Apply for accreditation')
      await expect(leading.getByText('There is a problem')).toBeVisible()
      await leading.getByLabel('Round', { exact: true }).selectOption(round.title)
      await leading.getByLabel('How the organisation’s work bears').fill('We train responders.')
      await press(leading, 'Apply for accreditation')
      await seeDone(leading, 'Your application is sent.')
      await leading.goto(`/en/organisations/${us.organisation.id}/delegates`)
      await press(leading, 'Ask for clearance from now on')
      await seeDone(leading, 'Changed.')

      const writing = await windowOf(browser, us.submitter.id, script)
      await writing.goto(`/en/rounds/${round.slug}/inputs/new`)
      await expect(writing.getByText('not accredited to this round')).toBeVisible()
      await writing.goto(check)
      await expect(writing.getByText('not accredited to this round')).toBeVisible()

      const deciding = await windowOf(browser, (await buildAdmin()).id, script)
      await deciding.goto(`/en/admin/rounds/${round.slug}`)
      await deciding.getByRole('main').getByRole('link', { name: 'Accreditations' }).click()
      await deciding.getByRole('link', { name: 'Applied' }).click()
      const row = deciding.getByRole('row').filter({ hasText: us.organisation.name })
      await row.getByText('1 entry').click()
      await expect(row.getByText('We train responders.')).toBeVisible()
      await row.getByText('Record a decision').first().click()
      await row.getByRole('button', { name: /^Record/ }).click()
      await expect(deciding.getByText('There is a problem')).toBeVisible()
      const again = deciding.getByRole('row').filter({ hasText: us.organisation.name })
      if (!(await again.getByLabel('Reason').isVisible()))
        await again.getByText('Record a decision').first().click()
      await again.getByLabel(`Decision on`).selectOption('Accredited')
      await again.getByLabel('Reason').fill('On the list of the session')
      await again.getByRole('button', { name: /^Record/ }).click()
      await seeDone(deciding, 'The decision is recorded')
      const visitor = await (await browser.newContext({ baseURL: url() })).newPage()
      await visitor.goto(`/en/organisations/${us.organisation.id}`)
      await expect(visitor.getByText(`${round.title}: Accredited`)).toBeVisible()
      await expect(visitor.getByText('On the list of the session')).toHaveCount(0)

      await writing.goto(check)
      await expect(writing.getByRole('button', { name: 'Submit', exact: true })).toHaveCount(0)
      await press(writing, 'Ask for clearance')
      await seeDone(writing, 'The focal points are asked')
      await leading.goto('/en/me')
      await leading.getByRole('link', { name: 'Points of contact' }).first().click()
      await press(leading, 'Return with this note')
      await expect(leading.getByText('There is a problem')).toBeVisible()
      await leading.getByLabel('What to change').fill('Ask once more.')
      await press(leading, 'Return with this note')
      await seeDone(leading, 'The draft is returned')
      await writing.goto(check)
      await expect(writing.getByText('Ask once more.')).toBeVisible()
      await press(writing, 'Ask for clearance')
      await seeDone(writing, 'The focal points are asked')
      await leading.goto(check)
      await press(leading, 'Clear this version')
      await seeDone(leading, 'This version is cleared.')
      await writing.goto(check)
      await press(writing, 'Submit')
      await seeDone(writing, 'Your input is received.')
      expect(await db().input.count({ where: { streamId: streams.norms.id } })).toBe(1)
    })

    test('a focal point names a delegate by address, who accepts', async ({ browser }) => {
      const us = await buildDelegation()
      const named = await buildMember({ name: 'The Named' })
      const leading = await windowOf(browser, us.focalPoint.id, script)
      await leading.goto(`/en/organisations/${us.organisation.id}/delegates`)
      for (const email of [named.email, `nobody-${named.id}@example.org`]) {
        await leading.getByLabel('E-mail address', { exact: true }).fill(email)
        await leading.getByRole('radio', { name: 'Drafter', exact: true }).check()
        await press(leading, 'Send the invitation')
        await seeDone(leading, 'The invitation is sent to this address.')
      }
      await leading.getByRole('button', { name: new RegExp(`^Revoke.*nobody-${named.id}`) }).click()
      await seeDone(leading, 'The invitation is revoked.')

      const answering = await windowOf(browser, named.id, script)
      await answering.goto('/en/me/profile')
      const accept = new RegExp(`^Accept.*${us.organisation.name}`)
      await answering.getByRole('button', { name: accept }).click()
      await seeDone(answering, 'You can speak for this organisation now.')
      await expect(answering.getByRole('link', { name: us.organisation.name })).toBeVisible()
    })
  })
