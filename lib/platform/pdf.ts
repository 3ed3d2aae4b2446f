import { type ChildProcess, spawn } from 'node:child_process'

/** What a PDF is made of. */
export type PdfJob = {
  /** A Typst document. It reads `data` as `json(bytes(sys.inputs.data))`, never as markup. */
  template: string
  data: object
}

const SECONDS = 20
const IDLE_SECONDS = 60

let child: ChildProcess | undefined
let idle: NodeJS.Timeout | undefined
let last: Promise<unknown> = Promise.resolve()

/**
 * Makes a tagged PDF/A in a process of its own, one after another: the compiler is native code, and whatever
 * it does to itself ends with that process, which goes when nobody has asked for a minute. It is not
 * bundled: it runs from its source.
 * @throws where it takes longer than twenty seconds, ends, or can't make one
 */
export function makePdf(job: PdfJob): Promise<Uint8Array> {
  const made = last.then(() => inProcess(job))
  last = made.catch(() => {})
  return made
}

// Told as text, since the bundler would follow a path to it.
const START = `
const file = require('node:path').join(process.cwd(), 'lib/platform/pdf-process.mjs')
import(require('node:url').pathToFileURL(file).href)`

function start(): ChildProcess {
  const started = spawn(process.execPath, ['--max-old-space-size=512', '-e', START], {
    serialization: 'advanced',
    env: { NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  // Unheard, an error between two jobs would end the server.
  started.on('error', () => {})
  // It keeps neither a script nor a server from ending.
  started.unref()
  started.channel?.unref()
  return started
}

async function inProcess(job: PdfJob): Promise<Uint8Array> {
  clearTimeout(idle)
  const worker = child?.connected ? child : start()
  child = worker
  try {
    return await answerOf(worker, job)
  } catch (error) {
    end(worker)
    throw error
  } finally {
    idle = setTimeout(() => end(worker), IDLE_SECONDS * 1000)
    idle.unref()
  }
}

function answerOf(worker: ChildProcess, job: PdfJob): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      clearTimeout(timer)
      worker.off('error', failed).off('exit', gone).off('message', answered)
      worker.channel?.unref()
      act()
    }
    const fail = (why: string) => settle(() => reject(new Error(`no PDF: ${why}`)))
    const timer = setTimeout(() => fail('it took too long'), SECONDS * 1000)
    worker.channel?.ref()
    const failed = (error: Error) => fail(error.message)
    const gone = () => fail('its process ended')
    const answered = ({ pdf, fault }: { pdf?: Uint8Array; fault?: string }) =>
      pdf ? settle(() => resolve(pdf)) : fail(fault ?? '')
    worker.on('error', failed).on('exit', gone).on('message', answered)
    worker.send(job, (error) => error && failed(error))
  })
}

function end(worker: ChildProcess): void {
  worker.kill('SIGKILL')
  if (child === worker) child = undefined
}
