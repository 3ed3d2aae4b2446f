import { Agent } from 'node:http'
import { Failure } from '../failure.mjs'
import { inParallel, learnForm, submitDraft } from './form.mjs'
import { insertLoop } from './insert-loop.mjs'
import { CONNECTIONS, milliseconds, pagesPerSecond } from './measure.mjs'
import { growingPages, measuredPages } from './pages.mjs'
import { rowsOf } from './sites.mjs'

/**
 * Pages per second of each kind at each site: bare, kept (as visitors get it), rendered per request (as a
 * member gets it), in this order over and over.
 */
export async function runPages(sites, { seconds, repetitions }) {
  const results = sites.flatMap((site) =>
    measuredPages(site.facts).map((page) => {
      const { url, bare, size, facts } = site
      const member = { cookie: `session=${facts.session}` }
      const kinds = {
        bare: { url: bare },
        ...(page.kept && { kept: { url } }),
        rendered: { url, headers: member },
      }
      return { size, name: page.name, page, kinds, rates: { bare: [], kept: [], rendered: [] } }
    }),
  )
  for (let n = -1; n < repetitions; n += 1)
    for (const { page, kinds, rates } of results)
      for (const [kind, target] of Object.entries(kinds)) {
        const warming = n < 0
        const wish = { ...target, paths: page.paths, seconds: warming ? 1 : seconds }
        const rate = await pagesPerSecond(wish)
        if (!warming) rates[kind].push(rate)
      }
  return results
}

/** Milliseconds of each list and search at the smallest and the largest site. */
export async function runGrowth(sites, times) {
  const two = [sites[0], sites.at(-1)]
  const lists = two.map(({ facts }) => growingPages(facts))
  const results = []
  for (const [index, { name }] of lists[0].entries()) {
    const targets = two.map(({ url }, at) => ({ url, ...lists[at][index] }))
    const [small, large] = await milliseconds({ sites: targets, times })
    results.push({ name, small, large })
  }
  return results
}

/** Submissions per second over HTTP, all of them acknowledged. */
async function submitAll(site, drafts) {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  const form = await learnForm(agent, site.url, drafts[0])
  const began = performance.now()
  await inParallel(drafts, CONNECTIONS, async (draft) => {
    const { status, reference } = await submitDraft(agent, site.url, form, draft)
    if (!reference) throw new Failure(`A submission was answered ${status} without a receipt.`)
  })
  const rate = (drafts.length / (performance.now() - began)) * 1000
  agent.destroy()
  return rate
}

/** Rows that `work` adds to each table. */
async function rowsAdded(url, work) {
  const before = await rowsOf(url)
  const rate = await work()
  const after = await rowsOf(url)
  return {
    rate,
    rows: JSON.stringify(
      Object.entries(after).map(([table, count]) => [table, count - before[table]]),
    ),
  }
}

/**
 * Submissions at each site beside the loop that stores the same rows.
 * @throws {Failure} where the two did not add the same number of rows to the same tables
 */
export async function runSubmissions(sites, { repetitions, each }) {
  const results = []
  for (const site of sites) {
    const { database: url, facts } = site
    const drafts = [...facts.drafts]
    const rates = { bare: [], rendered: [] }
    for (let n = -1; n < repetitions; n += 1) {
      const count = n < 0 ? 40 : each
      const loop = { url, stream: facts.stream, width: CONNECTIONS, mail: 'x'.repeat(600) }
      const bare = await rowsAdded(url, () =>
        insertLoop({ ...loop, drafts: drafts.splice(0, count) }),
      )
      const ours = await rowsAdded(url, () => submitAll(site, drafts.splice(0, count)))
      if (bare.rows !== ours.rows)
        throw new Failure(`Not the same rows: ${ours.rows} by Uptake, ${bare.rows} by the loop.`)
      if (n < 0) continue
      rates.bare.push(bare.rate)
      rates.rendered.push(ours.rate)
    }
    results.push({ size: site.size, name: 'submission', rates })
  }
  return results
}
