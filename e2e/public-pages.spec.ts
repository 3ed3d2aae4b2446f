import { expect, type Page, test } from '@playwright/test'
import { closeDatabase, db } from '@/lib/platform/db'
import { bulkInputs } from '@/prisma/builders/bulk'
import { buildInput } from '@/prisma/builders/inputs'
import { buildOrganisation } from '@/prisma/builders/members'
import { buildWorld, enter, type Role, type World } from './world'

test.describe.configure({ mode: 'parallel' })

let world: World
test.beforeAll(async () => {
  world = await buildWorld()
  // What is built past the log nobody is told of, and the server may keep a home page without this round.
  await db().$queryRaw`SELECT pg_notify('round_changed', '')::text`
})
test.afterAll(closeDatabase)

const round = () => `/en/rounds/${world.round.slug}`

/** Every kind of public page, with what a reader must find on it. */
const PUBLIC: Record<string, [path: () => string, text: () => string]> = {
  home: [() => '/en', () => world.round.title],
  round: [round, () => world.round.purpose],
  pillar: [() => `${round()}/pillars/norms`, () => world.input.reference],
  input: [() => `${round()}/inputs/${world.input.reference}`, () => 'Reflected'],
  document: [() => `${round()}/documents/${world.document.slug}`, () => 'say how norms work'],
  summary: [() => `${round()}/summary`, () => 'In short.'],
  search: [() => `/en/search?q=${world.input.reference}`, () => world.input.reference],
  'sign-in': [() => '/en/sign-in', () => 'E-mail address'],
}

/** Pages that only members have, as the role that works there. */
const WORK: Record<string, [role: Role, path: () => string]> = {
  draft: ['drafter', () => `${round()}/drafts/${world.draft.id}/points/1`],
  check: ['submitter', () => `${round()}/drafts/${world.draft.id}/check`],
  verdict: ['submitter', () => `${round()}/inputs/${world.input.reference}`],
  record: [
    'moderator',
    () =>
      `/en/moderate/${world.round.slug}/records/${world.point.id}?document=${world.document.slug}&revision=rev-1`,
  ],
  revision: ['moderator', () => `/en/moderate/${world.round.slug}/documents/${world.document.id}`],
  'new round': ['admin', () => '/en/admin/rounds/new'],
  compose: ['admin', () => `/en/admin/rounds/${world.round.slug}/summary`],
}

/**
 * Opens a page and waits until it is quiet.
 * @returns the bytes of its scripts as they were sent, and all that must not happen
 */
async function watch(page: Page, path: string) {
  const wrong: string[] = []
  const scripts: Promise<number>[] = []
  const { origin } = new URL(test.info().project.use.baseURL ?? '')
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (url.origin !== origin && url.protocol !== 'data:') wrong.push(`asked ${url.href}`)
  })
  page.on('requestfinished', (request) => {
    if (request.resourceType() === 'script')
      scripts.push(request.sizes().then((sizes) => sizes.responseBodySize))
  })
  page.on('requestfailed', (request) => wrong.push(`failed ${request.url()}`))
  page.on('pageerror', (error) => wrong.push(String(error)))
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) wrong.push(message.text())
  })
  const answer = await page.goto(path, { waitUntil: 'networkidle' })
  if (answer?.status() !== 200) wrong.push(`status ${answer?.status()}`)
  const sizes = await Promise.all(scripts)
  return { wrong, bytes: sizes.reduce((sum, size) => sum + size, 0) }
}

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })
  for (const [name, [path, text]] of Object.entries(PUBLIC))
    test(`a visitor reads the ${name} page`, async ({ page }) => {
      await page.goto(path())
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expect(page.getByRole('main').getByText(text()).first()).toBeVisible()
    })

  test('who shaped a paragraph opens beside it', async ({ page }) => {
    await page.goto(`${round()}/documents/${world.document.slug}`)
    const shaped = page.getByRole('group').filter({ hasText: 'Who shaped this' })
    await shaped.locator('summary').first().click()
    await expect(shaped.getByText(world.input.reference).first()).toBeVisible()
  })
})

for (const [name, [path]] of Object.entries(PUBLIC))
  test(`the ${name} page sends a visitor next to nothing, and nothing from elsewhere`, async ({
    page,
  }) => {
    const { wrong, bytes } = await watch(page, path())
    expect(wrong).toEqual([])
    // 150 KB would be allowed; there is one script, which shows times in the reader's own zone.
    expect(bytes).toBeLessThan(1000)
    expect(await page.locator('script').count()).toBe(1)
  })

for (const [name, [path]] of Object.entries(PUBLIC))
  test(`the ${name} page stays within its policy for a member`, async ({ page }) => {
    await enter(page.context(), world, 'newcomer')
    const { wrong, bytes } = await watch(page, path())
    expect(wrong).toEqual([])
    // React and Next (150 KB) with the forms of the page.
    expect(bytes).toBeLessThan(175_000)
  })

for (const [name, [role, path]] of Object.entries(WORK))
  test(`the ${name} page stays within its policy and its bytes`, async ({ page }) => {
    await enter(page.context(), world, role)
    const { wrong, bytes } = await watch(page, path())
    expect(wrong).toEqual([])
    expect(bytes).toBeLessThan(210_000)
  })

async function signBatch(page: Page, who: string) {
  await enter(page.context(), world, who)
  await page.goto(`/en/admin/publications/${world.batch.id}`)
  await page.getByRole('button', { name: 'Sign for publication' }).click()
  await expect(page).toHaveURL(/done=/)
}

test('kept pages show what was published at once, and until then ask the database nothing', async ({
  page,
  request,
}) => {
  const { round, streams } = world
  const get = async (path: string) => {
    const answer = await request.get(path)
    // A page that was rendered for this request would tell its statements.
    return { text: await answer.text(), statements: answer.headers()['x-sql-statements'] ?? 'kept' }
  }
  const pillar = `/en/rounds/${round.slug}/pillars/norms`
  const trail = `/en/rounds/${round.slug}/inputs/${world.input.reference}`
  await Promise.all([get(pillar), get(trail)])
  const fresh = await buildInput({ stream: streams.norms })
  const reason = 'The point was heard.'
  for (const path of [pillar, trail]) {
    const { text, statements } = await get(path)
    expect(statements).toBe('kept')
    expect(text).not.toContain(fresh.reference)
    expect(text).not.toContain(reason)
  }
  await signBatch(page, 'admin')
  await signBatch(page, 'secondAdmin')
  await expect.poll(async () => (await get(pillar)).text).toContain(fresh.reference)
  await expect.poll(async () => (await get(trail)).text).toContain(reason)
})

test('no list and no detail page takes more than four statements, at 50 inputs as at 5,000', async ({
  request,
}) => {
  test.setTimeout(120_000)
  const { streams } = world
  const organisations = [await buildOrganisation(), await buildOrganisation()]
  const pages: [role: Role, path: string][] = [
    ...Object.values(PUBLIC).map(([path]): [Role, string] => ['newcomer', path()]),
    ...Object.values(WORK).map(([role, path]): [Role, string] => [role, path()]),
    ['submitter', '/en/me'],
    ['moderator', '/en/moderate'],
    ['moderator', `/en/moderate/${world.round.slug}`],
    ['moderator', `/en/moderate/${world.round.slug}/held`],
    ['moderator', `/en/moderate/${world.round.slug}/review`],
    ['moderator', `/en/moderate/${world.round.slug}/publications`],
    ['admin', '/en/admin'],
    ['admin', `/en/admin/rounds/${world.round.slug}`],
    ['auditor', '/en/admin/audit'],
    ['auditor', `/en/admin/publications/${world.batch.id}`],
    ['newcomer', '/en/search?q=States&pillar=norms'],
    ['newcomer', `/en/rounds/${world.round.slug}/pillars/norms/uptake`],
  ]
  const count = async () => {
    // Once a minute a session notes that it was seen, in a statement of its own.
    await db().session.updateMany({ data: { seenAt: new Date() } })
    const counted: Record<string, number> = {}
    for (const [role, path] of pages) {
      const headers = { cookie: `session=${world.sessions[role]}` }
      const answer = await request.get(path, { headers })
      expect(answer.status(), path).toBe(200)
      counted[path] = Number(answer.headers()['x-sql-statements'] ?? Number.NaN)
    }
    return counted
  }
  await bulkInputs({ stream: streams.norms, organisations, count: 50 })
  const few = await count()
  await bulkInputs({ stream: streams.norms, organisations, count: 4950 })
  const many = await count()
  expect(many).toEqual(few)
  for (const [path, statements] of Object.entries(many)) {
    expect(statements, path).toBeGreaterThan(0)
    expect(statements, path).toBeLessThanOrEqual(4)
  }
})
