import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { buildSession } from '@/prisma/builders/members'

type Mail = { id: number; to: string; subject: string; text: string }

/** Mails to an address as the mailbox holds them, newest first. */
export async function mailsTo(email: string): Promise<Mail[]> {
  const mailbox = process.env.MAILBOX_URL ?? 'http://localhost:1080'
  const response = await fetch(`${mailbox}/api/mails?to=${encodeURIComponent(email)}`)
  return (await response.json()) as Mail[]
}

/**
 * Does what sends a mail, and waits for it. Mails of other acts arrive when they do, so the one that is
 * meant is told by its subject or text.
 */
export async function mailAfter(
  email: string,
  act: () => Promise<unknown>,
  isMeant: (mail: Mail) => boolean = () => true,
): Promise<Mail> {
  const last = (await mailsTo(email))[0]?.id ?? 0
  await act()
  let mail: Mail | undefined
  await expect
    .poll(
      async () => {
        mail = (await mailsTo(email)).find((one) => one.id > last && isMeant(one))
        return mail
      },
      { timeout: 20_000, message: `a mail to ${email}` },
    )
    .toBeDefined()
  return mail as Mail
}

/** Fills in the form and reads the mail. @returns its link and code */
export async function askForLink(page: Page, email: string, next = '/en/me') {
  await page.goto(`/en/sign-in?callbackUrl=${next}`)
  await page.getByLabel('E-mail address').fill(email)
  const ask = async () => {
    await page.getByRole('button', { name: 'Send me a link' }).click()
    await page.waitForURL('**/sign-in/check-mail')
  }
  const { text } = await mailAfter(email, ask, (mail) => mail.text.includes('/sign-in/confirm?'))
  const link = /http\S+\/sign-in\/confirm\?token=\S+/.exec(text)?.[0] ?? ''
  const code = /^[0-9A-Z]{4} [0-9A-Z]{4}$/m.exec(text)?.[0] ?? ''
  return { link, code }
}

/** Signs in through the real form and the real mail, and stands on the member's own page. */
export async function signInByMail(page: Page, email: string): Promise<void> {
  const { link } = await askForLink(page, email)
  await page.goto(link)
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL('**/en/me')
}

/** One worker at a time: a second request for a link would end the first one's. */
async function oneAtATime(file: string, act: () => Promise<void>): Promise<void> {
  const lock = `${file}.lock`
  for (;;) {
    try {
      mkdirSync(lock)
      break
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      await wait(100)
    }
  }
  try {
    await act()
  } finally {
    rmdirSync(lock)
  }
}

/**
 * Signs in as a member of the demonstration, whoever was signed in before. The first time goes
 * through form and mail; its session serves all tests of the run as long as it lives, since links
 * are limited.
 */
export async function signIn(page: Page, email: string): Promise<void> {
  const { outputDir, use } = test.info().project
  const folder = join(outputDir, `sessions-${new URL(use.baseURL ?? '').port}`)
  mkdirSync(folder, { recursive: true })
  const file = join(folder, createHash('sha256').update(email).digest('hex'))
  await page.context().clearCookies()
  await oneAtATime(file, async () => {
    if (existsSync(file)) await page.context().addCookies(JSON.parse(readFileSync(file, 'utf8')))
    const response = await page.request.get('/en/me/sessions', { maxRedirects: 0 })
    if (response.status() === 200) return
    await page.context().clearCookies()
    await signInByMail(page, email)
    writeFileSync(file, JSON.stringify(await page.context().cookies()))
  })
}

/** A browser window of a member, or of a visitor, with a script or without; nobody goes through the mail. */
export async function windowOf(
  browser: Browser,
  memberId: string | null,
  javaScriptEnabled = true,
): Promise<Page> {
  const baseURL = test.info().project.use.baseURL ?? 'http://localhost:3000'
  const context = await browser.newContext({ javaScriptEnabled, baseURL })
  if (memberId) {
    const value = await buildSession({ memberId, secondFactor: true })
    await context.addCookies([{ name: 'session', value, url: baseURL }])
  }
  return context.newPage()
}
