// The thread's side of `readUploadApart`: one file, one answer. JavaScript, since a thread can't be started
// from TypeScript; all else it runs is.
import { parentPort, workerData } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

register()
const { readUpload } = await import('./upload-reading.ts')
parentPort.postMessage({ value: await readUpload(Buffer.from(workerData.content)) })
