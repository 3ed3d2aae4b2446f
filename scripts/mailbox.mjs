import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { onDisk } from './failure.mjs'
import { atStop } from './lifetime.mjs'
import { mailboxPage } from './mailbox-page.mjs'
import { freePort } from './ports.mjs'

/** Mails on disk, so that a restart keeps them; newest first. */
function store(folder) {
  const names = onDisk(folder, () => {
    mkdirSync(folder, { recursive: true })
    return readdirSync(folder).filter((name) => name.endsWith('.json'))
  })
  const mails = names.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')))
  mails.sort((a, b) => b.id - a.id)
  return {
    add(parsed) {
      const { from, to, subject = '', text = '', html = '', date = new Date() } = parsed
      const id = (mails[0]?.id ?? 0) + 1
      const mail = { id, to: to?.text ?? '', from: from?.text ?? '', subject, text, html, date }
      writeFileSync(join(folder, `${id}.json`), JSON.stringify(mail))
      mails.unshift(mail)
    },
    to: (address) =>
      mails.filter((mail) => !address || mail.to.toLowerCase().includes(address.toLowerCase())),
  }
}

const listen = (server, port) =>
  new Promise((resolve, reject) => {
    server.on('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })

function answer(mails, request, response) {
  const address = new URL(request.url, 'http://localhost')
  const to = address.searchParams.get('to') ?? ''
  // A page elsewhere could point a name of its own at this machine and read the mails.
  const ours = /^(localhost|127\.0\.0\.1)(:\d+)?$/.test(request.headers.host ?? '')
  const pages = {
    '/': ['text/html; charset=utf-8', () => mailboxPage(mails.to(to).slice(0, 200), to)],
    '/api/mails': ['application/json', () => JSON.stringify(mails.to(to))],
  }
  const [type, body] = (ours && pages[address.pathname]) || ['text/plain', () => 'Not found.\n']
  response.writeHead(type === 'text/plain' ? 404 : 200, {
    'content-type': type,
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
    'cache-control': 'no-store',
  })
  response.end(body())
}

/**
 * A mailbox for demonstration and tests: takes every mail by SMTP and shows it on a page, to this
 * machine alone. Takes any free port where none is preferred or the preferred one is in use.
 * @returns the addresses as the environment of the application names them
 */
export async function startMailbox({ folder, smtpPort = 0, webPort = 0 }) {
  const mails = store(folder)
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => simpleParser(stream).then(mails.add).then(done, done),
  })
  const web = createServer((request, response) => answer(mails, request, response))
  const ports = [await freePort(smtpPort), await freePort(webPort)]
  await Promise.all([listen(smtp, ports[0]), listen(web, ports[1])])
  atStop(async () => {
    smtp.close()
    web.close()
  })
  return { SMTP_URL: `smtp://127.0.0.1:${ports[0]}`, MAILBOX_URL: `http://localhost:${ports[1]}` }
}
