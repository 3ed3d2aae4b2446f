import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { afterAll, expect, test } from 'vitest'
import { undoAll } from './lifetime.mjs'
import { startMailbox } from './mailbox.mjs'

const folder = mkdtempSync(join(tmpdir(), 'uptake-mailbox-'))
afterAll(async () => {
  await undoAll()
  rmSync(folder, { recursive: true })
})

const mailsTo = async (mailbox: string, to: string) =>
  (await fetch(`${mailbox}/api/mails?to=${encodeURIComponent(to)}`)).json()

test('it keeps every mail over a restart, newest first, by recipient', async () => {
  const first = await startMailbox({ folder })
  const post = createTransport(first.SMTP_URL)
  const mail = { from: 'uptake@example.org', text: 'Open http://localhost:3000/a' }
  await post.sendMail({ ...mail, to: 'ana@example.org', subject: 'التشاور 1' })
  await post.sendMail({ ...mail, to: 'ben@example.org', subject: '2' })
  await post.sendMail({ ...mail, to: 'Ana@example.org', subject: '3' })
  post.close()

  const again = await startMailbox({ folder })
  for (const { MAILBOX_URL } of [first, again]) {
    const found = await mailsTo(MAILBOX_URL, 'ana@example.org')
    expect(found.map(({ subject }: { subject: string }) => subject)).toEqual(['3', 'التشاور 1'])
    const page = await (await fetch(MAILBOX_URL)).text()
    expect(page).toContain('<a href="http://localhost:3000/a">')
  }
})

test('a page elsewhere that calls this machine by a name of its own reads nothing', async () => {
  const { MAILBOX_URL } = await startMailbox({ folder })
  const status = await new Promise((done) => {
    const headers = { host: 'rebound.example' }
    request(MAILBOX_URL, { headers }, (response) => done(response.statusCode)).end()
  })
  expect(status).toBe(404)
})
