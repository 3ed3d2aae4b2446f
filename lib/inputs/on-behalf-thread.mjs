// The thread's side of `readBatchApart`: one file, one answer. JavaScript, since a thread can't be started
// from TypeScript; all else it runs is.
import { parentPort, workerData } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

register()
const { readBatch } = await import('./on-behalf-reading.ts')
parentPort.postMessage({ value: await readBatch(Buffer.from(workerData.content)) })
