import { type IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from 'node:http'

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>
export type Rendered = { status: number; headers: OutgoingHttpHeaders; body: Buffer }

/**
 * Lets `handle` answer into memory instead of the socket, so that the answer can be kept or changed. HEAD is
 * asked as GET: an answer without its body must not be kept for those who GET the page.
 */
export async function renderDetached(handle: Handler, request: IncomingMessage): Promise<Rendered> {
  const response = new ServerResponse(request)
  const chunks: Buffer[] = []
  const collect = (chunk: unknown, encoding: unknown) => {
    if (typeof chunk === 'string')
      chunks.push(
        Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8'),
      )
    else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk))
  }
  const call = (...args: unknown[]) =>
    args.find((argument) => typeof argument === 'function') as (() => void) | undefined
  const ended = new Promise<void>((resolve) => {
    response.write = ((chunk: unknown, ...rest: unknown[]) => {
      collect(chunk, rest[0])
      call(...rest)?.()
      return true
    }) as typeof response.write
    response.end = ((chunk: unknown, ...rest: unknown[]) => {
      collect(chunk, rest[0])
      call(chunk, ...rest)?.()
      resolve()
      response.emit('finish')
      response.emit('close')
      return response
    }) as typeof response.end
    response.writeHead = ((status: number, ...rest: unknown[]) => {
      response.statusCode = status
      const headers = rest.find((argument) => typeof argument === 'object')
      for (const [name, value] of Object.entries(headers ?? {})) response.setHeader(name, value)
      return response
    }) as typeof response.writeHead
    response.flushHeaders = () => {}
  })
  const { method } = request
  if (method === 'HEAD') request.method = 'GET'
  const encoding = request.headers['accept-encoding']
  // Compressed once, when it is sent.
  delete request.headers['accept-encoding']
  await handle(request, response)
  await ended
  if (encoding !== undefined) request.headers['accept-encoding'] = encoding
  if (method !== undefined) request.method = method
  return {
    status: response.statusCode,
    headers: response.getHeaders(),
    body: Buffer.concat(chunks),
  }
}
