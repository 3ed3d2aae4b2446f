import { storeCleaning } from '@/lib/attachments/mutations'
import { dropOldImports } from '@/lib/documents/mutations'
import { dropOldTables } from '@/lib/inputs/foreign-mutations'
import { db } from '@/lib/platform/db'
import { dropOldUploads } from '@/lib/uptake/upload-mutations'

const HOUR = 3_600_000

/**
 * Deletes what nobody waits for: files and parts of files that no draft holds, and what was read from files
 * of others more than a day ago. One that fails keeps no other from being done.
 * @returns what failed
 */
export async function clean(): Promise<unknown[]> {
  const drops = [dropOldTables, dropOldUploads, dropOldImports].map((drop) => drop(db()))
  const done = await Promise.allSettled([storeCleaning(), ...drops])
  return done.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
}

/** Cleans now and once an hour. @returns a function that ends it */
export function startCleaning(): () => void {
  const cleanAndTell = async () => {
    for (const failed of await clean()) console.error(failed)
  }
  const timer = setInterval(() => void cleanAndTell(), HOUR)
  timer.unref()
  void cleanAndTell()
  return () => clearInterval(timer)
}
