import { storeCleaning } from './mutations'

const HOUR = 3_600_000

/** Deletes files and parts that nobody waits for, now and once an hour. @returns a function that ends it */
export function startCleaning(): () => void {
  const clean = () => void storeCleaning().catch((error: unknown) => console.error(error))
  const timer = setInterval(clean, HOUR)
  timer.unref()
  clean()
  return () => clearInterval(timer)
}
