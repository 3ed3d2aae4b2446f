import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { askForLink, mailsTo, signIn, signInByMail } from './fixtures'

const someone = () => `someone-${randomUUID()}@example.org`

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled })

    test('a link signs in, once, in the browser that asked', async ({ page, browser }) => {
      const email = someone()
      const { link } = await askForLink(page, email, '/en/me/sessions')
      const elsewhere = await (await browser.newContext({ javaScriptEnabled })).newPage()
      await elsewhere.goto(link)
      await expect(elsewhere.getByRole('heading', { level: 1 })).toHaveText(
        'This is another browser',
      )
      expect(await elsewhere.context().cookies()).toEqual([])

      await page.goto(link)
      await expect(page.getByText('You are about to sign in as s…@example.org.')).toBeVisible()
      await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
      await expect(page).toHaveURL(/\/en\/me\/sessions$/)
      await expect(page.getByRole('row').filter({ hasText: '(this browser)' })).toHaveCount(1)
      const [cookie, ...others] = await page.context().cookies()
      expect(others).toEqual([])
      expect(cookie).toMatchObject({ name: 'session', httpOnly: true, sameSite: 'Lax', path: '/' })

      await page.goto('/en/sign-out')
      await page.getByRole('button', { name: 'Sign out', exact: true }).click()
      await expect(page.getByText('You are signed out.')).toBeVisible()
      expect((await page.goto(link))?.status()).toBe(410)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link can’t be used')
      await elsewhere.context().close()
    })

    test('a code signs in; a wrong one stays in its field', async ({ page }) => {
      const { code } = await askForLink(page, someone())
      await page.getByLabel('Code').fill('0000-0000')
      await page.getByRole('button', { name: 'Sign in with the code' }).click()
      await expect(page.getByRole('main').getByRole('alert')).toContainText('not the code')
      await expect(page.getByLabel('Code')).toHaveValue('0000-0000')
      await page.getByLabel('Code').fill(code.toLowerCase())
      await page.getByRole('button', { name: 'Sign in with the code' }).click()
      await expect(page).toHaveURL(/\/en\/me$/)
    })

    test('an address that is none is refused beside its field', async ({ page }) => {
      await page.goto('/en/sign-in')
      await page.getByLabel('E-mail address').fill('nobody')
      await page.getByRole('button', { name: 'Send me a link' }).click()
      await expect(page.getByRole('main').getByRole('alert')).toContainText(
        'E-mail address – Enter an e-mail address such as name@example.org',
      )
      await expect(page.getByLabel('E-mail address')).toHaveValue('nobody')
    })
  })
}

test('signing out everywhere ends the session of another browser', async ({ page, browser }) => {
  const email = someone()
  await signInByMail(page, email)
  const other = await (await browser.newContext()).newPage()
  await signInByMail(other, email)
  await page.goto('/en/me/sessions')
  await expect(page.getByRole('button', { name: 'End this session' })).toHaveCount(1)
  await page.getByRole('button', { name: 'Sign out everywhere' }).click()
  await expect(page.getByText('You are signed out on all devices.')).toBeVisible()
  await other.goto('/en/me/sessions')
  await expect(other).toHaveURL(/\/en\/sign-in\?/)
  await other.context().close()
})

test('a form from elsewhere asks for nothing', async ({ page, request, baseURL }) => {
  const email = someone()
  await page.goto('/en/sign-in')
  const fields = await page
    .locator('main form')
    .first()
    .evaluate(
      (form: HTMLFormElement) => Object.fromEntries(new FormData(form)) as Record<string, string>,
    )
  const send = (origin: string) =>
    request.post('/en/sign-in', { headers: { origin }, multipart: { ...fields, email } })
  expect((await send('https://evil.example')).status()).toBe(403)
  expect((await send('null')).status()).toBe(403)
  expect(await mailsTo(email)).toEqual([])
  expect((await send(baseURL ?? '')).url()).toMatch(/check-mail$/)
})

test('a session of the run is used again, and made anew when it has ended', async ({ page }) => {
  const email = someone()
  await signIn(page, email)
  expect(await mailsTo(email)).toHaveLength(1)
  await signIn(page, email)
  expect(await mailsTo(email)).toHaveLength(1)
  await page.goto('/en/sign-out')
  await page.getByRole('button', { name: 'Sign out everywhere' }).click()
  await page.waitForURL('**/sign-in?*')
  await signIn(page, email)
  expect(await mailsTo(email)).toHaveLength(2)
  await page.goto('/en/me/sessions')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('My sessions')
})
