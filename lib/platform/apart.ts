import { Worker } from 'node:worker_threads'
import { Queues } from './queues'
import type { FileFault } from './unfit'

const MEGABYTES = 512

// Not bundled: the thread runs from its source, as the server in front does. Told as text, since the
// bundler would follow a path to it.
const START = `
const { workerData } = require('node:worker_threads')
const file = require('node:path').join(process.cwd(), workerData.thread)
import(require('node:url').pathToFileURL(file).href)`

/** So many at once have at most two gigabytes. */
const MOST_THREADS = 4

// One bound for the process, however often the framework loads this module.
const key = Symbol.for('uptake.threads')
const shared = globalThis as unknown as Record<symbol, Queues | undefined>
shared[key] ??= new Queues(MOST_THREADS)
const queues = shared[key]

/**
 * Has a file read, or what else takes long done, in a thread of its own, bounded in time and memory: what a
 * stranger wrote is parsed there, and a file made to burn a processor or fill a memory costs itself only.
 * What runs in the same thread's side waits for one another; the rest runs beside it.
 * @param thread the thread's side, by its path in the project; it posts `{ value }` or `{ fault }`, and before
 *   that any number of `{ step }`
 * @param seconds after which it is given up
 * @param told is given each step
 * @returns what it answered; `fileUnreadable` where it ended or took too long
 */
export function apart<Value>(
  thread: string,
  given: object,
  seconds = 20,
  told: (step: unknown) => void = () => {},
): Promise<{ value: Value } | { fault: FileFault }> {
  return queues.run(thread, () => inThread<Value>(thread, given, seconds, told))
}

function inThread<Value>(
  thread: string,
  given: object,
  seconds: number,
  told: (step: unknown) => void,
) {
  return new Promise<{ value: Value } | { fault: FileFault }>((resolve) => {
    const worker = new Worker(START, {
      eval: true,
      workerData: { ...given, thread },
      execArgv: [],
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
    })
    const end = (answer: { value: Value } | { fault: FileFault }) => {
      clearTimeout(timer)
      resolve(answer)
      void worker.terminate()
    }
    const unreadable = () => end({ fault: 'fileUnreadable' })
    const timer = setTimeout(unreadable, seconds * 1000)
    worker.once('error', unreadable)
    worker.once('exit', unreadable)
    worker.on('message', (message) => ('step' in message ? told(message.step) : end(message)))
  })
}
