import { Agent } from 'node:http'
import { Failure } from '../failure.mjs'
import { ask, plain } from './form.mjs'

/** A sixth of all points hold the first, four points the second. */
export const SEARCHES = { frequent: 'vulnerabilities', rare: '31001' }

/** The pages of a site that are measured beside the bare server's. */
export const measuredPages = ({ references }) => [
  { name: 'list: a pillar, 50 inputs', paths: ['/en/rounds/bench/pillars/norms'], kept: true },
  {
    name: 'detail: an input, its trail',
    paths: references.map((reference) => `/en/rounds/bench/inputs/${reference}`),
    kept: true,
  },
  { name: 'search: a frequent word', paths: [`/en/search?q=${SEARCHES.frequent}`] },
  { name: 'search: a rare word', paths: [`/en/search?q=${SEARCHES.rare}`] },
]

/** Lists and searches that must not grow slower with the number of inputs, as members see them. */
export const growingPages = ({ after, session, moderator }) => {
  const member = { cookie: `session=${session}` }
  return [
    ['round', '/en/rounds/bench', member],
    ['list: a pillar, first page', '/en/rounds/bench/pillars/norms', member],
    ['list: a pillar, half-way', `/en/rounds/bench/pillars/norms?after=${after}`, member],
    ["list: one's own inputs", '/en/me', member],
    ["list: a moderator's queue", '/en/moderate/bench', { cookie: `session=${moderator}` }],
    ['search: a frequent word', `/en/search?q=${SEARCHES.frequent}`, member],
    ['search: a word of 2 in 100', '/en/search?q=template', member],
    ['search: a rare word', `/en/search?q=${SEARCHES.rare}`, member],
  ].map(([name, path, headers]) => ({ name, paths: [path], headers }))
}

/** Titles, statements and references of inputs: what a page of either server is there for. */
const textsOf = (html) => [
  ...[...html.matchAll(/<(?:a|p)\b[^>]*\blang="[^"]*"[^>]*>([^<]+)</g)].map(([, text]) =>
    plain(text),
  ),
  ...new Set(html.match(/\bBENCH-[0-9A-F]{12}\b/g)),
]

/**
 * Sees that Uptake shows what the bare server shows, so that they are worth comparing.
 * @throws {Failure} with the first text that only the bare server has
 */
export async function seeSameRows({ url, bare, facts }) {
  const agent = new Agent({ keepAlive: true })
  for (const { name, paths } of measuredPages(facts)) {
    const [ours, theirs] = [await ask(agent, url + paths[0]), await ask(agent, bare + paths[0])]
    const shown = plain(ours.body)
    const texts = textsOf(theirs.body)
    const missing = texts.find((text) => !shown.includes(text))
    if (ours.status !== 200 || !texts.length || missing)
      throw new Failure(
        `${name}: answered ${ours.status}, without ${missing ?? 'any rows to compare'}.`,
      )
  }
  agent.destroy()
}
