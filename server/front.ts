import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { env } from '@/lib/platform/env'
import { type RequestNotes, requestNotes } from '@/lib/platform/request'
import { sessionCookie } from '@/lib/platform/session-cookie'
import { keptAddress } from './address'
import { type Handler, renderDetached } from './detached'
import { BASELINE, contentSecurityPolicy } from './headers'
import { networkOf } from './network'
import { refusalOf } from './refusal'
import { type Page, type VisitorPages, withoutScripts } from './visitor-pages'

type Exchange = { request: IncomingMessage; response: ServerResponse; notes: RequestNotes; handle: Handler }

const ASSET = /^\/(?:_next|api)\/|\.[a-z0-9]+(?:\?|$)/

const hasSession = ({ headers }: IncomingMessage): boolean =>
  (headers.cookie ?? '').split(/;\s*/).some((pair) => pair.startsWith(`${sessionCookie().name}=`))

/** A page per request, its scripts under a nonce that Next reads from this header of the request. */
async function forMember({ request, response, notes, handle }: Exchange): Promise<void> {
  const policy = contentSecurityPolicy(`'nonce-${randomBytes(16).toString('base64')}'`)
  request.headers['content-security-policy'] = policy
  response.setHeader('content-security-policy', policy)
  response.setHeader('cache-control', 'private, no-store')
  const writeHead = response.writeHead.bind(response) as (status: number, ...rest: unknown[]) => ServerResponse
  response.writeHead = ((status: number, ...rest: unknown[]) => {
    if (env().UPTAKE_COUNT_STATEMENTS) response.setHeader('x-sql-statements', notes.statements)
    return writeHead(status === 200 ? (notes.status ?? status) : status, ...rest)
  }) as ServerResponse['writeHead']
  await handle(request, response)
}

function sendKept(request: IncomingMessage, response: ServerResponse, page: Page): void {
  const accepted = String(request.headers['accept-encoding'] ?? '')
  const encoding = accepted.includes('br') ? 'br' : accepted.includes('gzip') ? 'gzip' : 'identity'
  // Kept here and by nobody else without asking: what is withdrawn must be gone at once.
  const headers = { 'cache-control': 'no-cache', vary: 'accept-encoding, cookie', etag: page.etag }
  if (request.headers['if-none-match'] === page.etag) return void response.writeHead(304, headers).end()
  if (encoding !== 'identity') response.setHeader('content-encoding', encoding)
  response.writeHead(200, {
    ...headers,
    'content-type': 'text/html; charset=utf-8',
    'content-length': page.bodies[encoding].length,
  })
  response.end(request.method === 'HEAD' ? undefined : page.bodies[encoding])
}

/** Visitors read pages without scripts: kept ones where the address allows it, else made for them. */
async function forVisitor(exchange: Exchange, pages: VisitorPages): Promise<void> {
  const { request, response, notes, handle } = exchange
  response.setHeader('content-security-policy', contentSecurityPolicy())
  const kept = ['GET', 'HEAD'].includes(request.method ?? '') ? keptAddress(request.url ?? '') : null
  const encoding = request.headers['accept-encoding']
  delete request.headers['accept-encoding']
  if (kept) {
    // Whatever else a visitor sends can't change a page that others get as well.
    request.url = kept.key
    for (const header of ['cookie', 'rsc', 'accept-language']) delete request.headers[header]
  }
  let answer: Awaited<ReturnType<typeof renderDetached>> | undefined
  const render = async () => {
    answer = await renderDetached(handle, request)
    return answer.status === 200 ? answer.body.toString() : null
  }
  const page = kept ? await pages.get(kept.key, kept.tag, render) : null
  if (encoding !== undefined) request.headers['accept-encoding'] = encoding
  if (page) return sendKept(request, response, page)
  answer ??= await renderDetached(handle, request)
  const isPage = String(answer.headers['content-type'] ?? '').startsWith('text/html')
  const body = isPage ? Buffer.from(withoutScripts(answer.body.toString())) : answer.body
  const { 'transfer-encoding': _, ...headers } = answer.headers
  if (env().UPTAKE_COUNT_STATEMENTS) response.setHeader('x-sql-statements', notes.statements)
  const status = answer.status === 200 ? (notes.status ?? 200) : answer.status
  response.writeHead(status, { ...headers, 'cache-control': 'private, no-store', 'content-length': body.length })
  response.end(request.method === 'HEAD' ? undefined : body)
}

/** Everything that stands before Next: limits, origins, headers, and the kept pages of visitors. */
export const front =
  (handle: Handler, pages: VisitorPages | null) =>
  (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const notes: RequestNotes = { statements: 0, network: networkOf(request) }
    for (const [name, value] of Object.entries(BASELINE)) response.setHeader(name, value)
    delete request.headers['content-security-policy']
    const refused = refusalOf(request)
    if (refused) {
      response.writeHead(refused, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' })
      return Promise.resolve(void response.end(`${refused}\n`))
    }
    return requestNotes.run(notes, async () => {
      if (ASSET.test(request.url ?? '')) {
        response.setHeader('content-security-policy', "default-src 'none'; frame-ancestors 'none'; sandbox")
        return handle(request, response)
      }
      const exchange = { request, response, notes, handle }
      return pages && !hasSession(request) ? forVisitor(exchange, pages) : forMember(exchange)
    })
  }
