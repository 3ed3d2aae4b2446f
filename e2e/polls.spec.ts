import { expect, test } from '@playwright/test'
import { closeDatabase } from '@/lib/platform/db'
import { buildModerator } from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'
import { windowOf } from './fixtures'
import { press, seeDone } from './pages'

test.afterAll(closeDatabase)

for (const script of [true, false])
  test.describe(script ? 'with a script' : 'without a script', () => {
    test('a room answers a poll by code, and the results show it', async ({ browser }) => {
      const { round, streams } = await buildRound()
      const moderator = await buildModerator({ streamIds: [streams.norms.id] })
      const leading = await windowOf(browser, moderator.id, script)
      await leading.goto(`/en/moderate/${round.slug}`)
      await leading.getByRole('link', { name: 'Polls' }).click()
      await leading.getByRole('link', { name: 'Ask a new poll' }).click()
      await leading.getByLabel('Question 3: options').fill('Fully')
      await press(leading, 'Store the poll')
      await expect(leading.getByText('Give at least two options, one a line').first()).toBeVisible()
      await expect(leading.getByLabel('Question 1: text')).toHaveValue(
        'Your perspective in one word',
      )
      await leading.getByLabel('Question 3: options').fill('Fully\nPartly\nNot at all')
      await press(leading, 'Store the poll')
      await seeDone(leading, 'The poll is stored.')
      const address = new URL(leading.url()).pathname
      const room = await windowOf(browser, null, script)
      expect((await room.goto(address))?.status()).toBe(404)
      await press(leading, 'Open the poll')
      await seeDone(leading, 'The poll is open.')
      const code = await leading.getByText(/^[0-9A-Z]{4} [0-9A-Z]{4}$/).textContent()

      await room.goto(address)
      await expect(room.getByRole('button', { name: 'Send answers' })).toHaveCount(0)
      await room.getByRole('link', { name: 'Join by code' }).click()
      await room.getByLabel('Code').fill('AAAA AAAA')
      await press(room, 'Join')
      await expect(room.getByText('No open poll has this code').first()).toBeVisible()
      await room.getByLabel('Code').fill(code?.toLowerCase() ?? '')
      await press(room, 'Join')
      await press(room, 'Send answers')
      await expect(room.getByText('There is a problem')).toBeVisible()
      await room.getByLabel('Your perspective in one word').fill('Hopeful')
      await room.getByLabel('At a regional consultation').check()
      await room.getByLabel('Partly', { exact: true }).check()
      await room.getByLabel('What needs to change?').fill('Answer every input.')
      await press(room, 'Send answers')
      await seeDone(room, 'Your answers are counted.')
      await expect(room.getByText('1 participant, of whom 1 joined by code.')).toBeVisible()
      await expect(room.getByText('Answer every input.')).toBeVisible()
      const table = room.getByRole('figure').filter({ hasText: 'Was your contribution reflected?' })
      await table.getByText('The figures as a table').click()
      await expect(table.getByRole('row', { name: /^Partly/ })).toContainText('1')
      await expect(table.getByRole('row', { name: /^Fully/ })).toContainText('0')

      // With a script the results on the moderator's screen follow by themselves.
      if (!script) await leading.reload()
      const said = leading.getByRole('paragraph').filter({ hasText: 'Answer every input.' })
      await expect(said).toBeVisible()
      await leading.getByText('Hide words').click()
      await leading.getByLabel('Words', { exact: true }).selectOption('Answer every input.')
      await leading.getByRole('button', { name: 'Hide these words' }).click()
      await seeDone(leading, 'These words are hidden.')
      if (!script) await room.reload()
      await expect(room.getByText('1 answer is hidden by whoever leads the poll.')).toBeVisible()
      await expect(room.getByText('Answer every input.')).toHaveCount(0)

      await press(leading, 'Close the poll')
      await seeDone(leading, 'The poll is closed.')
      await room.goto(address)
      await expect(room.getByText('Closed: no more answers are taken')).toBeVisible()
      await room.goto(`/en/rounds/${round.slug}`)
      await room.getByRole('link', { name: 'A poll of this round' }).click()
      await expect(room.getByText('1 participant')).toBeVisible()
    })
  })
