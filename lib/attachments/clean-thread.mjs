// The thread's side of `cleanApart`: one file, one answer. JavaScript, since a thread can't be started
// from TypeScript; all else it runs is.
import { parentPort, workerData } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

register()
const { cleanFile } = await import('./clean.ts')
const { UnfitFile } = await import('../platform/unfit.ts')

try {
  const cleaned = await cleanFile(Buffer.from(workerData.content), workerData.format)
  parentPort.postMessage({ value: new Uint8Array(cleaned) })
} catch (error) {
  parentPort.postMessage({ fault: error instanceof UnfitFile ? error.fault : 'fileUnreadable' })
}
