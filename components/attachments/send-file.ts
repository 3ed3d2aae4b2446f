import { LARGEST_FILE, PIECE } from '@/lib/attachments/schema'
import { cutText } from '@/lib/kernel/text'

/** An error or refusal code; null where the file is stored. */
type Outcome = string | null

const TRIES = 8

/**
 * Sends a file piece by piece, beginning with what the server lacks: after a lost connection, or a page
 * that was left, it goes on where it stopped. Nothing of the file is kept in the browser.
 */
export async function sendFile(
  draft: string,
  file: File,
  told: (sent: number, waiting: boolean) => void,
): Promise<Outcome> {
  if (file.size === 0) return 'fileEmpty'
  if (file.size > LARGEST_FILE) return 'fileTooLarge'
  const content = await file.arrayBuffer()
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', content))
  const hash = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const address = `/api/drafts/${draft}/attachments?hash=${hash}`
  const told404 = (status: number) => (status === 404 ? 'NOT_FOUND' : undefined)

  const known = await insist(() => fetch(address), told)
  if (!known?.ok) return told404(known?.status ?? 0) ?? 'UNREACHABLE'
  const { pieces } = (await known.json()) as { pieces: number[] }
  const there = new Set(pieces)
  const count = Math.ceil(content.byteLength / PIECE)
  for (let piece = 0; piece < count; piece += 1) {
    told(Math.min(piece * PIECE, content.byteLength), false)
    if (there.has(piece)) continue
    const body = content.slice(piece * PIECE, (piece + 1) * PIECE)
    const send = () => fetch(`${address}&piece=${piece}`, { method: 'PUT', body })
    const answer = await insist(send, told)
    if (!answer?.ok) return codeOf(answer)
  }
  told(content.byteLength, false)
  const name = encodeURIComponent(cutText(file.name, 1000))
  return codeOf(await insist(() => fetch(`${address}&name=${name}`, { method: 'POST' }), told))
}

/** Asks until there is an answer, waiting longer each time, or until the browser is online again. */
async function insist(
  ask: () => Promise<Response>,
  told: (sent: number, waiting: boolean) => void,
): Promise<Response | null> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    try {
      const answer = await ask()
      if (answer.status < 500) return answer
    } catch {}
    told(-1, true)
    await (navigator.onLine ? pause(500 * 2 ** attempt) : online())
  }
  return null
}

const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, milliseconds))
const online = () =>
  new Promise<void>((resolve) => window.addEventListener('online', () => resolve(), { once: true }))

async function codeOf(answer: Response | null): Promise<Outcome> {
  if (!answer) return 'UNREACHABLE'
  if (answer.ok) return null
  try {
    const { code, fieldErrors } = (await answer.json()) as {
      code: string
      fieldErrors?: { file?: string[] }
    }
    return fieldErrors?.file?.[0] ?? code
  } catch {
    return 'UNREACHABLE'
  }
}
