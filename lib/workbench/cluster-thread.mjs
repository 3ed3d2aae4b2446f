// The thread's side of `clustersApart`: the points of a stream, its clusters. JavaScript, since a thread can't
// be started from TypeScript; all else it runs is.
import { parentPort, workerData } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

register()
const { clusterPoints } = await import('./clusters.ts')
parentPort.postMessage({ value: clusterPoints(workerData.points, workerData.apart) })
