import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Failure, onDisk } from './failure.mjs'
import { atStop } from './lifetime.mjs'
import { isAlive } from './postgres-orphan.mjs'

/** When a process began, in the kernel's ticks: tells it from a later one of the same id. */
function birth(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ')[19]
  } catch {
    return null
  }
}

const fileIn = (folder) => join(folder, 'running.json')

/** The process that holds the data folder, or undefined. */
export function runningPid(folder) {
  try {
    const { pid, born } = JSON.parse(readFileSync(fileIn(folder), 'utf8'))
    return isAlive(pid) && birth(pid) === born ? pid : undefined
  } catch {
    return undefined
  }
}

/**
 * Holds the data folder for this process until it ends; a lock that a killed start left is taken over.
 * @throws {Failure} when another start works in the folder
 */
export function onlyOne(folder) {
  const file = fileIn(folder)
  const pid = runningPid(folder)
  if (pid) {
    throw new Failure(`Uptake already runs from this folder (process ${pid}): stop that one first.`)
  }
  onDisk(folder, () => {
    rmSync(file, { force: true })
    const me = { pid: process.pid, born: birth(process.pid) }
    writeFileSync(file, JSON.stringify(me), { flag: 'wx' })
  })
  atStop(async () => rmSync(file, { force: true }))
}
