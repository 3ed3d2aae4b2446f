import { expect, test } from '@playwright/test'
import { closeDatabase } from '@/lib/platform/db'
import { buildInput } from '@/prisma/builders/inputs'
import { buildAdmin, buildOrganisation } from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'
import { windowOf } from './fixtures'
import { press, seeDone } from './pages'

test.afterAll(closeDatabase)

for (const script of [true, false])
  test(`two admins merge duplicates, ${script ? 'with' : 'without'} a script`, async ({
    browser,
    page: reader,
  }) => {
    const { round, streams } = await buildRound()
    const [old, stays] = [await buildOrganisation(), await buildOrganisation()]
    const { reference } = await buildInput({ stream: streams.norms, organisation: old })
    const input = `/en/rounds/${round.slug}/inputs/${reference}`
    await reader.goto(input)
    await expect(reader.getByText(old.name, { exact: true }).first()).toBeVisible()

    const proposing = await windowOf(browser, (await buildAdmin()).id, script)
    await proposing.goto('/en/admin/organisations')
    await proposing.getByRole('link', { name: 'Merge duplicate organisations' }).click()
    await proposing.getByLabel('Name of the duplicate').fill(old.name)
    await proposing.getByRole('button', { name: 'Find' }).click()
    await proposing
      .getByRole('link', { name: new RegExp(`^This is the duplicate.*${old.name}`) })
      .click()
    await proposing.getByLabel('Name of the organisation that stays').fill(stays.name)
    await proposing.getByRole('button', { name: 'Find' }).click()
    await proposing
      .getByRole('link', { name: new RegExp(`^This one stays.*${stays.name}`) })
      .click()
    await proposing.getByRole('button', { name: 'Propose the merger' }).click()
    await expect(proposing.getByText('There is a problem')).toBeVisible()
    await proposing.getByLabel('Reason').fill('One address, one board.')
    await press(proposing, 'Propose the merger')
    await seeDone(proposing, 'The merger is proposed.')

    const signing = await windowOf(browser, (await buildAdmin()).id, script)
    await signing.goto('/en/admin')
    await signing
      .getByRole('listitem')
      .filter({ hasText: `Merge ${old.name} into ${stays.name}` })
      .getByRole('link', { name: 'Read before signing' })
      .click()
    await expect(signing.getByText('One address, one board.')).toBeVisible()
    await press(signing, 'Sign the merger')
    await seeDone(signing, 'The two organisations are one now.')

    await reader.goto(input)
    await expect(reader.getByText(`${stays.name} (as ${old.name})`).first()).toBeVisible()
    await reader.goto(`/en/organisations/${old.id}`)
    await expect(reader.getByRole('heading', { level: 1 })).toHaveText(stays.name)
    const delegates = await reader.goto(`/en/organisations/${old.id}/delegates`)
    expect(delegates?.url()).toContain(`${stays.id}/delegates`)
    await reader.goto(`/en/organisations?q=${encodeURIComponent(old.name)}`)
    await expect(reader.getByRole('row').filter({ hasText: stays.name })).toContainText(
      `Also known as ${old.name}`,
    )
  })
