// `npm run bench`: Uptake beside a bare node:http + pg server over the same rows (docs/performance.md).
// npm run bench -- [--seconds 2] [--repetitions 3] [--sizes 10000,100000]
import './node-version.mjs'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { build, generate } from './build.mjs'
import { Failure } from './failure.mjs'
import { install } from './install.mjs'
import { atStop, runToTheEnd, say } from './lifetime.mjs'

const SUBMISSIONS = 150

function wishes() {
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string', default: '2' },
      repetitions: { type: 'string', default: '3' },
      sizes: { type: 'string', default: '10000,100000' },
    },
  })
  const sizes = values.sizes.split(',').map(Number)
  const [seconds, repetitions] = [Number(values.seconds), Number(values.repetitions)]
  if (![...sizes, seconds, repetitions].every((wish) => Number.isInteger(wish) && wish > 0))
    throw new Failure(
      'Usage: npm run bench -- [--seconds 2] [--repetitions 3] [--sizes 10000,100000]',
    )
  return { seconds, repetitions, sizes }
}

function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'uptake-bench-'))
  chmodSync(folder, 0o711)
  atStop(async () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  return folder
}

const machine = () =>
  `${availableParallelism()} cores (${cpus()[0]?.model.trim()}) for Uptake, PostgreSQL, the bare server and ` +
  `what measures them; Node ${process.version}; load ${loadavg()[0]?.toFixed(2)} before`

runToTheEnd(async () => {
  const { seconds, repetitions, sizes } = wishes()
  await install()
  const { startDatabase } = await import('./database.mjs')
  const { openSites, siteEnvironment } = await import('./bench/sites.mjs')
  const { runGrowth, runPages, runSubmissions } = await import('./bench/runs.mjs')
  const { seeSameRows } = await import('./bench/pages.mjs')
  const { growthTable, rateTable } = await import('./bench/report.mjs')
  const folder = temporaryFolder()
  const database = await startDatabase({ folder: join(folder, 'postgres') })
  await generate()
  await build(await siteEnvironment(folder, database.url('postgres')))

  const drafts = 2 * (40 + repetitions * SUBMISSIONS)
  const sites = []
  for (const size of sizes) sites.push(await openSites(folder, database, { size, drafts }))
  const before = machine()
  for (const site of sites) site.url = await site.open()
  for (const site of sites) await seeSameRows(site)
  say('both servers answer with the same rows')
  const pages = await runPages(sites, { seconds, repetitions })
  say('pages measured')
  const growth = sizes.length > 1 ? await runGrowth(sites, 25 * repetitions * seconds) : []
  say('lists and searches compared')
  const submissions = await runSubmissions(sites, { repetitions, each: SUBMISSIONS })
  say('submissions measured')

  console.log(`\n${before}; PostgreSQL 18 with fsync on, its defaults otherwise.`)
  console.log(`Median (least–greatest) of ${repetitions} runs, by turns, 8 at a time.\n`)
  console.log(rateTable([...pages, ...submissions]))
  if (growth.length) {
    console.log('\nAs a member, one request at a time, by turns: median (quartiles).\n')
    console.log(growthTable(growth, [sizes[0], sizes.at(-1)]))
  }
  return 0
})
