import { readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { Failure } from './failure.mjs'

const began = performance.now()
const undo = new Set()
let stopping

/** Says what has been done, with the seconds since the start. */
export const say = (words) =>
  stopping ||
  console.log(`[${((performance.now() - began) / 1000).toFixed(1).padStart(5)} s] ${words}`)

/** Registers what must be undone when the command ends, last first; returns a way to take it back. */
export function atStop(work) {
  if (stopping) throw new Failure('Stopping.')
  undo.add(work)
  return () => undo.delete(work)
}

/** Undoes everything that was started, once, and ends the process with `code`. */
export function stop(code) {
  stopping ??= undoAll().then(() => process.exit(code))
  return stopping
}

/** Undoes what was registered, last first, without ending the process. */
export async function undoAll() {
  while (undo.size) {
    const work = [...undo].at(-1)
    undo.delete(work)
    await Promise.resolve(work()).catch((error) => console.error(error))
  }
}

/**
 * Runs a command's `main` so that whatever ends it (an error, Ctrl-C, a closed terminal, the end of
 * npm) leaves nothing running. A number resolved by `main` is the exit code; without one the command
 * keeps running, and a signal ends it with 0.
 */
export async function runToTheEnd(main) {
  let running = false
  const onSignal = (signal) => stop(running ? 0 : 128 + constants.signals[signal])
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, onSignal)
  // A reader that went away (`npm start | head`) is no reason to leave a database behind.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
  // npm forwards no SIGHUP and can be killed: without it nobody holds this command any more.
  const npm = process.env.npm_lifecycle_event && holders()
  if (npm) setInterval(() => holders() === npm || onSignal('SIGHUP'), 500).unref()
  process.on('uncaughtException', fail)
  try {
    const code = await main()
    running = true
    if (code !== undefined) await stop(code)
  } catch (error) {
    await fail(error)
  }
}

/** The parent and its parent: npm's shell, and npm itself where the system tells. */
function holders() {
  try {
    const parent = readFileSync(`/proc/${process.ppid}/stat`, 'utf8')
    return `${process.ppid} ${parent.split(') ').at(-1).split(' ')[1]}`
  } catch {
    return String(process.ppid)
  }
}

/** Ends the command with the error's one sentence, or its stack where nobody expected it. */
export function fail(error) {
  if (!stopping) console.error(error instanceof Failure ? error.message : error)
  return stop(1)
}
