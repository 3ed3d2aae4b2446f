// The thread's side of `readForeignApart`: one file, one answer. JavaScript, since a thread can't be started
// from TypeScript; all else it runs is.
import { parentPort, workerData } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

register()
const { readForeign } = await import('./foreign-reading.ts')
const { content, wished } = workerData
parentPort.postMessage({ value: await readForeign(Buffer.from(content), wished) })
