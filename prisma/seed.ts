import { pathToFileURL } from 'node:url'
import sql from 'sql-template-tag'
import { closeDatabase, db, readIn } from '@/lib/platform/db'
import { loadGlobalMechanism } from './demo/global-mechanism'
import { loadIgf2023 } from './demo/igf-2023'
import { logDemonstration } from './demo/log'
import { loadOewg2025 } from './demo/oewg-2025'
import { loadStates } from './demo/organisations'
import { publishDemonstrationSummary } from './demo/summary'

/**
 * Loads States, observers and the demonstration rounds into an empty database: a database with a round, a
 * member or an organisation of its own is left as it is. Inputs and uptake come all or not at all; the
 * summary of them follows.
 * @returns whether anything was loaded
 */
export async function seed(): Promise<boolean> {
  const loaded = await load()
  if (loaded) await publishDemonstrationSummary()
  return loaded
}

const load = (): Promise<boolean> =>
  db().$transaction(
    async (tx) => {
      // Two that start at once must not both find it empty.
      await readIn(tx, sql`SELECT pg_advisory_xact_lock(hashtextextended('seed', 0))::text`)
      const [held] = await readIn<{ any: boolean }>(
        tx,
        sql`SELECT EXISTS (SELECT FROM rounds) OR EXISTS (SELECT FROM members)
          OR EXISTS (SELECT FROM organisations) AS any`,
      )
      if (held?.any) return false
      await loadStates(tx)
      await loadIgf2023(tx)
      await loadOewg2025(tx)
      await loadGlobalMechanism(tx)
      await logDemonstration(tx)
      return true
    },
    { maxWait: 30_000, timeout: 120_000 },
  )

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const loaded = await seed()
  console.log(
    loaded ? 'demonstration rounds loaded' : 'the database holds data already; nothing loaded',
  )
  await closeDatabase()
}
