// The thread's side of `readApart`: one file, one answer. JavaScript, since a thread can't be started
// from TypeScript; all else it runs is.
import { parentPort, workerData } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

register()
const { readFile, readText } = await import('./read-file.ts')
const { parseParagraphs } = await import('./paragraphs.ts')
const { UnfitFile } = await import('../platform/unfit.ts')

const { content, name, language, text, format } = workerData
try {
  const value = content ? readFile(Buffer.from(content), name, language) : readText(text, format)
  parentPort.postMessage({ step: parseParagraphs(value.text).paragraphs.length })
  parentPort.postMessage({ value })
} catch (error) {
  parentPort.postMessage({ fault: error instanceof UnfitFile ? error.fault : 'fileUnreadable' })
}
