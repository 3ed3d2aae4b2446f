import type { IncomingMessage, ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { env } from '@/lib/platform/env'
import { requestNotes } from '@/lib/platform/request'
import type { Rendered } from './detached'
import type { Page } from './visitor-pages'

const accepts = (request: IncomingMessage, encoding: string): boolean =>
  String(request.headers['accept-encoding'] ?? '').includes(encoding)

/** A kept page, compressed beforehand; 304 where the reader has it already. */
export function sendKept(request: IncomingMessage, response: ServerResponse, page: Page): void {
  const encoding = accepts(request, 'br') ? 'br' : accepts(request, 'gzip') ? 'gzip' : 'identity'
  // Kept here and by nobody else without asking: what is withdrawn must be gone at once.
  const headers = { 'cache-control': 'no-cache', vary: 'accept-encoding, cookie', etag: page.etag }
  if (request.headers['if-none-match'] === page.etag)
    return void response.writeHead(304, headers).end()
  if (encoding !== 'identity') response.setHeader('content-encoding', encoding)
  response.writeHead(200, {
    ...headers,
    'content-type': 'text/html; charset=utf-8',
    'content-length': page.bodies[encoding].length,
  })
  response.end(request.method === 'HEAD' ? undefined : page.bodies[encoding])
}

/** An answer made for one reader, never kept anywhere. */
export function sendRendered(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, body }: Rendered,
): void {
  const packed =
    body.length > 1000 && accepts(request, 'gzip') ? gzipSync(body, { level: 3 }) : body
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined && name !== 'transfer-encoding') response.setHeader(name, value)
  response.setHeader('cache-control', 'private, no-store')
  response.setHeader('vary', 'accept-encoding, cookie')
  if (packed !== body) response.setHeader('content-encoding', 'gzip')
  if (env().UPTAKE_COUNT_STATEMENTS)
    response.setHeader('x-sql-statements', requestNotes.getStore()?.statements ?? 0)
  response.setHeader('content-length', packed.length)
  response.writeHead(status)
  response.end(request.method === 'HEAD' ? undefined : packed)
}
