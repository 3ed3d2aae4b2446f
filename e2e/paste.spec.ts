import { expect, test } from '@playwright/test'
import { closeDatabase } from '@/lib/platform/db'
import { buildDraft } from '@/prisma/builders/drafts'
import { buildMember, buildOrganisation, buildSession } from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'
import { press } from './pages'

test.afterAll(closeDatabase)

const item = (sign: string, text: string) =>
  `<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><!--[if !supportLists]--><span style='mso-list:Ignore'>${sign}<span>&nbsp;&nbsp; </span></span><!--[endif]-->${text}</p>`

test('a point pasted from a word processor keeps its numbers and is stored so', async ({
  page,
}) => {
  const { round, streams } = await buildRound()
  const organisation = await buildOrganisation()
  const member = await buildMember({ organisations: [organisation] })
  const { draft } = await buildDraft({ stream: streams.norms, organisation, member })
  const value = await buildSession({ memberId: member.id, secondFactor: true })
  const url = test.info().project.use.baseURL ?? 'http://localhost:3000'
  await page.context().addCookies([{ name: 'session', value, url }])
  await page.goto(`/en/rounds/${round.slug}/drafts/${draft}/points/1`)
  const field = page.getByRole('main').getByLabel('Your point', { exact: true })
  await field.fill('Before: ')
  await field.press('End')
  const html = `<p class=MsoNormal>States should:</p>${item('(a)', 'Name a contact.')}${item('(b)', 'Meet.')}`
  await field.evaluate((area, pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/html', pasted)
    clipboardData.setData('text/plain', 'States should:')
    area.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  }, html)
  const kept = 'Before: States should:\n\n(a) Name a contact.\n(b) Meet.'
  await expect(field).toHaveValue(kept)
  await press(page, 'Save for later')
  await page.waitForURL('**?done=saved')
  await page.goto(`/en/rounds/${round.slug}/drafts/${draft}/points/1`)
  await expect(field).toHaveValue(kept)
})
