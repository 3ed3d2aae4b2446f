import { Agent } from 'node:http'
import autocannon from 'autocannon'
import { Failure } from '../failure.mjs'
import { ask } from './form.mjs'

/** Median, least and greatest. */
export function spread(values) {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  const median = (sorted[Math.ceil(middle) - 1] + sorted[Math.floor(middle)]) / 2
  return { median, min: sorted[0], max: sorted.at(-1) }
}

export const CONNECTIONS = 8

/**
 * Pages per second at eight connections, without compression on either side.
 * @param {{ url: string, paths: string[], headers?: object, seconds: number }} what
 * @throws {Failure} where anything but 200 was answered
 */
export async function pagesPerSecond({ url, paths, headers = {}, seconds }) {
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: seconds,
    requests: paths.map((path) => ({ path })),
    headers: { ...headers, 'accept-encoding': 'identity' },
  })
  const { non2xx, errors, timeouts } = result
  if (non2xx + errors + timeouts)
    throw new Failure(
      `${url}${paths[0]}: ${non2xx} refused, ${errors} failed, ${timeouts} timed out.`,
    )
  return result['2xx'] / result.duration
}

/**
 * Milliseconds per page, one request at a time, by turns at each site, so that whatever else the machine
 * does meets them alike.
 * @param {{ sites: { url: string, paths: string[], headers?: object }[], times: number }} what
 * @returns a list of milliseconds per site
 */
export async function milliseconds({ sites, times }) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const taken = sites.map(() => [])
  for (let n = -10; n < times; n += 1)
    for (const [index, { url, paths, headers }] of sites.entries()) {
      const began = performance.now()
      const { status } = await ask(agent, url + paths[(n + 10) % paths.length], { headers })
      if (status !== 200) throw new Failure(`${url}${paths[0]} answered ${status}.`)
      if (n >= 0) taken[index].push(performance.now() - began)
    }
  agent.destroy()
  return taken
}
