import { createServer } from 'node:net'
import { Failure } from './failure.mjs'

const listen = (port, host) =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error) => resolve({ error }))
    server.listen({ port, host }, () => {
      const taken = server.address().port
      server.close(() => resolve({ port: taken }))
    })
  })

/** The preferred port of this machine if it is free, else any free one. */
export async function freePort(preferred = 0) {
  const { port } = await listen(preferred, '127.0.0.1')
  return port ?? freePort()
}

/**
 * The port to serve at, from PORT or 3000.
 * @throws {Failure} when it is no port, in use, or not this user's to open.
 */
export async function webPort(wanted = '3000') {
  const port = Number(wanted)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Failure(`PORT="${wanted}" is not a port: set PORT to a number from 1 to 65535.`)
  }
  const { error } = await listen(port)
  if (!error) return port
  const other = port === 3000 ? 3001 : 3000
  if (error.code === 'EACCES') {
    throw new Failure(
      `Port ${port} needs more rights than yours: use another, PORT=${other} npm start.`,
    )
  }
  throw new Failure(`Port ${port} is in use: free it, or use another, PORT=${other} npm start.`)
}
