import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** Whether a process of this id exists, whoever it belongs to. */
export function isAlive(pid) {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function commandLine(pid) {
  try {
    return existsSync('/proc/self/cmdline')
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      : execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
  } catch {
    return ''
  }
}

/**
 * Clears what a killed start left in the data folder: a PostgreSQL that still runs is stopped, and a
 * postmaster.pid that names no PostgreSQL of this folder goes, for PostgreSQL would take any living
 * process of that id for its own.
 */
export async function endOrphan(folder) {
  const file = join(folder, 'postmaster.pid')
  if (!existsSync(file)) return
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  if (!isAlive(pid) || !commandLine(pid).includes(folder)) return rmSync(file, { force: true })
  process.kill(pid, 'SIGINT')
  for (let tries = 0; isAlive(pid) && tries < 100; tries += 1) await wait(100)
}
