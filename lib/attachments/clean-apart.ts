import { Worker } from 'node:worker_threads'
import { ok, type Result } from '@/lib/kernel/result'
import { type FileFault, type Format, unfit } from './rules'
import { LARGEST_FILE } from './schema'

const SECONDS = 20
const MEGABYTES = 512

// Not bundled: the thread runs from its source, as the server in front does. Told as text, since the
// bundler would follow a path to it.
const START = `
const file = require('node:path').join(process.cwd(), 'lib/attachments/clean-thread.mjs')
import(require('node:url').pathToFileURL(file).href)`

let last: Promise<unknown> = Promise.resolve()

/**
 * Cleans a file in a thread of its own, one after another, bounded in time and memory: what a stranger
 * wrote is parsed there, and a file made to burn a processor or fill a memory costs itself only.
 * @returns the cleaned content, or INVALID with the fault of the field `file`
 */
export function cleanApart(content: Buffer, format: Format): Promise<Result<Uint8Array>> {
  const cleaned = last.then(() => inThread(content, format))
  last = cleaned.catch(() => {})
  return cleaned
}

function inThread(content: Buffer, format: Format): Promise<Result<Uint8Array>> {
  return new Promise((resolve) => {
    const thread = new Worker(START, {
      eval: true,
      workerData: { content, format },
      execArgv: [],
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
    })
    const end = (result: Result<Uint8Array>) => {
      clearTimeout(timer)
      resolve(result)
      void thread.terminate()
    }
    const timer = setTimeout(() => end(unfit('fileUnreadable')), SECONDS * 1000)
    thread.once('error', () => end(unfit('fileUnreadable')))
    thread.once('exit', () => end(unfit('fileUnreadable')))
    thread.once('message', (answer: { content?: Uint8Array; fault?: FileFault }) => {
      if (!answer.content) return end(unfit(answer.fault ?? 'fileUnreadable'))
      end(answer.content.length > LARGEST_FILE ? unfit('fileTooLarge') : ok(answer.content))
    })
  })
}
