import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type RequestNotes, requestNotes } from '@/lib/platform/request'
import { sessionCookie } from '@/lib/platform/session-cookie'
import { isLost } from '@/lib/platform/unsent'
import { isStill, keptAddress } from './address'
import { type Handler, type Rendered, renderDetached } from './detached'
import { BASELINE, contentSecurityPolicy } from './headers'
import { networkOf } from './network'
import { isUpload, refusalOf } from './refusal'
import { sendKept, sendRendered } from './send'
import { type VisitorPages, withoutScripts } from './visitor-pages'

type Exchange = { request: IncomingMessage; response: ServerResponse; handle: Handler }

const ASSET = /^\/(?:_next|api)\/|^[^?]*\.[a-z0-9]+(?:\?|$)/

const hasSession = ({ headers }: IncomingMessage): boolean =>
  (headers.cookie ?? '').split(/;\s*/).some((pair) => pair.startsWith(`${sessionCookie().name}=`))

const isPage = ({ headers }: Rendered): boolean =>
  String(headers['content-type'] ?? '').startsWith('text/html')

/** A page without its scripts; anything else as it is. */
const scriptless = (answer: Rendered): Rendered =>
  isPage(answer) ? { ...answer, body: Buffer.from(withoutScripts(answer.body.toString())) } : answer

/** Of a page by its address, of a form that goes elsewhere by what it adds to that. */
const localeOf = ({ url = '' }: IncomingMessage): string =>
  /^(?:\/|\/api\/.*[?&]locale=)(ar|zh|en|es|fr|ru)\b/.exec(url)?.[1] ?? 'en'

/**
 * What Next answers; but where a page is missing or fails, Next leaves an empty one that only its scripts
 * would fill, and the page for that status takes its place. So it does where a form's sender is signed out, or a form
 * was refused and its page does not hold any more what was typed.
 */
async function render({ request, handle }: Omit<Exchange, 'response'>): Promise<Rendered> {
  const rendered = await renderDetached(handle, request)
  const notes = requestNotes.getStore()
  const signedOut = notes?.unsent?.code === 'SIGNED_OUT'
  const asked = signedOut ? 401 : rendered.status === 200 ? (notes?.status ?? 200) : rendered.status
  // A page that leads on once a form was sent: 307 would send the form again, where nobody knows it.
  const status = asked === 307 && request.method === 'POST' ? 303 : asked
  const lost =
    notes?.unsent !== undefined &&
    !signedOut &&
    isPage(rendered) &&
    isLost(notes.unsent, withoutScripts(rendered.body.toString()))
  const replaced = status === 404 || status >= 500 || signedOut || lost
  if (!replaced || !(isPage(rendered) || signedOut)) return { ...rendered, status }
  request.url = `/${localeOf(request)}/status/${lost && status < 500 ? 409 : status}`
  const { method } = request
  request.method = 'GET'
  const shown = await renderDetached(handle, request)
  if (method !== undefined) request.method = method
  return { ...shown, status }
}

/** A page per request, its scripts under a nonce that Next reads from this header of the request. */
async function forMember(exchange: Exchange): Promise<void> {
  const { request, response } = exchange
  const policy = contentSecurityPolicy(`'nonce-${randomBytes(16).toString('base64')}'`)
  request.headers['content-security-policy'] = policy
  response.setHeader('content-security-policy', policy)
  const still = isStill(request.url ?? '')
  const answer = await render(exchange)
  sendRendered(request, response, still ? scriptless(answer) : answer)
}

/** Visitors read pages without scripts: kept ones where the address allows it, else made for them. */
async function forVisitor(exchange: Exchange, pages: VisitorPages): Promise<void> {
  const { request, response } = exchange
  response.setHeader('content-security-policy', contentSecurityPolicy())
  const reads = ['GET', 'HEAD'].includes(request.method ?? '')
  const kept = reads ? keptAddress(request.url ?? '') : null
  if (kept) {
    // Whatever else a visitor sends can't change a page that others get as well.
    request.url = kept.key
    for (const header of ['cookie', 'rsc', 'accept-language']) delete request.headers[header]
  }
  let answer: Rendered | undefined
  const page =
    kept &&
    (await pages.get(kept.key, kept.tag, async () => {
      answer = await render(exchange)
      return answer.status === 200 && isPage(answer) ? answer.body.toString() : null
    }))
  if (page) return sendKept(request, response, page)
  sendRendered(request, response, scriptless(answer ?? (await render(exchange))))
}

/** Reading so much of what is turned away keeps its answer from being lost with the connection. */
const MOST_DRAINED = 50_000_000

/** A form that a page sent and a browser shows the answer of: scripts understand a bare status. */
const isPlainForm = ({ url = '', headers }: IncomingMessage): boolean =>
  (!ASSET.test(url) || (isUpload({ url }) && /text\/html/.test(headers.accept ?? ''))) &&
  headers['next-action'] === undefined &&
  Number(headers['content-length']) <= MOST_DRAINED

/** What a form that is too large is answered: a page which says so, once all of it is here. */
async function tellTooLarge({ request, response, handle }: Exchange): Promise<void> {
  for await (const _ of request) {
    // Nobody reads it.
  }
  const locale = localeOf(request)
  request.method = 'GET'
  request.url = `/${locale}/status/413`
  for (const header of ['content-length', 'content-type', 'transfer-encoding'])
    delete request.headers[header]
  response.setHeader('content-security-policy', contentSecurityPolicy())
  const shown = await renderDetached(handle, request)
  sendRendered(request, response, { ...scriptless(shown), status: 413 })
}

/** Everything that stands before Next: limits, origins, headers, and the kept pages of visitors. */
export const front =
  (handle: Handler, pages: VisitorPages | null) =>
  (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url ?? '/'
    const notes: RequestNotes = { statements: 0, network: networkOf(request), path }
    for (const [name, value] of Object.entries(BASELINE)) response.setHeader(name, value)
    delete request.headers['content-security-policy']
    const refused = refusalOf(request)
    if (refused === 413 && isPlainForm(request))
      return requestNotes.run(notes, () => tellTooLarge({ request, response, handle }))
    if (refused) {
      response.writeHead(refused, {
        'content-type': 'text/plain; charset=utf-8',
        connection: 'close',
      })
      return Promise.resolve(void response.end(`${refused}\n`))
    }
    return requestNotes.run(notes, async () => {
      if (ASSET.test(request.url ?? '')) {
        response.setHeader(
          'content-security-policy',
          "default-src 'none'; frame-ancestors 'none'; sandbox",
        )
        return handle(request, response)
      }
      const exchange = { request, response, handle }
      return pages && !hasSession(request) ? forVisitor(exchange, pages) : forMember(exchange)
    })
  }
