// The thread's side of a comment table: to write 1,500 rows takes Word's library two seconds, in which the
// server would answer nobody. JavaScript, since a thread can't be started from TypeScript.
import { parentPort, workerData } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

register()
const { wordTable } = await import('./word-table.ts')
parentPort.postMessage({ value: await wordTable(workerData.table) })
