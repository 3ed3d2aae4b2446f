import { createServer } from 'node:http'
import next from 'next'
import { startDelivery } from '@/lib/notifications/worker'
import { closeDatabase } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { listenTo } from '@/lib/platform/listen'
import { startCleaning } from './cleaning'
import { front } from './front'
import { isUpload } from './refusal'
import { VisitorPages } from './visitor-pages'

const dev = process.argv.includes('--dev')
const port = Number(process.env.PORT ?? 3000)
const hostname = process.env.HOST ?? '127.0.0.1'

env()
const app = next({ dev, port, hostname })
await app.prepare()

const pages = dev ? null : new VisitorPages()
const stopListening = listenTo('round_changed', (round) => pages?.forget(round))
const stopDelivery = startDelivery()
const stopCleaning = startCleaning()

const answer = front(app.getRequestHandler(), pages)
// An address of a thousand points is told twice to an act, the second time by Next's own header.
const server = createServer({ maxHeaderSize: 32_768 }, (request, response) => {
  if (!isUpload(request)) {
    const late = setTimeout(() => request.complete || request.destroy(), 30_000)
    response.once('close', () => clearTimeout(late))
  }
  answer(request, response).catch((error: unknown) => {
    console.error(error)
    if (response.headersSent) response.destroy()
    else response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' }).end('500\n')
  })
})
// A file may come over a weak connection; all else must be here within half a minute.
server.requestTimeout = 900_000
server.headersTimeout = 30_000
if (dev) server.on('upgrade', app.getUpgradeHandler())
server.listen(port, hostname, () => console.log(`Uptake answers at ${env().NEXTAUTH_URL}`))

const stop = async (): Promise<void> => {
  server.close()
  server.closeAllConnections()
  stopCleaning()
  await Promise.all([stopListening(), stopDelivery()])
  await app.close()
  await closeDatabase()
  process.exit(0)
}
process.once('SIGTERM', stop)
process.once('SIGINT', stop)
