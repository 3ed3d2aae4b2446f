import { STEPS } from '@/lib/documents/limits'
import type { ImportStep } from '@/lib/documents/views'
import type { FileState } from './use-file'

/**
 * Sends a form with its file, tells how far that is, and leads on to what was read. Nothing typed is lost where
 * that fails: the page stays as it is.
 */
export function sendSource(
  form: HTMLFormElement,
  address: string,
  told: (what: FileState) => void,
): void {
  const request = new XMLHttpRequest()
  let [read, ended] = [0, false]
  const end = (fault: string) => {
    if (!ended) told({ fault })
    ended = true
  }
  const take = () => {
    if (request.status !== 200) return
    const upTo = request.responseText.lastIndexOf('\n') + 1
    const lines = request.responseText.slice(read, upTo).split('\n').filter(Boolean)
    read = upTo
    for (const line of lines) {
      const step: ImportStep = JSON.parse(line)
      if ('recognised' in step) told({ sent: 1, recognised: step.recognised })
      else if ('code' in step) end(step.code)
      else {
        ended = true
        window.location.assign(step.to)
      }
    }
  }
  request.open('POST', address)
  request.setRequestHeader('accept', STEPS)
  request.upload.addEventListener('progress', ({ loaded, total }) => told({ sent: loaded / total }))
  request.upload.addEventListener('load', () => told({ sent: 1 }))
  request.addEventListener('progress', take)
  request.addEventListener('load', () => {
    take()
    end(FAULTS[request.status] ?? 'UNREACHABLE')
  })
  request.addEventListener('error', () => end('UNREACHABLE'))
  told({ sent: 0 })
  request.send(new FormData(form))
}

const FAULTS: Record<number, string> = { 404: 'NOT_FOUND', 413: 'fileTooLarge' }
